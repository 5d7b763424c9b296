import type { IndexedCredit } from '@shared/domain/season.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { noRoleText } from '../../credits/credit-text.ts';

/** The role or the job: "Walter White", "Role not given", "Executive Producer". */
export function roleText(credit: IndexedCredit, texts: Texts): string {
  if (credit.kind === 'crew') return texts.credits.job(credit.job ?? '');
  return credit.character === null || credit.character === ''
    ? noRoleText([credit], texts)
    : credit.character;
}

/** The kind of credit: "Regular", "Guest star", or the department. */
export function kindText(credit: IndexedCredit, { m, credits }: Texts): string {
  if (credit.kind === 'crew') return credits.department(credit.department ?? '');
  return credit.kind === 'regular' ? m.person.regular : m.person.guest;
}

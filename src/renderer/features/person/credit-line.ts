import type { Credit } from '@shared/domain/credit.ts';
import type { Messages } from '@shared/text/en.ts';

/** The role or the job: "Walter White", "Role not given", "Executive Producer". */
export function roleText(credit: Credit, m: Messages): string {
  if (credit.kind === 'crew') return credit.job ?? '';
  return credit.character === null || credit.character === '' ? m.season.unknownCharacter : credit.character;
}

/** What kind of credit it is: "Regular", "Guest star", or the department. */
export function kindText(credit: Credit, m: Messages): string {
  if (credit.kind === 'crew') return credit.department ?? '';
  return credit.kind === 'regular' ? m.person.regular : m.person.guest;
}

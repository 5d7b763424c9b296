import { creditRows } from '@shared/domain/credit-rows.ts';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { SheetPart } from '../../state/sheet-content.ts';
import { lineText, rowLine } from '../../text/roles-text.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/**
 * The people of an episode for printing, section by section as on the page.
 * @param shown without what is hidden there
 */
export function episodeParts(
  shown: CreditSections,
  hidden: HiddenDetails,
  texts: Texts,
): readonly SheetPart[] {
  const { m } = texts;
  const { columns } = m.credits;
  const rows = creditRows(shown);
  const partOf = (section: (typeof rows)[number]['section'], heading: string): SheetPart => ({
    heading,
    columns: [
      { label: columns.name, kind: 'name' },
      { label: columns.role, kind: 'text' },
      { label: columns.department, kind: 'text' },
    ],
    rows: rows
      .filter((row) => row.section === section)
      .map((row) => [
        row.group.person.name,
        lineText(rowLine(row, hidden, texts)),
        row.department === null ? '' : texts.credits.department(row.department),
      ]),
  });
  return [
    partOf('regulars', m.season.regularCast),
    partOf('guests', m.season.guestStars),
    partOf('crew', m.season.crew),
  ].filter((part) => part.rows.length > 0);
}

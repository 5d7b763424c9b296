import type { CreditRow } from '@shared/domain/credit-rows.ts';
import { distinctOriginalName } from '@shared/domain/person.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** How rows are written to the clipboard. */
export type CopyFormat = 'text' | 'tsv' | 'markdown';

/** Where the rows are from. */
export interface CopySource {
  /** "Breaking Bad, Season 1". */
  readonly title: string;
  /** ISO time at which TMDB answered. */
  readonly fetchedAt: string;
}

/** What of the rows is written, and how. */
export interface CopyOptions {
  readonly format: CopyFormat;
  readonly source: CopySource;
  readonly hidden: HiddenDetails;
}

/**
 * Writes rows with the season and the date they are from: as lines to read, as tab-separated values for a spreadsheet
 * (https://www.iana.org/assignments/media-types/text/tab-separated-values), or as a Markdown table. What is hidden on
 * the page is left out.
 */
export function copyCredits(
  shown: readonly CreditRow[],
  { format, source: { title, fetchedAt }, hidden }: CopyOptions,
  texts: Texts,
): string {
  const rows = shown.map((row) => withoutHidden(row, hidden));
  const provenance = texts.m.credits.provenance(texts.date(fetchedAt.slice(0, 10)));
  switch (format) {
    case 'text':
      return [title, ...rows.map((row) => toLine(row, texts)), '', provenance, ''].join('\n');
    case 'tsv':
      return [...toTable(rows, texts).map(toTsvLine), toTsvLine([title, provenance]), ''].join('\n');
    case 'markdown':
      return [
        `**${toMarkdown(title)}**`,
        '',
        ...toMarkdownTable(toTable(rows, texts)),
        '',
        provenance,
        '',
      ].join('\n');
  }
}

function withoutHidden(row: CreditRow, { characters, episodeCounts }: HiddenDetails): CreditRow {
  return {
    ...row,
    ...(characters && row.section !== 'crew' ? { roles: [] } : {}),
    ...(episodeCounts ? { group: { ...row.group, episodeCount: null } } : {}),
  };
}

function toLine({ group, roles }: CreditRow, texts: Texts): string {
  const name = nameOf(group.person);
  return roles.length === 0 ? name : texts.m.credits.line(name, roles.join(' / '));
}

function nameOf(person: CreditRow['group']['person']): string {
  const original = distinctOriginalName(person);
  return original === null ? person.name : `${person.name} (${original})`;
}

/** A head and a line of cells for each row. */
function toTable(rows: readonly CreditRow[], texts: Texts): readonly (readonly string[])[] {
  const { columns } = texts.m.credits;
  const sections = {
    regulars: texts.m.season.regularCast,
    guests: texts.m.season.guestStars,
    crew: texts.m.season.crew,
  };
  const head = [
    columns.name,
    columns.originalName,
    columns.role,
    columns.section,
    columns.department,
    columns.episodes,
  ];
  return [
    head,
    ...rows.map(({ group, roles, section, department }) => [
      group.person.name,
      distinctOriginalName(group.person) ?? '',
      roles.join(' / '),
      sections[section],
      department ?? '',
      group.episodeCount === null ? '' : String(group.episodeCount),
    ]),
  ];
}

/** A tab or a line break in a cell would be another cell. */
function toTsvLine(cells: readonly string[]): string {
  return cells.map((cell) => cell.replace(/[\t\r\n]+/gu, ' ')).join('\t');
}

function toMarkdownTable([head = [], ...lines]: readonly (readonly string[])[]): readonly string[] {
  const toMarkdownLine = (cells: readonly string[]): string => `| ${cells.map(toMarkdown).join(' | ')} |`;
  return [toMarkdownLine(head), toMarkdownLine(head.map(() => '---')), ...lines.map(toMarkdownLine)];
}

/** Characters that would end the cell or begin a format (https://spec.commonmark.org/0.31.2/#backslash-escapes). */
function toMarkdown(text: string): string {
  return text.replace(/[\r\n]+/gu, ' ').replace(/[\\`*_[\]<>|]/gu, String.raw`\$&`);
}

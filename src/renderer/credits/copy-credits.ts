import type { CreditRow } from '@shared/domain/credit-rows.ts';
import { distinctOriginalName } from '@shared/domain/person.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Cell } from '@shared/table-text.ts';
import { lineText, rowLine } from '../text/roles-text.ts';
import type { Texts } from '../text/texts.svelte.ts';
import { copyTable } from './page-table.ts';
import { seasonSource, sourceText } from './paper.ts';

/** The clipboard formats. */
export type CopyFormat = 'text' | 'tsv' | 'markdown';

/** Where the rows are from. */
export interface CopySource {
  /** "Breaking Bad, Season 1". */
  readonly title: string;
  /** Says whether it is TMDB's. */
  readonly seriesId: number;
  /** ISO time at which TMDB answered. */
  readonly fetchedAt: string;
}

/** What is written of the rows, and how. */
export interface CopyOptions {
  readonly format: CopyFormat;
  readonly source: CopySource;
  readonly hidden: HiddenDetails;
  /** The columns of the view, in place of all that is known, for the formats that have columns. */
  readonly table?: ToTable | undefined;
}

/** Writes rows as a view shows them, without what is hidden: a header row, then one row of cells for each. */
export type ToTable = (rows: readonly CreditRow[]) => readonly (readonly Cell[])[];

/**
 * Writes rows with their season and date: as plain lines, as tab-separated values for a spreadsheet
 * (https://www.iana.org/assignments/media-types/text/tab-separated-values), or as a Markdown table with the columns of the view.
 * What is hidden on the page is left out.
 */
export function copyCredits(
  shown: readonly CreditRow[],
  { format, source, hidden, table }: CopyOptions,
  texts: Texts,
): string {
  // The reader has chosen these people: nobody expects others.
  const from = { title: source.title, source: seasonSource(source), leftOut: [] };
  if (format !== 'text' && table !== undefined) return copyTable(table(shown), format, from, texts);
  const lines = shown.map((row) => toCopied(row, hidden, texts));
  if (format !== 'text') return copyTable(toTable(lines, texts), format, from, texts);
  const provenance = sourceText(from.source, texts);
  return [from.title, ...lines.map((line) => toText(line, texts)), '', provenance, ''].join('\n');
}

/** A row as it is written, without what is hidden. */
interface CopiedLine {
  readonly row: CreditRow;
  /** Roles or jobs; `''` for none. */
  readonly roles: string;
  readonly episodes: number | null;
}

function toCopied(row: CreditRow, hidden: HiddenDetails, texts: Texts): CopiedLine {
  return {
    row,
    roles: lineText(rowLine(row, hidden, texts)),
    episodes: hidden.episodeCounts ? null : row.group.episodeCount,
  };
}

function toText({ row, roles }: CopiedLine, texts: Texts): string {
  const name = nameOf(row.group.person);
  return roles === '' ? name : texts.m.credits.line(name, roles);
}

function nameOf(person: CreditRow['group']['person']): string {
  const original = distinctOriginalName(person);
  return original === null ? person.name : `${person.name} (${original})`;
}

/** A header row, then one row of cells per line. */
function toTable(lines: readonly CopiedLine[], texts: Texts): readonly (readonly Cell[])[] {
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
    ...lines.map(({ row, roles, episodes }) => [
      row.group.person.name,
      distinctOriginalName(row.group.person) ?? '',
      roles,
      sections[row.section],
      texts.credits.department(row.department ?? ''),
      episodes,
    ]),
  ];
}

import type { CreditRow } from '@shared/domain/credit-rows.ts';
import { isSampleSeries } from '@shared/domain/sample.ts';
import { distinctOriginalName } from '@shared/domain/person.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { delimitedLine, markdownTable, markdownText, type Cell } from '@shared/table-text.ts';
import type { SheetSource } from '../state/sheet-content.ts';
import { lineText, rowLine } from '../text/roles-text.ts';
import type { Texts } from '../text/texts.svelte.ts';

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

/** Where rows are from that are not of one series. */
export interface ListSource {
  readonly title: string;
  readonly list: SheetSource;
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
  if (format !== 'text' && table !== undefined) return copyTable(table(shown), format, source, texts);
  const lines = shown.map((row) => toCopied(row, hidden, texts));
  if (format !== 'text') return copyTable(toTable(lines, texts), format, source, texts);
  const provenance = provenanceOf(source, texts);
  return [source.title, ...lines.map((line) => toText(line, texts)), '', provenance, ''].join('\n');
}

/** The source line, with the date. */
export function provenanceOf(
  { seriesId, fetchedAt }: Pick<CopySource, 'seriesId' | 'fetchedAt'>,
  texts: Texts,
): string {
  return sourceText(isSampleSeries(seriesId) ? 'sample' : { fetchedAt }, texts);
}

/** The same for what is not from one series. */
export function sourceText(source: SheetSource, texts: Texts): string {
  if (source === 'sample') return texts.m.season.sampleHint;
  const { provenance, provenanceUndated } = texts.m.credits;
  return source.fetchedAt === null ? provenanceUndated : provenance(texts.day(source.fetchedAt));
}

/**
 * Writes any table with its title and its source.
 * @param table a header row, then one row of cells per line
 */
export function copyTable(
  table: readonly (readonly Cell[])[],
  format: Exclude<CopyFormat, 'text'>,
  source: CopySource | ListSource,
  texts: Texts,
): string {
  const provenance = 'list' in source ? sourceText(source.list, texts) : provenanceOf(source, texts);
  return format === 'tsv'
    ? [...table, [], [source.title, provenance], []].map((cells) => delimitedLine(cells, '\t')).join('\n')
    : [`**${markdownText(source.title)}**`, '', ...markdownTable(table), '', provenance, ''].join('\n');
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

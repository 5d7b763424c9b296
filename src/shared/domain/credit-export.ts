import type { CreditMark } from './comparison-export.ts';
import type { Credit, CreditKind } from './credit.ts';
import type { LibrarySearch } from './library-search.ts';
import { distinctOriginalName } from './person.ts';
import { isSampleSeries } from './sample.ts';
import type { AnswerTimes } from './season-changes.ts';
import type { SeasonCredits, SeasonKey } from './season.ts';
import type { HiddenDetails, SpoilerKind } from './spoilers.ts';
import type { SubjectKey } from './yours.ts';

/** The export formats: docs/export-format.md. */
export const EXPORT_FORMATS = ['csv', 'tsv', 'json', 'jsonl', 'markdown', 'nfo'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The file extension of a format; `null` for one that is a folder of files. */
export const EXPORT_ENDINGS: Readonly<Record<ExportFormat, string | null>> = {
  csv: 'csv',
  tsv: 'tsv',
  json: 'json',
  jsonl: 'jsonl',
  markdown: 'md',
  nfo: null,
};

/** Which credits are exported, all of them from the library. */
export type ExportSubject =
  /** Of every kept season. */
  | { readonly kind: 'library' }
  /** Of these seasons, in this order. */
  | { readonly kind: 'seasons'; readonly keys: readonly SeasonKey[] }
  /** Some of one season. */
  | { readonly kind: 'credits'; readonly key: SeasonKey; readonly creditIds: readonly string[] }
  /** Of one episode: everyone whom TMDB places in it. */
  | { readonly kind: 'episode'; readonly key: SeasonKey; readonly episodeNumber: number }
  /** Of one person, in every kept season. */
  | { readonly kind: 'person'; readonly personId: number }
  /** Of some people in these seasons: as cast (`null`), or in one department. */
  | {
      readonly kind: 'people';
      readonly keys: readonly SeasonKey[];
      readonly people: readonly { readonly personId: number; readonly department: string | null }[];
    }
  /**
   * Of what the reader has marked or put into a list: series and seasons whole, people in every kept season. A season that is
   * kept in several languages is exported in the one that was opened last.
   */
  | { readonly kind: 'subjects'; readonly subjects: readonly SubjectKey[] }
  /**
   * Not credits but the reader's own: what they have starred, noted, tagged, reviewed or listed, a row each (entry-export.ts).
   * `null`: all of it.
   */
  | { readonly kind: 'entries'; readonly subjects: readonly SubjectKey[] | null }
  /**
   * Of those whom a comparison shows: who joined, left or stayed between two sides, or who is in at least two of the sides.
   * A side is one or more seasons.
   */
  | {
      readonly kind: 'comparison';
      readonly sides: readonly (readonly SeasonKey[])[];
      readonly isShared: boolean;
      /** Only these people, such as those whom a filter leaves; absent: all. */
      readonly personIds?: readonly number[] | undefined;
      /** Of two sides, only cast or crew; absent: both. */
      readonly work?: 'cast' | 'crew' | undefined;
    }
  /** What TMDB has changed between kept answers about these seasons: each credit as it was, and as it is. */
  | {
      readonly kind: 'changes';
      readonly seasons: readonly { readonly key: SeasonKey; readonly revisions: readonly AnswerTimes[] }[];
    }
  /** Of the people a library search finds by name, role or job, and of the seasons and series it finds by name. */
  | { readonly kind: 'search'; readonly search: Pick<LibrarySearch, 'text' | 'only' | 'translated'> };

/** The formats that can hold a subject. Files for Kodi are about whole episodes, and each exists once. */
export function formatsOf({ kind }: ExportSubject): readonly ExportFormat[] {
  return kind === 'comparison' || kind === 'changes' || kind === 'entries'
    ? EXPORT_FORMATS.filter((format) => format !== 'nfo')
    : EXPORT_FORMATS;
}

/** The fields that only exports of a comparison or of changes have, after those of the credit. */
export function markColumnsOf({ kind }: ExportSubject): readonly MarkColumn[] {
  if (kind === 'changes') return MARK_COLUMNS;
  return kind === 'comparison' ? ['change'] : [];
}

/** What is exported, and how. */
export interface CreditExport {
  readonly subject: ExportSubject;
  readonly format: ExportFormat;
  /** Details the reader has hidden are not written either. */
  readonly hidden: HiddenDetails;
  /** Includes what the reader has not seen: they have asked to see it. */
  readonly showUnseen: boolean;
  /** The fields of CSV, TSV, JSON and JSON Lines; all of them by default. {@link FIXED_COLUMNS} are always included. */
  readonly columns?: readonly ExportColumn[] | undefined;
  /** The fields that only this kind of subject has ({@link markColumnsOf}); all of them by default. */
  readonly markColumns?: readonly MarkColumn[] | undefined;
}

/** An export as the library is asked for it. */
export interface LibraryExport extends CreditExport {
  /** ISO time. */
  readonly exportedAt: string;
  /** The language whose order of names the seasons come in: the window's. */
  readonly locale: string;
}

/** The most hits of each kind whose credits a search exports. */
export const MOST_EXPORTED_HITS = 2_000;

/** How far an export has come. */
export interface ExportProgress {
  readonly seasonsDone: number;
  readonly seasonsTotal: number;
  readonly rows: number;
}

/** What an export says about a season, apart from its credits. */
export interface ExportedSeason {
  readonly key: SeasonKey;
  /** `''` when it is not known. */
  readonly seriesName: string;
  readonly season: Omit<SeasonCredits, 'credits'>;
  /** ISO time at which TMDB answered. */
  readonly fetchedAt: string;
  /** What is said of its credits, in an export of a comparison or of changes. */
  readonly marksOf?: (credit: Credit) => readonly CreditMark[];
  /** ISO time of the answer in which TMDB had changed them. */
  readonly changedAt?: string;
}

/**
 * One role or job of one person in one season: a row in a table, an object in JSON. The names are those of TMDB's answers
 * where TMDB has one. Other programs read them, so they are part of the file format.
 */
export interface ExportRow {
  readonly series_id: number;
  readonly series_name: string;
  readonly season_number: number;
  readonly season_name: string;
  /** TMDB's id of the season. */
  readonly season_id: number;
  /** ISO date. */
  readonly air_date: string | null;
  readonly language: string;
  readonly person_id: number;
  readonly name: string;
  /** `null` if it is the same as the name. */
  readonly original_name: string | null;
  readonly credit_id: string;
  readonly kind: CreditKind;
  readonly department: string | null;
  readonly job: string | null;
  readonly character: string | null;
  readonly order: number | null;
  readonly episode_count: number | null;
  readonly episode_numbers: readonly number[];
  /** Only in exports of a comparison or of changes. */
  readonly change?: readonly CreditMark[];
  /** Only in exports of changes. */
  readonly changed_at?: string;
  readonly fetched_at: string;
  /** The season's page on TMDB; for the sample, a note that it is one. */
  readonly source: string;
  /** The notice that TMDB's terms (§3) require beside its data. */
  readonly attribution: string;
}

/** All fields of a row, in the order of the columns. */
export const EXPORT_COLUMNS = [
  'series_id',
  'series_name',
  'season_number',
  'season_name',
  'season_id',
  'air_date',
  'language',
  'person_id',
  'name',
  'original_name',
  'credit_id',
  'kind',
  'department',
  'job',
  'character',
  'order',
  'episode_count',
  'episode_numbers',
  'fetched_at',
  'source',
  'attribution',
] as const satisfies readonly (keyof ExportRow)[];

export const MARK_COLUMNS = ['change', 'changed_at'] as const satisfies readonly (keyof ExportRow)[];

/** A field that only some exports have: {@link markColumnsOf}. */
export type MarkColumn = (typeof MARK_COLUMNS)[number];

export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

/** The person in the row, and what TMDB's terms require with its data; no choice omits them. */
export const FIXED_COLUMNS: readonly ExportColumn[] = ['name', 'fetched_at', 'source', 'attribution'];

/** The formats whose columns can be chosen. */
export const COLUMN_FORMATS: readonly ExportFormat[] = ['csv', 'tsv', 'json', 'jsonl'];

/** The columns of a choice, in the order of {@link EXPORT_COLUMNS}. */
export function chosenColumns(chosen: readonly ExportColumn[] = EXPORT_COLUMNS): readonly ExportColumn[] {
  return EXPORT_COLUMNS.filter((column) => FIXED_COLUMNS.includes(column) || chosen.includes(column));
}

/** TMDB's terms, §3: this sentence, with "application". In English in all exports, like the terms. */
export const TMDB_NOTICE =
  'This application uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB.';

const SAMPLE_SOURCE = 'Endroll sample';
const SAMPLE_NOTICE = 'Made up for Endroll; not from TMDB.';

/** The source of a season's data, and the notice that goes with it. */
export function provenanceOf({ seriesId, seasonNumber }: SeasonKey): Provenance {
  return provenanceOfPage(`tv/${seriesId}/season/${seasonNumber}`, isSampleSeries(seriesId));
}

/** The same for anything that has a page on TMDB, or is part of the sample. */
export function provenanceOfPage(path: string, isSample: boolean): Provenance {
  return isSample
    ? { source: SAMPLE_SOURCE, attribution: SAMPLE_NOTICE }
    : { source: `https://www.themoviedb.org/${path}`, attribution: TMDB_NOTICE };
}

type Provenance = Pick<ExportRow, 'source' | 'attribution'>;

/** The rows of a season's credits that may be shown, in order, without hidden details. */
export function exportRows(
  { key, seriesName, season, fetchedAt, marksOf, changedAt }: ExportedSeason,
  credits: readonly Credit[],
  hidden: HiddenDetails,
): readonly ExportRow[] {
  const provenance = provenanceOf(key);
  return credits.map((credit) => ({
    series_id: key.seriesId,
    series_name: seriesName,
    season_number: key.seasonNumber,
    season_name: season.name,
    season_id: season.tmdbSeasonId,
    air_date: season.airDate,
    language: key.language,
    person_id: credit.person.personId,
    name: credit.person.name,
    original_name: distinctOriginalName(credit.person),
    credit_id: credit.creditId,
    kind: credit.kind,
    department: credit.department,
    job: credit.job,
    character: hidden.characters ? null : credit.character,
    order: credit.order,
    episode_count: hidden.episodeCounts ? null : credit.episodeCount,
    episode_numbers: hidden.episodeCounts ? [] : credit.episodeNumbers,
    ...(marksOf === undefined ? {} : { change: marksOf(credit) }),
    ...(changedAt === undefined ? {} : { changed_at: changedAt }),
    fetched_at: fetchedAt,
    ...provenance,
  }));
}

/** The details that are left out, by name. */
export function hiddenNames(hidden: HiddenDetails): readonly SpoilerKind[] {
  return (Object.keys(hidden) as SpoilerKind[]).filter((kind) => hidden[kind]);
}

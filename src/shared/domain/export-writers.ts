import {
  delimitedLine,
  markdownLine,
  markdownTable,
  markdownText,
  type Cell,
  type Separator,
} from '../table-text.ts';
import type { ComparisonSummary } from './comparison-export.ts';
import type { Credit } from './credit.ts';
import {
  chosenColumns,
  EXPORT_COLUMNS,
  MARK_COLUMNS,
  exportRows,
  type ExportColumn,
  hiddenNames,
  provenanceOf,
  type ExportedSeason,
  type ExportFormat,
  type ExportRow,
  type MarkColumn,
} from './credit-export.ts';
import { episodePart, type EpisodePart } from './episode-part.ts';
import { isInEpisode } from './episode-people.ts';
import { localDay } from './freshness.ts';
import type { SeriesKey } from './series.ts';
import type { HiddenDetails } from './spoilers.ts';

/** The name of a folder or file, not yet sanitized: a long title is truncated, the part that makes it unique never is. */
export interface ExportedName {
  readonly title: string;
  readonly end: string;
}

/** A piece of a file; for formats that are a folder, `file` says which file it begins. */
export interface ExportedText {
  readonly text: string;
  /** Its folders, and the file in the last of them; `null` for more of the same file. */
  readonly file: readonly ExportedName[] | null;
}

/**
 * Writes credits in one format, season by season, so that only one season is in memory (for NFO files, one series in one
 * language, whose seasons must follow each other). Order of calls: `begin`; for each season, `season` with those of its
 * credits that may be shown, in any number of slices; `end`.
 */
export interface ExportWriter {
  begin(): string;
  season(season: ExportedSeason, slices: Iterable<readonly Credit[]>): Iterable<ExportedText>;
  end(): Iterable<ExportedText>;
}

export interface ExportWriterOptions {
  readonly hidden: HiddenDetails;
  /** Something was left out because the reader has not seen it. */
  readonly hidesUnseen: boolean;
  /** ISO time of the export. */
  readonly exportedAt: string;
  /** All by default. */
  readonly columns?: readonly ExportColumn[] | undefined;
  /** The fields that this export has besides. */
  readonly markColumns?: readonly MarkColumn[];
  /** What a comparison says beyond its rows. */
  readonly summary?: ComparisonSummary | null;
}

/** Without it, spreadsheets read the file in the system's legacy code page. */
const BYTE_ORDER_MARK = '\uFEFF';
/** How the lines of CSV and TSV are written, and what stands before the first one. */
export const SEPARATED = {
  csv: { separator: ',', lineEnd: '\r\n', mark: BYTE_ORDER_MARK },
  tsv: { separator: '\t', lineEnd: '\n', mark: '' },
} as const satisfies Readonly<
  Record<string, { readonly separator: Separator; readonly lineEnd: string; readonly mark: string }>
>;
/** Raised when a field changes its meaning or is removed, not when one is added. */
const JSON_VERSION = 1;

/** Creates the writer for a format. */
export function exportWriter(format: ExportFormat, options: ExportWriterOptions): ExportWriter {
  switch (format) {
    case 'csv':
    case 'tsv':
      return tableWriter(SEPARATED[format], options);
    case 'json':
      return jsonWriter(options);
    case 'jsonl':
      return jsonLinesWriter(options);
    case 'markdown':
      return markdownWriter(options);
    case 'nfo':
      return nfoWriter(options);
  }
}

const part = (text: string): ExportedText => ({ text, file: null });

/** A field of a row. */
type WrittenColumn = ExportColumn | MarkColumn;

const FIRST_OF_CREDIT = EXPORT_COLUMNS.indexOf('person_id');
const FIRST_OF_SOURCE = EXPORT_COLUMNS.indexOf('fetched_at');
const OF_SEASON = EXPORT_COLUMNS.slice(0, FIRST_OF_CREDIT);
const OF_CREDIT = EXPORT_COLUMNS.slice(FIRST_OF_CREDIT, FIRST_OF_SOURCE);
const OF_SOURCE = EXPORT_COLUMNS.slice(FIRST_OF_SOURCE);

/** Comma- or tab-separated values: one line with the names of the columns, then a line for each row. */
function tableWriter(
  { separator, lineEnd, mark }: (typeof SEPARATED)[keyof typeof SEPARATED],
  { hidden, columns: chosen, markColumns = [] }: ExportWriterOptions,
): ExportWriter {
  const all = chosenColumns(chosen);
  const cells = (row: ExportRow, columns: readonly WrittenColumn[]): string =>
    delimitedLine(
      columns.map((column) => {
        const value = row[column];
        return typeof value === 'object' && value !== null ? value.join(' ') : (value ?? null);
      }),
      separator,
    );
  // The fields of the season are the same in all of its rows, and half of each line.
  const [ofSeason, ofCredit, ofSource] = [OF_SEASON, OF_CREDIT, OF_SOURCE].map((part) =>
    part.filter((column) => all.includes(column)),
  ) as [ExportColumn[], ExportColumn[], ExportColumn[]];
  const ofRow = [...ofCredit, ...markColumns];
  return {
    begin: () => mark + delimitedLine([...ofSeason, ...ofRow, ...ofSource], separator) + lineEnd,
    *season(season, slices) {
      for (const credits of slices) {
        const rows = exportRows(season, credits, hidden);
        const [first] = rows;
        if (first === undefined) continue;
        const before = ofSeason.length === 0 ? '' : cells(first, ofSeason) + separator;
        const after = separator + cells(first, ofSource) + lineEnd;
        yield part(rows.map((row) => before + cells(row, ofRow) + after).join(''));
      }
    },
    end: () => [],
  };
}

/** The fields that come before the rows in JSON. */
export function jsonHead(
  { hidden, hidesUnseen, exportedAt, summary = null }: ExportWriterOptions,
  format: 'endroll-credits' | 'endroll-entries' = 'endroll-credits',
): object {
  return {
    format,
    version: JSON_VERSION,
    exported_at: exportedAt,
    hidden: [...hiddenNames(hidden), ...(hidesUnseen ? ['unseen'] : [])],
    ...(summary === null ? {} : { comparison: summary }),
  };
}

/** A row as JSON: unchanged if all columns are chosen, otherwise with the chosen ones. */
function jsonLine({ columns, markColumns = [] }: ExportWriterOptions): (row: ExportRow) => string {
  const chosen = chosenColumns(columns);
  const fields = [...chosen, ...markColumns];
  const areAllChosen = chosen.length === EXPORT_COLUMNS.length;
  const isWhole = (row: ExportRow): boolean =>
    areAllChosen && MARK_COLUMNS.every((column) => row[column] === undefined || markColumns.includes(column));
  return (row) => JSON.stringify(row, isWhole(row) ? undefined : fields);
}

function jsonWriter(options: ExportWriterOptions): ExportWriter {
  const toLine = jsonLine(options);
  const { begin, rows, end } = jsonRows(jsonHead(options), 'credits');
  return {
    begin,
    *season(season, slices) {
      for (const credits of slices)
        if (credits.length > 0) yield part(rows(exportRows(season, credits, options.hidden).map(toLine)));
    },
    end: () => [part(end())],
  };
}

/** One document with a head and many rows, some of which are written at a time. */
export function jsonRows(
  head: object,
  name: string,
): {
  readonly begin: () => string;
  readonly rows: (lines: readonly string[]) => string;
  readonly end: () => string;
} {
  let isFirst = true;
  return {
    begin: () => `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(name)}:[`,
    rows: (lines) => {
      if (lines.length === 0) return '';
      const before = isFirst ? '\n' : ',\n';
      isFirst = false;
      return before + lines.join(',\n');
    },
    end: () => '\n]}\n',
  };
}

/** JSON Lines (https://jsonlines.org): a header, then one line for each row. */
function jsonLinesWriter(options: ExportWriterOptions): ExportWriter {
  const toLine = jsonLine(options);
  return {
    begin: () => `${JSON.stringify(jsonHead(options))}\n`,
    *season(season, slices) {
      for (const credits of slices)
        yield part(
          exportRows(season, credits, options.hidden)
            .map((row) => `${toLine(row)}\n`)
            .join(''),
        );
    },
    end: () => [],
  };
}

/** For reading: a heading and a table for each season, with its source. */
function markdownWriter({
  hidden,
  hidesUnseen,
  markColumns = [],
  summary = null,
}: ExportWriterOptions): ExportWriter {
  const columns = [
    'Name',
    'Original name',
    'Role or job',
    'Kind',
    'Department',
    'Episodes',
    ...markColumns.map((column) => MARK_HEADINGS[column]),
  ];
  return {
    begin: () => (hidesUnseen ? 'What has not been seen yet is left out.\n\n' : ''),
    *season(season, slices) {
      const { key, seriesName, fetchedAt, changedAt } = season;
      const day = localDay(new Date(fetchedAt));
      // The same season, before and after a change.
      const names = [seriesName, season.season.name, ...(changedAt === undefined ? [] : [day])];
      const title = names.filter((name) => name !== '').join(', ');
      yield part(`## ${markdownText(title)}\n\n${markdownTable([columns]).join('\n')}\n`);
      for (const credits of slices) {
        const lines = exportRows(season, credits, hidden).map((row) =>
          markdownLine([
            row.name,
            row.original_name,
            row.job ?? row.character,
            row.kind,
            row.department,
            row.episode_count,
            ...(markColumns.includes('change') ? [row.change?.join(', ') ?? null] : []),
            ...(markColumns.includes('changed_at') ? [localDay(new Date(changedAt ?? fetchedAt))] : []),
          ]),
        );
        yield part(lines.map((line) => `${line}\n`).join(''));
      }
      const { source, attribution } = provenanceOf(key);
      yield part(
        `\n${source.startsWith('https:') ? `<${source}>` : source}, ${key.language}, as of ${day}. ${attribution}\n\n`,
      );
    },
    end: () => (summary === null ? [] : [part(summaryTables(summary))]),
  };
}

const MARK_HEADINGS: Readonly<Record<MarkColumn, string>> = { change: 'Change', changed_at: 'Changed' };

/** What a comparison says beyond its rows, as tables for reading; empty ones are left out. */
function summaryTables({ recast, changed_jobs: changedJobs, continuity }: ComparisonSummary): string {
  const names = (people: readonly { readonly name: string }[]): string =>
    people.map(({ name }) => name).join(', ');
  const tables: readonly (readonly [string, readonly (readonly Cell[])[]])[] = [
    [
      'Recast',
      [['Role', 'Before', 'After'], ...recast.map((one) => [one.role, names(one.before), names(one.after)])],
    ],
    [
      'Changed jobs',
      [
        ['Name', 'Before', 'After'],
        ...changedJobs.map((one) => [one.name, one.before.join(', '), one.after.join(', ')]),
      ],
    ],
    [
      'Continuity',
      [
        ['Department', 'Before', 'After', 'Stayed'],
        ...continuity.map(({ department, before, after, stayed }) => [department, before, after, stayed]),
      ],
    ],
  ];
  return tables
    .filter(([, rows]) => rows.length > 1)
    .map(([title, rows]) => `## ${title}\n\n${markdownTable(rows).join('\n')}\n\n`)
    .join('');
}

/** Where Kodi takes portraits from: https://developer.themoviedb.org/docs/image-basics */
const PORTRAITS = 'https://image.tmdb.org/t/p/original';

/** An actor of a series, over its seasons. */
interface NfoActor {
  readonly name: string;
  readonly profilePath: string | null;
  readonly roles: Set<string>;
  readonly order: number;
}

/**
 * A folder for each series with a `tvshow.nfo` of all its actors, and a file for each episode with its actors, directors
 * and writers: https://kodi.wiki/view/NFO_files/TV_shows and …/Episodes. Kodi has no file for a season.
 */
function nfoWriter({ hidden }: ExportWriterOptions): ExportWriter {
  let series: { readonly season: ExportedSeason; readonly actors: Map<number, NfoActor> } | null = null;

  function* finishSeries(): Iterable<ExportedText> {
    if (series === null) return;
    const { season, actors } = series;
    const { seriesId } = season.key;
    yield {
      file: [nfoFolder(season), { title: 'tvshow', end: '.nfo' }],
      text: nfoFile(season, 'tvshow', [
        element('title', season.seriesName),
        ...(isFromTmdb(season) ? [element('uniqueid', String(seriesId), ' type="tmdb" default="true"')] : []),
        ...[...actors.values()].map((actor) => actorElement(actor, season)),
      ]),
    };
    series = null;
  }

  return {
    begin: () => '',
    *season(season, slices) {
      if (series === null || !isSameSeries(series.season.key, season.key)) {
        yield* finishSeries();
        series = { season, actors: new Map() };
      }
      const shown = [...slices].flat();
      for (const credit of shown) if (credit.kind !== 'crew') addActor(series.actors, credit, hidden);
      for (const { episodeNumber, name, airDate } of season.season.episodes) {
        // Hiding episode counts also hides who is in which episode.
        const own = hidden.episodeCounts
          ? []
          : shown.filter((credit) => isInEpisode(credit, episodeNumber, season.season.episodes));
        const actors = new Map<number, NfoActor>();
        for (const credit of own) if (credit.kind !== 'crew') addActor(actors, credit, hidden);
        const crew = (part: EpisodePart): readonly string[] => [
          ...new Set(own.filter((credit) => episodePart(credit) === part).map(({ person }) => person.name)),
        ];
        yield {
          file: nfoEpisodeFile(season, episodeNumber),
          text: nfoFile(season, 'episodedetails', [
            ...(name === '' ? [] : [element('title', name)]),
            element('season', String(season.key.seasonNumber)),
            element('episode', String(episodeNumber)),
            ...(airDate === null ? [] : [element('aired', airDate)]),
            ...crew('directs').map((director) => element('director', director)),
            ...crew('writes').map((writer) => element('credits', writer)),
            ...[...actors.values()].map((actor) => actorElement(actor, season)),
          ]),
        };
      }
    },
    *end() {
      yield* finishSeries();
    },
  };
}

function isFromTmdb({ key }: ExportedSeason): boolean {
  return provenanceOf(key).source.startsWith('https:');
}

function addActor(actors: Map<number, NfoActor>, { person, character }: Credit, hidden: HiddenDetails): void {
  const known = actors.get(person.personId);
  const actor = known ?? {
    name: person.name,
    profilePath: person.profilePath,
    roles: new Set(),
    order: actors.size,
  };
  if (!hidden.characters && character !== null && character !== '') actor.roles.add(character);
  actors.set(person.personId, actor);
}

function actorElement({ name, profilePath, roles, order }: NfoActor, season: ExportedSeason): string {
  const parts = [
    element('name', name),
    element('role', [...roles].join(' / ')),
    element('order', String(order)),
    ...(profilePath === null || !isFromTmdb(season) ? [] : [element('thumb', PORTRAITS + profilePath)]),
  ];
  return `  <actor>\n${parts.map((line) => `  ${line}`).join('')}  </actor>\n`;
}

function nfoFile({ key, fetchedAt }: ExportedSeason, root: string, elements: readonly string[]): string {
  const { source, attribution } = provenanceOf(key);
  const comment = `${source}, ${key.language}, as of ${localDay(new Date(fetchedAt))}. ${attribution}`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n<!-- ${comment} -->\n<${root}>\n${elements.join('')}</${root}>\n`;
}

function element(name: string, text: string, attributes = ''): string {
  return `  <${name}${attributes}>${xmlText(text)}</${name}>\n`;
}

/** Text for XML 1.0, without the characters it does not allow: https://www.w3.org/TR/xml/#charsets */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function isSameSeries(a: SeriesKey, b: SeriesKey): boolean {
  return a.seriesId === b.seriesId && a.language === b.language;
}

/** A folder for each language, since roles and titles differ. */
function nfoFolder({ key, seriesName }: ExportedSeason): ExportedName {
  return { title: seriesName, end: ` (${key.seriesId}, ${key.language})` };
}

/** Kodi finds it if the video file has the same name. */
function nfoEpisodeFile(season: ExportedSeason, episodeNumber: number): readonly ExportedName[] {
  const number = twoDigits(season.key.seasonNumber);
  return [
    nfoFolder(season),
    { title: `Season ${number}`, end: '' },
    { title: season.seriesName, end: ` S${number}E${twoDigits(episodeNumber)}.nfo` },
  ];
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

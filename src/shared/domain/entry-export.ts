import { delimitedLine, markdownLine, markdownTable, type Cell } from '../table-text.ts';
import { provenanceOfPage, type ExportFormat } from './credit-export.ts';
import { jsonHead, jsonRows, SEPARATED, type ExportWriterOptions } from './export-writers.ts';
import { localDay } from './freshness.ts';
import { isSamplePerson, isSampleSeries } from './sample.ts';
import { isHiddenCredit, type HiddenDetails } from './spoilers.ts';
import { pageOfSubject, parseSubject, type Subject, type YoursEntry } from './yours.ts';

/**
 * Something that the reader has starred, noted, tagged, reviewed or listed, as a row of an export: docs/export-format.md. The
 * names of the fields are part of the format.
 */
export interface EntryRow {
  readonly kind: Subject['kind'];
  /** Of the person, series, season or episode; of a credit, the person. `null` if it is not known any more. */
  readonly name: string | null;
  /** Of a credit, its role or job; of a person, what they did in the newest kept series: "Hollis Tully (Eight Summers)". */
  readonly roles: readonly string[];
  readonly series_id: number | null;
  readonly series_name: string | null;
  readonly season_number: number | null;
  readonly episode_number: number | null;
  readonly person_id: number | null;
  readonly credit_id: string | null;
  readonly starred: boolean;
  readonly reviewed: boolean;
  readonly tags: readonly string[];
  /** The names of the lists it is in. */
  readonly lists: readonly string[];
  /** `null` for none. */
  readonly note: string | null;
  /** ISO time of the last change of the note, star or tags; `null` for what is only in lists. */
  readonly changed_at: string | null;
  /** Opens it in Endroll; for a credit, its season. */
  readonly address: string;
  /** When TMDB answered with the names; `null`, as what follows, where there are none. */
  readonly fetched_at: string | null;
  readonly source: string | null;
  readonly attribution: string | null;
}

const COLUMNS = [
  'kind',
  'name',
  'roles',
  'series_id',
  'series_name',
  'season_number',
  'episode_number',
  'person_id',
  'credit_id',
  'starred',
  'reviewed',
  'tags',
  'lists',
  'note',
  'changed_at',
  'address',
  'fetched_at',
  'source',
  'attribution',
] as const satisfies readonly (keyof EntryRow)[];

/** An entry as a row, without hidden details; `null` for one that is no subject. */
export function entryRow(
  { subject: key, names, works, fetchedAt, changedAt, note, isStarred, isReviewed, tags }: YoursEntry,
  lists: readonly string[],
  hidden: HiddenDetails,
): EntryRow | null {
  const subject = parseSubject(key);
  if (subject === null) return null;
  const series = 'seriesId' in subject ? subject : null;
  const page = pageOfSubject(key);
  const isSample =
    subject.kind === 'person' ? isSamplePerson(subject.personId) : isSampleSeries(subject.seriesId);
  const ofKind: Readonly<Record<Subject['kind'], string | null>> = {
    person: names.personName,
    credit: names.personName,
    series: names.seriesName,
    season: names.seasonName,
    episode: names.episodeName,
  };
  const role = names.role === '' || (hidden.characters && !names.isJob) ? null : names.role;
  return {
    kind: subject.kind,
    name: ofKind[subject.kind],
    roles: [...(role === null ? [] : [role]), ...works.flatMap((work) => workTexts(work, hidden))],
    series_id: series?.seriesId ?? null,
    series_name: names.seriesName,
    season_number: 'seasonNumber' in subject ? subject.seasonNumber : null,
    episode_number: 'episodeNumber' in subject ? subject.episodeNumber : null,
    person_id: 'personId' in subject ? subject.personId : null,
    credit_id: 'creditId' in subject ? subject.creditId : null,
    starred: isStarred,
    reviewed: isReviewed,
    tags,
    lists,
    note: note === '' ? null : note,
    changed_at: changedAt,
    address: `endroll://${page}`,
    fetched_at: fetchedAt,
    ...(fetchedAt === null ? { source: null, attribution: null } : provenanceOfPage(page, isSample)),
  };
}

function workTexts(
  { seriesName, seriesId, roles }: YoursEntry['works'][number],
  hidden: HiddenDetails,
): readonly string[] {
  const shown = roles.filter(({ kind }) => !isHiddenCredit({ kind }, hidden));
  if (shown.length === 0) return [];
  const series = seriesName === '' ? `series ${seriesId}` : seriesName;
  const named = shown.flatMap(({ kind, role }) =>
    role === '' || (hidden.characters && kind !== 'crew') ? [] : [role],
  );
  return named.length === 0 ? [series] : [...new Set(named)].map((role) => `${role} (${series})`);
}

/** Writes entries in one format, some at a time: `begin`, `rows` any number of times, `end`. */
export interface EntryWriter {
  begin(): string;
  rows(rows: readonly EntryRow[]): string;
  end(): string;
}

/** Creates the writer for a format; files for Kodi cannot hold entries. */
export function entryWriter(
  format: Exclude<ExportFormat, 'nfo'>,
  options: Pick<ExportWriterOptions, 'hidden' | 'hidesUnseen' | 'exportedAt'>,
): EntryWriter {
  switch (format) {
    case 'csv':
    case 'tsv': {
      const { separator, lineEnd, mark } = SEPARATED[format];
      const line = (cells: readonly Cell[]): string => delimitedLine(cells, separator) + lineEnd;
      return {
        begin: () => mark + line(COLUMNS),
        rows: (rows) => rows.map((row) => line(COLUMNS.map((column) => cellOf(row[column])))).join(''),
        end: () => '',
      };
    }
    case 'json': {
      const { begin, rows, end } = jsonRows(jsonHead(options, 'endroll-entries'), 'entries');
      return { begin, rows: (own) => rows(own.map((row) => JSON.stringify(row))), end };
    }
    case 'jsonl':
      return {
        begin: () => `${JSON.stringify(jsonHead(options, 'endroll-entries'))}\n`,
        rows: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
        end: () => '',
      };
    case 'markdown':
      return markdownEntries(options.hidesUnseen);
  }
}

/** Yes or nothing, so that a spreadsheet can count and filter it. */
function cellOf(value: EntryRow[keyof EntryRow]): Cell {
  if (typeof value === 'boolean') return value ? 'yes' : null;
  return typeof value === 'object' && value !== null ? value.join(', ') : value;
}

/** For reading: one table, with its source if anything in it is TMDB's. */
function markdownEntries(hidesUnseen: boolean): EntryWriter {
  const columns = {
    Name: ({ name }) => name,
    Kind: ({ kind }) => kind,
    'Role or job': ({ roles }) => roles.join(', '),
    Series: ({ series_name: series }) => series,
    Season: ({ season_number: number }) => number,
    Episode: ({ episode_number: number }) => number,
    Star: ({ starred }) => (starred ? '★' : null),
    Tags: ({ tags }) => tags.map((tag) => `#${tag}`).join(' '),
    Lists: ({ lists }) => lists.join(', '),
    Reviewed: ({ reviewed }) => cellOf(reviewed),
    Note: ({ note }) => note,
    Changed: ({ changed_at: changed }) => (changed === null ? null : localDay(new Date(changed))),
    Address: ({ address }) => address,
  } satisfies Readonly<Record<string, (row: EntryRow) => Cell>>;
  const notices = new Map<string, string>();
  return {
    begin: () =>
      [
        ...(hidesUnseen ? ['What has not been seen yet is left out.', ''] : []),
        ...markdownTable([Object.keys(columns)]),
        '',
      ].join('\n'),
    rows: (rows) => {
      for (const { attribution, fetched_at: at } of rows) {
        if (attribution === null || at === null) continue;
        const known = notices.get(attribution);
        if (known === undefined || at < known) notices.set(attribution, at);
      }
      return rows
        .map(
          (row) =>
            `${markdownLine(Object.values(columns).map((cell: (row: EntryRow) => Cell) => cell(row)))}\n`,
        )
        .join('');
    },
    end: () =>
      [...notices].map(([notice, at]) => `\nNames as of ${localDay(new Date(at))}. ${notice}\n`).join(''),
  };
}

import type { Credit } from '@shared/domain/credit.ts';
import {
  MOST_EXPORTED_HITS,
  type CreditExport,
  type ExportedSeason,
  type ExportProgress,
  type ExportSubject,
} from '@shared/domain/credit-export.ts';
import { exportWriter, type ExportedText } from '@shared/domain/export-writers.ts';
import type { LibrarySearchResult } from '@shared/domain/library-search.ts';
import { seasonKeyOf, seasonKeyText, sortKeptSeasons, type SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import {
  isHiddenCredit,
  NOTHING_SAID,
  toSeenSeries,
  unseenOf,
  withoutUnseen,
  type SeenSeries,
} from '@shared/domain/spoilers.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { ExportPart, Parts, Slices } from './calls.ts';
import { creditsOf } from './person.ts';
import { allKeptSeasons } from './kept.ts';
import { searchLibrary, seasonFilter, type SearchedFiles } from './search.ts';

/** A few milliseconds of work, and about 150 KB. */
const CREDITS_IN_A_PART = 500;

/** How many results of a search have their seasons looked up in one slice, which takes a few milliseconds. */
const HITS_IN_A_SLICE = 10;

/** A season of an export, and which of its credits belong to the export. */
interface WantedSeason {
  readonly key: SeasonKey;
  readonly isWanted: (credit: Credit) => boolean;
}

interface Wanted {
  readonly seasons: readonly WantedSeason[];
  readonly isCut: boolean;
}

const everyCredit = (): boolean => true;

/**
 * Writes credits in one of the formats of docs/export-format.md. Only one season is in memory at a time, however many there
 * are, and each is read with its own query. Seasons that cannot be read are named; the others are not affected.
 * @param files what is searched and read, as it is now; `null` while there is no library
 */
export function* exportCredits(
  files: () => SearchedFiles | null,
  {
    subject,
    format,
    hidden,
    showUnseen,
    exportedAt,
    columns,
  }: CreditExport & { readonly exportedAt: string },
): Parts<ExportPart> {
  const opened = files();
  const seen = showUnseen || opened === null ? NOTHING_SAID : toSeenSeries(opened.own.seen());
  const found = yield* findSeasons(opened, subject, { hidden, showUnseen });
  const { isCut } = found;
  // What a search does not find because it has not been seen is left out, too.
  const hidesUnseen =
    (subject.kind === 'search' && seen.size > 0) ||
    found.seasons.some(({ key }) => unseenOf(seen, key) !== 'nothing');
  const seasons = format === 'nfo' ? seriesTogether(found.seasons) : found.seasons;
  const writer = exportWriter(format, {
    hidden,
    hidesUnseen,
    exportedAt,
    columns,
  });
  const leftOut: SeasonKey[] = [];
  let progress: ExportProgress = { seasonsDone: 0, seasonsTotal: seasons.length, rows: 0 };
  const part = (texts: Iterable<ExportedText>): ExportPart => ({
    pieces: Array.from(texts, ({ text, file }) => ({ file, bytes: new TextEncoder().encode(text) })),
    leftOut: [...leftOut],
    isCut,
    ...progress,
  });
  const begin = writer.begin();
  yield part(begin === '' ? [] : [{ text: begin, file: null }]);
  for (const { key, isWanted } of seasons) {
    const read = readSeason(files(), key, seen);
    if (read === null) leftOut.push(key);
    else {
      const credits = read.credits.filter((credit) => isWanted(credit) && !isHiddenCredit(credit, hidden));
      for (const text of writer.season(read.season, slicesOf(credits))) yield part([text]);
      progress = { ...progress, rows: progress.rows + credits.length };
    }
    progress = { ...progress, seasonsDone: progress.seasonsDone + 1 };
    yield undefined;
  }
  yield part(writer.end());
}

/** Groups the seasons of one series in one language, as files about a series require; otherwise keeps their order. */
function seriesTogether(seasons: readonly WantedSeason[]): readonly WantedSeason[] {
  const bySeries = new Map<string, WantedSeason[]>();
  for (const season of seasons) {
    const id = `${season.key.seriesId}/${season.key.language}`;
    bySeries.set(id, [...(bySeries.get(id) ?? []), season]);
  }
  return [...bySeries.values()].flat();
}

function* slicesOf(credits: readonly Credit[]): Iterable<readonly Credit[]> {
  for (let first = 0; first < credits.length; first += CREDITS_IN_A_PART)
    yield credits.slice(first, first + CREDITS_IN_A_PART);
}

/** Without what has not been seen; `null` for a season that is not there, or whose page is damaged. */
function readSeason(
  files: SearchedFiles | null,
  key: SeasonKey,
  seen: SeenSeries,
): { readonly season: ExportedSeason; readonly credits: readonly Credit[] } | null {
  const indexed = files?.index.findSeason(key) ?? null;
  if (files === null || indexed === null || indexed.isHidden) return null;
  const { own, index } = files;
  const page = index.page(indexed.id);
  if (page === null) return null;
  const seriesName = index.findSeries(key)?.name ?? own.entry(key)?.seriesName ?? '';
  const all = { ...page.head.season, credits: index.credits(indexed.id) };
  const { credits, ...season } = withoutUnseen(all, unseenOf(seen, key));
  return { season: { key, seriesName, season, fetchedAt: indexed.fetchedAt }, credits };
}

// ——— what is wanted

function* findSeasons(
  files: SearchedFiles | null,
  subject: ExportSubject,
  guarded: Pick<CreditExport, 'hidden' | 'showUnseen'>,
): Slices<Wanted> {
  const all = (keys: readonly SeasonKey[], isWanted: WantedSeason['isWanted'] = everyCredit): Wanted => {
    const each = new Map(keys.map((key) => [seasonKeyText(key), { key: seasonKeyOf(key), isWanted }]));
    return { seasons: [...each.values()], isCut: false };
  };
  switch (subject.kind) {
    case 'seasons':
      return all(subject.keys);
    case 'credits': {
      const ids = new Set(subject.creditIds);
      return all([subject.key], ({ creditId }) => ids.has(creditId));
    }
    case 'library':
      return all(files === null ? [] : keysOfLibrary(files));
    case 'person':
      return all(
        files === null ? [] : keysOfPerson(files, subject.personId),
        ({ person }) => person.personId === subject.personId,
      );
    case 'search': {
      if (files === null) return all([]);
      const result = yield* searchLibrary(files, {
        ...subject.search,
        ...guarded,
        limit: MOST_EXPORTED_HITS,
      });
      return yield* wantedBySearch(files, fromJsonText(result), subject.search.text);
    }
  }
}

/**
 * People found by name come with all their credits, others with the roles, jobs or seasons that were found; all within the
 * seasons to which the search is limited. In slices, because there may be {@link MOST_EXPORTED_HITS} people to look up.
 */
function* wantedBySearch(
  files: SearchedFiles,
  { groups }: LibrarySearchResult,
  text: string,
): Slices<Wanted> {
  const isWithin = seasonFilter(files, text);
  const wanted = new Map<string, { readonly key: SeasonKey; readonly tests: WantedSeason['isWanted'][] }>();
  const add = (keys: readonly SeasonKey[], test: WantedSeason['isWanted']): void => {
    for (const key of keys.filter(isWithin)) {
      const id = seasonKeyText(key);
      const known = wanted.get(id) ?? { key: seasonKeyOf(key), tests: [] };
      known.tests.push(test);
      wanted.set(id, known);
    }
  };
  for (const [index, hit] of groups.flatMap(({ hits }) => hits).entries()) {
    if (index % HITS_IN_A_SLICE === HITS_IN_A_SLICE - 1) yield;
    switch (hit.kind) {
      case 'person': {
        const { personId } = hit.person;
        add(keysOfPerson(files, personId), ({ person }) => person.personId === personId);
        break;
      }
      case 'role':
      case 'job': {
        const { part, person } = hit;
        const roles = new Set(part.roles);
        add(
          part.seasonNumbers.map((seasonNumber) => ({ ...part, seasonNumber })),
          (credit) =>
            credit.person.personId === person.personId && roles.has(credit.job ?? credit.character ?? ''),
        );
        break;
      }
      case 'series':
        add(keysOfSeries(files, hit), everyCredit);
        break;
      case 'season':
        if (hit.seasonNumber !== null) add([{ ...hit, seasonNumber: hit.seasonNumber }], everyCredit);
        break;
      case 'episode':
        if (hit.seasonNumber !== null && hit.episodeNumber !== null) {
          const { episodeNumber } = hit;
          add([{ ...hit, seasonNumber: hit.seasonNumber }], ({ episodeNumbers }) =>
            episodeNumbers.includes(episodeNumber),
          );
        }
        break;
      // The reader's own words are not credits.
      case 'note':
    }
  }
  return {
    seasons: [...wanted.values()].map(({ key, tests }) => ({
      key,
      isWanted: (credit) => tests.some((test) => test(credit)),
    })),
    isCut: groups.some(({ hasMore }) => hasMore),
  };
}

interface KeyRow {
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
}

/** What is listed and may still be kept, in the order of the list, also what the index does not have: it is named. */
function keysOfLibrary(files: SearchedFiles): readonly SeasonKey[] {
  return allKeptSeasons(files).filter(({ isExpired }) => !isExpired);
}

/** In the order of the list. */
function keysWhere(
  { index }: SearchedFiles,
  condition: string,
  values: readonly (string | number)[],
): readonly SeasonKey[] {
  const found = index.database
    .prepare<KeyRow & { readonly name: string | null }>(
      `SELECT season.series_id, season.season_number, season.language, series.name AS name FROM season
       LEFT JOIN series ON series.series_id = season.series_id AND series.language = season.language
       WHERE season.is_hidden = 0 ${condition}`,
    )
    .all(...values)
    .map(({ series_id, season_number, language, name }) => ({
      seriesId: series_id,
      seasonNumber: season_number,
      language,
      seriesName: name ?? '',
    }));
  return sortKeptSeasons(found).map(seasonKeyOf);
}

function keysOfSeries(files: SearchedFiles, { seriesId, language }: SeriesKey): readonly SeasonKey[] {
  return keysWhere(files, 'AND season.series_id = ? AND season.language = ?', [seriesId, language]);
}

function keysOfPerson(files: SearchedFiles, personId: number): readonly SeasonKey[] {
  const seasons = new Set(creditsOf(files.index, personId).map(({ season }) => season.id));
  return keysWhere(files, 'AND season.id IN (SELECT value FROM json_each(?))', [
    JSON.stringify([...seasons]),
  ]);
}

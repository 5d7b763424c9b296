import {
  comparePeople,
  sharedPeople,
  toSide,
  type ComparedSide,
  type SeasonOfSide,
} from '@shared/domain/compare-people.ts';
import { exportedSections, narrowComparison } from '@shared/domain/compare-sections.ts';
import {
  markCredits,
  summarizeComparison,
  type ComparisonSummary,
  type CreditMark,
} from '@shared/domain/comparison-export.ts';
import type { Credit } from '@shared/domain/credit.ts';
import {
  markColumnsOf,
  MOST_EXPORTED_HITS,
  type CreditExport,
  type ExportedSeason,
  type ExportProgress,
  type ExportSubject,
  type LibraryExport,
} from '@shared/domain/credit-export.ts';
import { entryRow, entryWriter, type EntryRow } from '@shared/domain/entry-export.ts';
import { exportWriter, type ExportedText } from '@shared/domain/export-writers.ts';
import type { HitGroup, LibrarySearchResult } from '@shared/domain/library-search.ts';
import { isInEpisode } from '@shared/domain/episode-people.ts';
import {
  changeOfCast,
  compareSeasons,
  type AnswerTimes,
  type CreditChange,
} from '@shared/domain/season-changes.ts';
import {
  areOfOneSeries,
  lacksPeople,
  seasonKeyOf,
  seasonKeyText,
  sortKeptSeasons,
  type SeasonCredits,
  type SeasonKey,
} from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import {
  hasUnseenSeason,
  isHiddenCredit,
  NO_PROGRESS,
  seenBeside,
  seenChanges,
  seenCredits,
  shownChanges,
  toSeenSeries,
  unseenOf,
  withoutHiddenCounts,
  withoutUnseen,
  type SeenSeries,
} from '@shared/domain/spoilers.ts';
import { parseSubject, type SubjectKey } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { CutHits, ExportPart, HiddenCounts, Parts, Slices } from './calls.ts';
import { creditsOf } from './person.ts';
import { allKeptSeasons } from './kept.ts';
import { searchLibrary, seasonFilter, type SearchedFiles } from './search.ts';
import { SubjectNaming, yoursEntries } from './yours.ts';

/** A few milliseconds of work, and about 150 KB. */
const CREDITS_IN_A_PART = 500;

/** A few milliseconds of looking up names. */
const ENTRIES_IN_A_PART = 50;

/** How many results of a search have their seasons looked up in one slice, which takes a few milliseconds. */
const HITS_IN_A_SLICE = 10;

/** What is exported as whole seasons, of which hidden credits are counted: see {@link ExportPart}. */
const COUNTS_HIDDEN: ReadonlySet<ExportSubject['kind']> = new Set(['library', 'seasons', 'comparison']);

/** Whether a credit belongs to an export, given its season. */
type IsWanted = (credit: Credit, season: ExportedSeason['season']) => boolean;

/** A season of an export, and which of its credits belong to the export. */
interface WantedSeason {
  readonly key: SeasonKey;
  readonly isWanted: IsWanted;
  /** The marks of a credit. */
  readonly marksOf?: (credit: Credit) => readonly CreditMark[];
  /** Reads it in another way than from the index; `null` if it is not there. */
  readonly read?: () => readonly ReadSeason[] | null;
}

interface Wanted {
  readonly seasons: readonly WantedSeason[];
  /** None by default. */
  readonly cut?: readonly CutHits[];
  readonly summary?: ComparisonSummary;
}

/** A season as it is exported, with its credits. */
interface ReadSeason {
  readonly season: ExportedSeason;
  readonly credits: readonly Credit[];
  /** The same with those that have not been seen; absent if that is everything, or not known. */
  readonly all?: readonly Credit[];
}

/** Reads a season from the answer that arrived at an ISO time; `null` when it is not kept. */
export type ReadSeasonAt = (key: SeasonKey, fetchedAt: string) => SeasonCredits | null;

interface ExportSource {
  readonly files: SearchedFiles | null;
  readonly seasonAt: ReadSeasonAt;
  readonly seen: SeenSeries;
  readonly guarded: Pick<CreditExport, 'hidden' | 'showUnseen'>;
  readonly locale: string;
}

const everyCredit = (): boolean => true;

/**
 * Writes credits in one of the formats of docs/export-format.md. Only one season is in memory at a time, however many there
 * are, and each is read with its own query. Seasons that cannot be read are named; the others are not affected.
 * @param files what is searched and read, as it is now; `null` while there is no library
 */
export function* exportCredits(
  files: () => SearchedFiles | null,
  seasonAt: ReadSeasonAt,
  wanted: LibraryExport,
): Parts<ExportPart> {
  const { subject, format, hidden, showUnseen, exportedAt, columns, markColumns, locale } = wanted;
  const opened = files();
  if (subject.kind === 'entries') {
    yield* exportEntries(opened, subject.subjects, wanted);
    return;
  }
  const seen = showUnseen || opened === null ? NO_PROGRESS : toSeenSeries(opened.own.seen());
  const found = yield* findSeasons(
    { files: opened, seasonAt, seen, guarded: { hidden, showUnseen }, locale },
    subject,
  );
  const { cut = [] } = found;
  // What a search does not find because it has not been seen is left out, too.
  const hidesUnseen =
    (subject.kind === 'search' && seen.size > 0) ||
    found.seasons.some(({ key }) => {
      const isOfPeople = subject.kind === 'person' || subject.kind === 'subjects';
      const numbers =
        isOfPeople && opened !== null && seen.has(key.seriesId)
          ? opened.index.airDatesOf(key).keys()
          : [key.seasonNumber];
      return hasUnseenSeason(seen, key.seriesId, numbers);
    });
  const tell = isAlone(subject) ? seenCredits : seenBeside;
  const seasons = format === 'nfo' ? seriesTogether(found.seasons) : found.seasons;
  const writer = exportWriter(format, {
    hidden,
    hidesUnseen,
    exportedAt,
    columns,
    markColumns: markColumnsOf(subject).filter((column) => markColumns?.includes(column) ?? true),
    summary: found.summary ?? null,
  });
  // Several changes may be of one season.
  const lastOf = new Map(seasons.map(({ key }, index) => [seasonKeyText(key), index]));
  const leftOut = new Map<string, SeasonKey>();
  let hiddenCounts: HiddenCounts | null = COUNTS_HIDDEN.has(subject.kind) ? { unseen: 0, guests: 0 } : null;
  let progress: ExportProgress = { seasonsDone: 0, seasonsTotal: lastOf.size, rows: 0 };
  const part = (texts: Iterable<ExportedText>): ExportPart => ({
    pieces: Array.from(texts, ({ text, file }) => ({ file, bytes: new TextEncoder().encode(text) })),
    leftOut: [...leftOut.values()],
    cut,
    hidesUnseen,
    hiddenCounts,
    ...progress,
  });
  const begin = writer.begin();
  yield part(begin === '' ? [] : [{ text: begin, file: null }]);
  for (const [index, { key, isWanted, marksOf, read }] of seasons.entries()) {
    const states = read === undefined ? readSeason(files(), key, { seen, hidden, tell }) : read();
    if (states === null) leftOut.set(seasonKeyText(key), key);
    for (const { season, credits: seenOnes, all = seenOnes } of states ?? []) {
      // People whom a comparison does not mention are not counted as hidden.
      const isAsked: IsWanted = marksOf === undefined ? isWanted : everyCredit;
      const asked = seenOnes.filter((credit) => isAsked(credit, season.season));
      if (hiddenCounts !== null)
        hiddenCounts = {
          unseen:
            hiddenCounts.unseen +
            all.filter((credit) => isAsked(credit, season.season)).length -
            asked.length,
          guests: hiddenCounts.guests + asked.filter((credit) => isHiddenCredit(credit, hidden)).length,
        };
      const credits = asked.filter(
        (credit) => isWanted(credit, season.season) && !isHiddenCredit(credit, hidden),
      );
      const marked = marksOf === undefined ? season : { ...season, marksOf };
      for (const text of writer.season(marked, slicesOf(credits))) yield part([text]);
      progress = { ...progress, rows: progress.rows + credits.length };
    }
    if (lastOf.get(seasonKeyText(key)) === index)
      progress = { ...progress, seasonsDone: progress.seasonsDone + 1 };
    yield undefined;
  }
  yield part(writer.end());
}

/** True for an export of one season or a part of it, which tells as much as its page; in others, seasons stand together. */
function isAlone(subject: ExportSubject): boolean {
  const { kind } = subject;
  return kind === 'credits' || kind === 'episode' || (kind === 'seasons' && subject.keys.length === 1);
}

/** Writes what the reader has marked and listed, with names, and without what has not been seen or is hidden. */
function* exportEntries(
  files: SearchedFiles | null,
  subjects: readonly SubjectKey[] | null,
  { format, hidden, showUnseen, exportedAt }: LibraryExport,
): Parts<ExportPart> {
  if (format === 'nfo') throw new Error('Files for Kodi are about episodes');
  const seen = showUnseen || files === null ? NO_PROGRESS : toSeenSeries(files.own.seen());
  const hidesUnseen = files !== null && seen.size > 0 && (yield* hasUnseenEntries(files, subjects, seen));
  const writer = entryWriter(format, { hidden, hidesUnseen, exportedAt });
  let count = 0;
  const part = (text: string): ExportPart => ({
    pieces: text === '' ? [] : [{ file: null, bytes: new TextEncoder().encode(text) }],
    leftOut: [],
    cut: [],
    hidesUnseen,
    hiddenCounts: null,
    seasonsDone: 0,
    seasonsTotal: 0,
    rows: count,
  });
  yield part(writer.begin());
  if (files !== null) {
    const { own } = files;
    const lists = new Map<SubjectKey, string[]>();
    for (const { content } of own.items('list'))
      for (const subject of content.subjects)
        lists.set(subject, [...(lists.get(subject) ?? []), content.name]);
    let rows: EntryRow[] = [];
    for (const entry of yoursEntries(own, new SubjectNaming(files, seen), subjects)) {
      const row = entryRow(entry, lists.get(entry.subject) ?? [], hidden);
      if (row === null) continue;
      rows.push(row);
      count += 1;
      if (rows.length < ENTRIES_IN_A_PART) continue;
      yield part(writer.rows(rows));
      rows = [];
    }
    yield part(writer.rows(rows));
  }
  yield part(writer.end());
}

/** Whether anything of these entries is left out because it has not been seen; it is said before the first of them. */
function* hasUnseenEntries(
  files: SearchedFiles,
  subjects: readonly SubjectKey[] | null,
  seen: SeenSeries,
): Slices<boolean> {
  const naming = new SubjectNaming(files, seen);
  let count = 0;
  for (const _ of yoursEntries(files.own, naming, subjects)) {
    if (naming.hasUnseen) return true;
    count += 1;
    if (count % ENTRIES_IN_A_PART === 0) yield;
  }
  return naming.hasUnseen;
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

/** Without what has not been seen, and hidden counts; `null` for a season that is not there, or whose page is damaged. */
function readSeason(
  files: SearchedFiles | null,
  key: SeasonKey,
  {
    seen,
    hidden,
    tell,
  }: {
    readonly seen: SeenSeries;
    readonly hidden: CreditExport['hidden'];
    /** For a season that stands alone, or beside others. */
    readonly tell: typeof seenCredits;
  },
): readonly [ReadSeason] | null {
  const indexed = files?.index.findSeason(key) ?? null;
  if (files === null || indexed === null || indexed.isHidden) return null;
  const { index } = files;
  const page = index.page(indexed.id);
  if (page === null) return null;
  const all = { ...page.head.season, credits: index.credits(indexed.id) };
  const unseen = unseenOf(seen, key);
  const { credits, ...season } = withoutUnseen(all, unseen, tell);
  const seriesName = seriesNameOf(files, key);
  return [
    {
      ...(unseen !== 'nothing' && { all: all.credits }),
      season: { key, seriesName, season, fetchedAt: indexed.fetchedAt },
      credits: withoutHiddenCounts(credits, hidden),
    },
  ];
}

/** As it was when the season was kept if TMDB's answer about the series is not there. */
function seriesNameOf(files: SearchedFiles | null, key: SeasonKey): string {
  return files?.index.findSeries(key)?.name ?? files?.own.entry(key)?.seriesName ?? '';
}

// ——— what is wanted

function* findSeasons(
  source: ExportSource,
  subject: Exclude<ExportSubject, { readonly kind: 'entries' }>,
): Slices<Wanted> {
  const { files, guarded, locale } = source;
  const all = (keys: readonly SeasonKey[], isWanted: WantedSeason['isWanted'] = everyCredit): Wanted => {
    const each = new Map(keys.map((key) => [seasonKeyText(key), { key: seasonKeyOf(key), isWanted }]));
    return { seasons: [...each.values()] };
  };
  switch (subject.kind) {
    case 'seasons':
      return all(subject.keys);
    case 'credits': {
      const ids = new Set(subject.creditIds);
      return all([subject.key], ({ creditId }) => ids.has(creditId));
    }
    case 'episode': {
      const { key, episodeNumber } = subject;
      return all([key], inEpisode(episodeNumber, guarded));
    }
    case 'people': {
      const wanted = new Set(
        subject.people.map(({ personId, department }) => `${personId}/${department ?? 'cast'}`),
      );
      return all(subject.keys, ({ kind, person, department }) =>
        wanted.has(`${person.personId}/${kind === 'crew' ? (department ?? '') : 'cast'}`),
      );
    }
    case 'subjects':
      return files === null
        ? all([])
        : yield* wantedSubjects(files, subject.subjects, { ...guarded, locale });
    case 'comparison':
      return yield* wantedOfComparison(source, subject);
    case 'changes':
      return {
        seasons: subject.seasons.flatMap(({ key, revisions }) =>
          revisions.map((times) => ({
            key: seasonKeyOf(key),
            isWanted: everyCredit,
            read: () => readChanges(source, key, times),
          })),
        ),
      };
    case 'library':
      return all(files === null ? [] : keysOfLibrary(files, locale));
    case 'person':
      return all(
        files === null ? [] : keysOfPerson(files, subject.personId, locale),
        ({ person }) => person.personId === subject.personId,
      );
    case 'search': {
      if (files === null) return all([]);
      const result = yield* searchLibrary(files, {
        ...subject.search,
        ...guarded,
        limit: MOST_EXPORTED_HITS,
      });
      return yield* wantedBySearch(files, fromJsonText(result), subject.search.text, { ...guarded, locale });
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
  guarded: Pick<LibraryExport, 'hidden' | 'locale'>,
): Slices<Wanted> {
  const isWithin = seasonFilter(files, text);
  const wanted = new CollectedSeasons();
  const add = (keys: readonly SeasonKey[], test: IsWanted): void => wanted.add(keys.filter(isWithin), test);
  for (const [index, hit] of groups.flatMap(({ hits }) => hits).entries()) {
    if (index % HITS_IN_A_SLICE === HITS_IN_A_SLICE - 1) yield;
    switch (hit.kind) {
      case 'person': {
        const { personId } = hit.person;
        add(keysOfPerson(files, personId, guarded.locale), ({ person }) => person.personId === personId);
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
        add(keysOfSeries(files, hit, guarded.locale), everyCredit);
        break;
      case 'season':
        if (hit.seasonNumber !== null) add([{ ...hit, seasonNumber: hit.seasonNumber }], everyCredit);
        break;
      case 'episode':
        if (hit.seasonNumber !== null && hit.episodeNumber !== null) {
          const { episodeNumber } = hit;
          add([{ ...hit, seasonNumber: hit.seasonNumber }], inEpisode(episodeNumber, guarded));
        }
        break;
      // The reader's own words are not credits.
      case 'note':
    }
  }
  const cut = groups.filter(({ hasMore }) => hasMore);
  return { seasons: wanted.seasons(), cut: cut.map(toCutHits) };
}

/** Says of hits that they are not all. */
export function toCutHits({ kind, hits, total }: HitGroup): CutHits {
  return { kind, shown: hits.length, total: total ?? null };
}

/** Seasons each once, with everything that is wanted of them. */
class CollectedSeasons {
  readonly #seasons = new Map<string, { readonly key: SeasonKey; readonly tests: IsWanted[] }>();

  add(keys: readonly SeasonKey[], test: IsWanted): void {
    for (const key of keys) {
      const id = seasonKeyText(key);
      const known = this.#seasons.get(id) ?? { key: seasonKeyOf(key), tests: [] };
      known.tests.push(test);
      this.#seasons.set(id, known);
    }
  }

  seasons(): readonly WantedSeason[] {
    return [...this.#seasons.values()].map(({ key, tests }) => ({
      key,
      isWanted: (credit, season) => tests.some((test) => test(credit, season)),
    }));
  }
}

/** Nobody where episode counts are hidden, since who is in an episode is hidden with them. */
function inEpisode(episodeNumber: number, { hidden }: Pick<CreditExport, 'hidden'>): IsWanted {
  return (credit, { episodes }) => !hidden.episodeCounts && isInEpisode(credit, episodeNumber, episodes);
}

/** What the reader has marked, in slices: a list may have thousands of people. */
function* wantedSubjects(
  files: SearchedFiles,
  subjects: readonly SubjectKey[],
  guarded: Pick<LibraryExport, 'hidden' | 'locale'>,
): Slices<Wanted> {
  const wanted = new CollectedSeasons();
  for (const [index, key] of subjects.entries()) {
    if (index % HITS_IN_A_SLICE === HITS_IN_A_SLICE - 1) yield;
    const subject = parseSubject(key);
    switch (subject?.kind) {
      case 'series':
        wanted.add(openedSeasons(files, subject.seriesId), everyCredit);
        break;
      case 'season':
        wanted.add(openedSeasons(files, subject.seriesId, subject.seasonNumber), everyCredit);
        break;
      case 'episode':
        wanted.add(
          openedSeasons(files, subject.seriesId, subject.seasonNumber),
          inEpisode(subject.episodeNumber, guarded),
        );
        break;
      case 'credit':
        wanted.add(
          openedSeasons(files, subject.seriesId, subject.seasonNumber),
          ({ creditId }) => creditId === subject.creditId,
        );
        break;
      case 'person':
        wanted.add(
          keysOfPerson(files, subject.personId, guarded.locale),
          ({ person }) => person.personId === subject.personId,
        );
        break;
      case undefined:
    }
  }
  return { seasons: wanted.seasons() };
}

/** The kept seasons of a series, or one of them, ascending, each in the language that was opened last. */
function openedSeasons(
  { own, index }: SearchedFiles,
  seriesId: number,
  seasonNumber?: number,
): readonly SeasonKey[] {
  const kept = own.openedOf(seriesId, seasonNumber).filter((entry) => index.findSeason(entry) !== null);
  return [...Map.groupBy(kept, (entry) => entry.seasonNumber).values()]
    .flatMap(([newest]) => (newest === undefined ? [] : [seasonKeyOf(newest)]))
    .toSorted((a, b) => a.seasonNumber - b.seasonNumber);
}

/**
 * Those whom a comparison shows. Its sides are read twice, so that they need not stay in memory while they are written. If a
 * season of the two sides cannot be read, nothing is said of who joined or left: the others come as they are.
 */
function* wantedOfComparison(
  { files, seen, guarded: { hidden } }: ExportSource,
  { sides, isShared, personIds, work }: Extract<ExportSubject, { readonly kind: 'comparison' }>,
): Slices<Wanted> {
  const read: ComparedSide[] = [];
  let isAllRead = true;
  for (const keys of sides) {
    const side: SeasonOfSide[] = [];
    for (const key of keys) {
      const [found] = readSeason(files, key, { seen, hidden, tell: seenBeside }) ?? [];
      isAllRead &&= found !== undefined;
      side.push({
        credits: found?.credits ?? null,
        unseen: unseenOf(seen, key),
        lacksPeople: found !== undefined && lacksPeople(found.season.season.parts),
      });
      yield;
    }
    read.push(toSide(side));
  }
  const asked = personIds === undefined ? null : new Set(personIds);
  const all = (
    marksOf: (side: number) => (credit: Credit) => readonly CreditMark[],
  ): readonly WantedSeason[] =>
    sides.flatMap((keys, side) => {
      const own = marksOf(side);
      return keys.map((key) => ({
        key: seasonKeyOf(key),
        isWanted: (credit) => own(credit).length > 0,
        marksOf: own,
      }));
    });
  const [first, second, ...more] = read;
  if (isShared || first === undefined || second === undefined || more.length > 0) {
    const shared = sharedPeople(read, hidden, () => 0).map(({ person }) => person.personId);
    const ids = new Set(shared.filter((id) => asked?.has(id) !== false));
    const marksOf = ({ person }: Credit): readonly CreditMark[] =>
      ids.has(person.personId) ? ['shared'] : [];
    return { seasons: all(() => marksOf) };
  }
  if (!isAllRead)
    return {
      seasons: sides.flat().map((key) => ({ key: seasonKeyOf(key), isWanted: everyCredit })),
    };
  const isOneSeries = areOfOneSeries(sides.flat());
  const comparison = narrowComparison(comparePeople(first, second, { isOneSeries }), {
    work: work ?? null,
    personIds: asked,
  });
  const sections = exportedSections(comparison, hidden);
  const marks = markCredits(sections);
  return {
    seasons: all((side) => marks[side === 0 ? 0 : 1]),
    summary: summarizeComparison(sections),
  };
}

/** The credits that TMDB has changed between two answers, as they were and as they are; `null` if one is not kept. */
function readChanges(
  { files, seasonAt, seen, guarded: { hidden } }: ExportSource,
  key: SeasonKey,
  { before, after }: AnswerTimes,
): readonly ReadSeason[] | null {
  const [older, newer] = [seasonAt(key, before), seasonAt(key, after)];
  if (older === null || newer === null) return null;
  const unseen = unseenOf(seen, key);
  const changes = shownChanges(seenChanges(compareSeasons(older, newer), unseen), hidden);
  const seriesName = seriesNameOf(files, key);
  const state = (
    made: SeasonCredits,
    fetchedAt: string,
    of: (change: CreditChange) => Credit | null,
  ): ReadSeason => {
    const byId = new Map<string, CreditMark>();
    const credits = changes.flatMap((change): readonly Credit[] => {
      const credit = of(change);
      if (credit === null) return [];
      byId.set(credit.creditId, changeOfCast(change) ?? change.kind);
      return [credit];
    });
    const { credits: _, ...season } = withoutUnseen(made, unseen);
    const marksOf = ({ creditId }: Credit): readonly CreditMark[] => {
      const mark = byId.get(creditId);
      return mark === undefined ? [] : [mark];
    };
    return {
      season: { key: seasonKeyOf(key), seriesName, season, fetchedAt, marksOf, changedAt: after },
      credits,
    };
  };
  return [state(older, before, (change) => change.before), state(newer, after, (change) => change.after)];
}

interface KeyRow {
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
}

/** What is listed and may still be kept, in the order of the list, also what the index does not have: it is named. */
function keysOfLibrary(files: SearchedFiles, locale: string): readonly SeasonKey[] {
  return allKeptSeasons(files, locale).filter(({ isExpired }) => !isExpired);
}

/** In the order of the list. */
function keysWhere(
  { index }: SearchedFiles,
  locale: string,
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
  return sortKeptSeasons(found, locale).map(seasonKeyOf);
}

function keysOfSeries(
  files: SearchedFiles,
  { seriesId, language }: SeriesKey,
  locale: string,
): readonly SeasonKey[] {
  return keysWhere(files, locale, 'AND season.series_id = ? AND season.language = ?', [seriesId, language]);
}

function keysOfPerson(files: SearchedFiles, personId: number, locale: string): readonly SeasonKey[] {
  const seasons = new Set(creditsOf(files.index, personId).map(({ season }) => season.id));
  return keysWhere(files, locale, 'AND season.id IN (SELECT value FROM json_each(?))', [
    JSON.stringify([...seasons]),
  ]);
}

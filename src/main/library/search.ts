import type { Credit } from '@shared/domain/credit.ts';
import { addEpisodes, countEpisodes, type CountedCredit } from '@shared/domain/group-credits.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import {
  FIRST_HITS,
  HIT_KINDS,
  hitKey,
  type CreditHit,
  type HitGroup,
  type HitKind,
  type LibrarySearch,
  type LibrarySearchResult,
  type NoteHit,
  type PartOfSeries,
  type PersonHit,
  type SearchHit,
  type TitleHit,
} from '@shared/domain/library-search.ts';
import {
  isEmptySearch,
  parseSearch,
  type NumberRange,
  type SearchQuery,
  type SearchTerm,
  type WordField,
} from '@shared/domain/search-query.ts';
import {
  isHiddenCredit,
  hasUnseenSeason,
  isUnseenEpisode,
  NO_PROGRESS,
  seenIndexed,
  toSeenSeries,
  unseenOf,
  type SeenSeries,
} from '@shared/domain/spoilers.ts';
import {
  parseSubject,
  personSubject,
  seasonSubject,
  subjectKey,
  type Mark,
  type SubjectKey,
  type SubjectNames,
} from '@shared/domain/yours.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import type { Slices } from './calls.ts';
import type { IndexDatabase } from './index-database.ts';
import {
  KINDS,
  WORD_ROWS_OF_ONE_RANK,
  type Description,
  type Part,
  type PartCredit,
  type PartField,
} from './people-index.ts';
import { creditsOf, Summaries } from './person.ts';
import type { Own } from './own.ts';
import { allOf, anyName, anyOf, AnyOfWords, inColumns, Words } from './search-words.ts';
import { TITLE_KINDS, type TitleKind } from './title-index.ts';
import { SubjectNaming } from './yours.ts';

/** What is searched: the index and the reader's own data. */
export interface SearchedFiles {
  readonly index: IndexDatabase;
  readonly own: Own;
}

/** How many rows are examined in one slice, which takes a few milliseconds. */
const SLICE = 100;
/** After this many rows that did not match, a search with filters says that there may be more. */
const MOST_ROWS = 20_000;
/** This many times the limit of matches is counted, and sorted by how well they match; rows come by prominence. */
const SORTED_SHARE = 3;
/** What somebody did is sorted by more than its rows are: by whether they are a regular, seasons and then episodes. */
const LEAST_PARTS = 24;
/**
 * In a library of so few seasons, many more are looked at: where people are asked for by fields, their prominence says little,
 * and of a long list the reader wants to know how long it is. In a larger one this would take a hundred times as long.
 */
const SMALL_LIBRARY = 1_000;
const PARTS_BY_FIELDS = 300;
const PARTS_OF_A_LONG_LIST = 5_000;
/** How many rows of people are put in the order of their seasons before they are examined. */
const PEOPLE_IN_ORDER = 150;
/** How many titles are sorted by how well they match, if enough pass; there are many episodes, and all match equally well. */
const MOST_TITLES: Readonly<Record<TitleKind, number>> = { series: 200, season: 60, episode: 40 };
/** For how many series of one person it is checked what may be revealed about them. */
const MOST_PARTS = 200;
/** How many whole words are queried in place of a prefix. */
const MOST_COMPLETIONS = 40;
/** How many letters around the first matching word of a note are shown. */
const EXCERPT_BEFORE = 40;
const EXCERPT_LENGTH = 160;

/**
 * Searches the whole library: people, roles, jobs, series, seasons, episodes and notes. Every word, or one that begins with
 * it, occurs in a result, in any order. At least one of several words occurs in what the result is about; the others may be
 * names of its person or series. Nothing of what has a minus before it occurs in a result: in what a role or a job, title or
 * note says, or in anything that somebody did of what the search is limited to: as a whole word, or as the beginning of one while
 * it is being typed. In slices, so that a newer search can cancel it.
 */
export function* searchLibrary(
  files: SearchedFiles,
  search: LibrarySearch,
): Slices<JsonText<LibrarySearchResult>> {
  const query = parseSearch(search.text);
  const groups: HitGroup[] = [];
  let hasUnseen = false;
  if (!isEmptySearch(query)) {
    const run = new SearchRun(files, search, query);
    const firstRun =
      search.limit > FIRST_HITS ? new SearchRun(files, { ...search, limit: FIRST_HITS }, query) : run;
    for (const kind of HIT_KINDS) {
      if (search.only !== null && search.only !== kind) continue;
      const found = yield* begunAsShown(run, firstRun, kind);
      if (found.hits.length > 0) groups.push({ kind, ...found });
      hasUnseen = run.hasUnseen;
      yield;
    }
  }
  return toJsonText({ groups, hasUnseen });
}

/** A list begins with what a short one shows, which may look at fewer results: what was seen stays where it was. */
function* begunAsShown(run: SearchRun, firstRun: SearchRun, kind: HitKind): Slices<Found<SearchHit>> {
  const found = yield* run.find(kind);
  if (firstRun === run || found.hits.length <= FIRST_HITS) return found;
  const { hits: first } = yield* firstRun.find(kind);
  const shown = new Set(first.map(hitKey));
  const others = found.hits.filter((hit) => !shown.has(hitKey(hit)));
  return { ...found, hits: [...first, ...others].slice(0, found.hits.length) };
}

type Found<Hit> = Pick<HitGroup, 'hasMore' | 'total' | 'moreThan'> & { readonly hits: readonly Hit[] };

const NOTHING: Found<never> = { hits: [], hasMore: false };

/** The first of all hits; `areAll`: there are no others. */
function firstOf<Hit>(hits: readonly Hit[], limit: number, areAll = true): Found<Hit> {
  return {
    hits: hits.slice(0, limit),
    hasMore: !areAll || hits.length > limit,
    // The last one is only known to be there.
    ...(areAll ? { total: hits.length } : { moreThan: hits.length - 1 }),
  };
}

/** A credit; `isLater` as in {@link Credit}: it does not count. */
type FoundCredit = PartCredit & Pick<Credit, 'isLater'>;

/** A person's credits in a series, reduced to those that match the filters. */
interface FoundPart extends Part {
  readonly seriesName: string;
  readonly credits: readonly FoundCredit[];
}

/** A person who was found by name or by their credits in one series. */
interface FoundPerson {
  readonly person: Description;
  readonly series: SeriesKey | null;
}

/** The data about a series that a search needs again and again. */
interface KnownSeries {
  readonly name: string;
  readonly originalName: string | null;
  /** When its kept seasons aired. */
  readonly airDates: ReadonlyMap<number, string | null>;
}

/** A result with how well it matches: lower is better, then the order in which it was found. */
interface Ranked<Hit> {
  readonly hit: Hit;
  readonly fit: number;
}

/** How much somebody did of what is asked for. */
interface Amount {
  /** Place in {@link KINDS} of the best of their credits. */
  readonly kind: number;
  readonly seasons: number;
  /** In each season those of the credit with the most; 0 where TMDB has not counted, and where counts are hidden. */
  readonly episodes: number;
}

/** A result that is also sorted by {@link Amount}. */
interface Measured<Hit> extends Ranked<Hit> {
  readonly amount: Amount;
}

interface TitleRow {
  readonly series_id: number;
  readonly language: string;
  readonly name: string;
  readonly series_name: string | null;
  readonly original_name: string | null;
  readonly season_number: number | null;
  readonly episode: number | null;
  readonly air_date: string | null;
  readonly poster: string | null;
}

/** A title found by its words. */
interface FoundTitle extends TitleRow {
  /** For a series, how many of its seasons are kept; 0 for anything else. */
  readonly season_count: number;
}

/** One search. */
class SearchRun {
  readonly #files: SearchedFiles;
  readonly #search: LibrarySearch;
  readonly #query: SearchQuery;
  readonly #terms: Words;
  /** Only some seasons are asked for. */
  readonly #isOfSeasons: boolean;
  /** The same, or what has a note or has none. */
  readonly #isFiltered: boolean;
  readonly #hasCreditFields: boolean;
  readonly #seen: SeenSeries;
  readonly #summaries: Summaries;
  readonly #naming: SubjectNaming;
  /** What has the stars, tags and lists that are asked for; `null` if none are. */
  readonly #marked: ReadonlySet<SubjectKey> | null;
  /** What has a star, tag or list that is left out. */
  readonly #unwanted: ReadonlySet<SubjectKey>;
  readonly #leftOut: Readonly<Record<WordField | 'terms', AnyOfWords>>;
  /** Roles or jobs are left out, by words or by fields. */
  readonly #leavesCreditsOut: boolean;
  /** Whether somebody did something that is left out. */
  readonly #peopleLeftOut = new Map<number, boolean>();
  readonly #series = new Map<string, KnownSeries>();
  #noted: ReadonlySet<string> | null = null;
  /** The library has few seasons. */
  #isSmall: boolean | null = null;
  /** Something was left out because the reader has not seen it yet. */
  hasUnseen = false;

  constructor(files: SearchedFiles, search: LibrarySearch, query: SearchQuery) {
    this.#files = files;
    this.#search = search;
    this.#query = query;
    this.#terms = this.#words(query.terms);
    const { words, has, lacks, without } = query;
    const isAboutNotes = has.includes('note') || lacks.includes('note');
    this.#isOfSeasons = [query, without].some((one) =>
      [one.words.series, one.seasons, one.years, one.languages].some((list) => list.length > 0),
    );
    this.#isFiltered = isAboutNotes || this.#isOfSeasons;
    this.#hasCreditFields = [words.role, words.job, words.dept].some((list) => list.length > 0);
    this.#seen = search.showUnseen ? NO_PROGRESS : toSeenSeries(files.own.seen());
    this.#summaries = new Summaries(files.index, this.#seen);
    this.#naming = new SubjectNaming(files, this.#seen);
    this.#marked = markedSubjects(files.own, query);
    this.#unwanted = unwantedSubjects(files.own, query);
    this.#leftOut = {
      terms: new AnyOfWords(without.terms),
      person: new AnyOfWords(without.words.person),
      role: new AnyOfWords(without.words.role),
      job: new AnyOfWords(without.words.job),
      dept: new AnyOfWords(without.words.dept),
      series: new AnyOfWords(without.words.series),
      episode: new AnyOfWords(without.words.episode),
      note: new AnyOfWords(without.words.note),
      tag: new AnyOfWords(without.words.tag),
      list: new AnyOfWords(without.words.list),
    };
    const { role, job, dept } = without.words;
    this.#leavesCreditsOut = [without.terms, role, job, dept].some((list) => list.length > 0);
  }

  /** The results of one kind. */
  *find(kind: HitKind): Slices<Found<SearchHit>> {
    const { words, has, lacks } = this.#query;
    const isAboutPeople =
      this.#hasCreditFields ||
      words.person.length > 0 ||
      has.includes('portrait') ||
      lacks.includes('portrait');
    const isAboutTitles = words.episode.length > 0;
    const isAboutNotes = words.note.length > 0;
    switch (kind) {
      case 'person':
        return isAboutTitles || isAboutNotes || (this.#hasCreditFields && this.#names.isEmpty)
          ? NOTHING
          : yield* this.#people();
      case 'role':
      case 'job':
        return isAboutTitles || isAboutNotes ? NOTHING : yield* this.#credits(kind);
      case 'note':
        return isAboutPeople || isAboutTitles ? NOTHING : this.#notes();
      case 'series':
      case 'season':
      case 'episode':
        if (isAboutPeople || isAboutNotes || (isAboutTitles && kind !== 'episode')) return NOTHING;
        return yield* this.#titles(kind);
    }
  }

  #words(terms: readonly SearchTerm[]): Words {
    return new Words(terms, (field, word) => this.#completed(field, word));
  }

  /** The words of jobs or departments with this prefix: rows of whole words are read as needed, rather than all in advance. */
  #completed(field: PartField, word: string): readonly string[] {
    if (field !== 'job' && field !== 'department') return [];
    const { people } = this.#files.index;
    const words = [...people.wordsOfJobs(field)].filter((whole) => whole.startsWith(word));
    return words.length > MOST_COMPLETIONS ? [] : words;
  }

  /** What is searched for in names of people. */
  get #names(): Words {
    return this.#words([...this.#query.terms, ...this.#query.words.person]);
  }

  // ——— people

  *#people(): Slices<Found<PersonHit>> {
    const { limit } = this.#search;
    const names = this.#names;
    const isPlain = !this.#isFiltered && !this.#hasCreditFields;
    const found = new Map<number, Measured<FoundPerson>>();
    const otherNames = new Map<number, string>();
    const enough = this.#lookedAt(isPlain ? 0 : LEAST_PARTS, !isPlain);
    const examined = new Set<number>();
    const add = (person: Description, part: FoundPart | null): boolean => {
      const { id, personId, name, originalName } = person;
      if (part === null && examined.has(id)) return false;
      examined.add(id);
      if (!this.#isMarked(personSubject(personId))) return false;
      if (!names.fits([name, originalName ?? '']) || this.#isPersonLeftOut(person)) return false;
      const fit = Math.min(names.fit(name), names.fit(originalName ?? ''));
      const known = found.get(personId);
      // A person under two names, or with two portraits, has the seasons of both.
      const amount =
        part === null
          ? amountOfSeasons(person.seasons + (known?.amount.seasons ?? 0))
          : addAmounts(amountOf(part.credits), known?.amount);
      const hit = known === undefined || fit < known.fit ? { person, series: part } : known.hit;
      found.set(personId, { hit, fit: Math.min(fit, known?.fit ?? fit), amount });
      return found.size > enough;
    };
    const isCut = isPlain
      ? yield* this.#eachNamed(names, (person) => add(person, null))
      : yield* this.#eachPart(this.#partMatch(names.match('name')), (part) => add(part.person, part));
    if (isPlain && !names.isEmpty && !isCut)
      for (const { person, otherName } of this.#byOtherName(names)) {
        if (found.has(person.personId) || !this.#isMarked(personSubject(person.personId))) continue;
        if (this.#isNameLeftOut(otherName) || this.#isPersonLeftOut(person)) continue;
        const fit = names.fit(otherName);
        found.set(person.personId, {
          hit: { person, series: null },
          fit,
          amount: amountOfSeasons(person.seasons),
        });
        otherNames.set(person.personId, otherName);
      }
    const best = firstOf(
      this.#byFitAndAmount([...found.values()], ({ hit }) => hit.person.name),
      limit,
      !isCut,
    );
    const hits = best.hits.flatMap((ranked) => {
      const hit = this.#toPersonHit(ranked.hit);
      if (hit === null) return [];
      const otherName = otherNames.get(hit.person.personId);
      return [{ ...ranked, hit: otherName === undefined ? hit : { ...hit, otherName } }];
    });
    // Among those shown, only the seasons count that are shown with them.
    const shown = isPlain
      ? hits.toSorted((a, b) => a.fit - b.fit || b.hit.seasonCount - a.hit.seasonCount)
      : hits;
    const people = shown.map(({ hit }) => hit);
    // If one of them may not be shown, it is unknown how many others may not.
    return people.length === best.hits.length
      ? { ...best, hits: people }
      : { hits: people, hasMore: best.hasMore };
  }

  /**
   * The best match first, then regulars before guest stars, then those of the most seasons and episodes. The rows themselves
   * come by episodes: where counts are hidden, the order of the names takes the place of theirs.
   */
  #byFitAndAmount<Hit>(
    found: readonly Measured<Hit>[],
    nameOf: (one: Measured<Hit>) => string,
  ): readonly Measured<Hit>[] {
    const { episodeCounts: areCountsHidden } = this.#search.hidden;
    return found.toSorted(
      (a, b) =>
        a.fit - b.fit ||
        compareAmounts(a.amount, b.amount) ||
        (areCountsHidden ? nameOf(a).localeCompare(nameOf(b), 'en') : 0),
    );
  }

  /** People whom the reader has looked up, by a name that is only on TMDB's page about them. */
  #byOtherName(names: Words): readonly { readonly person: Description; readonly otherName: string }[] {
    const { index } = this.#files;
    return index.findTmdbPeople(names.match(), this.#search.limit).flatMap((key) => {
      const [person] = index.people.summaryOf(key.personId, null).descriptions;
      const { otherNames = [] } = index.tmdbPerson(key)?.person ?? {};
      const otherName = otherNames.find((name) => names.fits([name]));
      if (person === undefined || otherName === undefined || !this.#fitsPortrait(person.portrait)) return [];
      return [{ person, otherName }];
    });
  }

  /**
   * Goes through people with these names until `take` has enough: those who have them as whole words first, since a John is
   * asked for more often than a Johnny. Returns whether there may be more.
   */
  *#eachNamed(names: Words, take: (person: Description) => boolean): Slices<boolean> {
    const [whole, match] = [names.wholeMatch(), names.match()];
    if (whole !== match && (yield* this.#eachPerson(whole, take))) return true;
    return yield* this.#eachPerson(match, take);
  }

  /** Goes through descriptions of people by their seasons until `take` has enough. Returns whether there may be more. */
  *#eachPerson(match: string, take: (person: Description) => boolean): Slices<boolean> {
    const { people } = this.#files.index;
    if (match === '' && this.#marked !== null) {
      this.#eachMarkedPerson(take);
      return false;
    }
    for (let last = -1, seen = 0; seen < MOST_ROWS; seen += PEOPLE_IN_ORDER) {
      const rows = people.findPeople(match, last, PEOPLE_IN_ORDER);
      for (const words of people.bySeasons(rows)) {
        const person = people.description(words);
        if (person !== null && this.#fitsPortrait(person.portrait) && take(person)) return true;
      }
      if (rows.length < PEOPLE_IN_ORDER) return false;
      last = rows.at(-1) ?? last;
      yield;
    }
    return true;
  }

  /** The people whom the reader has marked in this way: far fewer than there are in all. */
  #eachMarkedPerson(take: (person: Description) => boolean): void {
    for (const key of this.#marked ?? []) {
      const subject = parseSubject(key);
      if (subject?.kind !== 'person') continue;
      const [person] = this.#files.index.people.summaryOf(subject.personId, null).descriptions;
      if (person !== undefined && this.#fitsPortrait(person.portrait) && take(person)) return;
    }
  }

  #isNameLeftOut(...names: readonly (string | null)[]): boolean {
    return this.#leftOut.terms.occurIn(...names) || this.#leftOut.person.occurIn(...names);
  }

  /** Whether a role, or a job or its department, is left out. @param byWords also by words without a field */
  #isCreditLeftOut({ kind, role, department }: PartCredit, byWords: boolean): boolean {
    const { terms, role: roles, job, dept } = this.#leftOut;
    const { without } = this.#search.translated;
    if (kind !== 'crew')
      return !this.#search.hidden.characters && (roles.occurIn(role) || (byWords && terms.occurIn(role)));
    return (
      job.occurIn(role) ||
      dept.occurIn(department) ||
      without.job.includes(role) ||
      without.dept.includes(department ?? '') ||
      (byWords &&
        (terms.occurIn(role, department) ||
          [role, department ?? ''].some((text) => without.terms.includes(text))))
    );
  }

  /** Whether a name of somebody is left out, or anything that they did, of what the search is limited to and may be told. */
  #isPersonLeftOut({ personId, name, originalName }: Description): boolean {
    if (this.#isNameLeftOut(name, originalName)) return true;
    if (!this.#leavesCreditsOut) return false;
    const known = this.#peopleLeftOut.get(personId);
    if (known !== undefined) return known;
    const asked = this.#words(this.#query.words.series);
    const isLeftOut = this.#files.index.people.summaryOf(personId, null).parts.some((words) => {
      const part = this.#part(words);
      return (
        part !== null &&
        part.credits.length > 0 &&
        isOfSeries(asked, part.seriesName, this.#seriesOf(part).originalName) &&
        (this.#leftOut.terms.occurIn(part.seriesName) ||
          part.credits.some((credit) => this.#isCreditLeftOut(credit, true)))
      );
    });
    this.#peopleLeftOut.set(personId, isLeftOut);
    return isLeftOut;
  }

  #isSeriesLeftOut(...names: readonly (string | null)[]): boolean {
    return this.#leftOut.series.occurIn(...names);
  }

  #isMarked(subject: SubjectKey): boolean {
    return this.#marked?.has(subject) !== false && !this.#unwanted.has(subject);
  }

  /** With their most frequent credits. A search among some seasons counts no others. */
  #toPersonHit({ person: { personId, ...described }, series }: FoundPerson): PersonHit | null {
    const { index } = this.#files;
    const areAllAsked = this.#seen.size > 0 || this.#isFiltered;
    const summary = index.people.summaryOf(personId, areAllAsked ? null : series);
    const { parts, counts } = this.#partsOf(summary.parts, areAllAsked);
    const part = parts.find(
      ({ seriesId, language }) =>
        series === null || (series.seriesId === seriesId && series.language === language),
    );
    if (part === undefined) return null;
    const { name, originalName, portrait } =
      summary.descriptions.length > 1 ? (creditsOf(index, personId)[0]?.person ?? described) : described;
    return {
      kind: 'person',
      person: { personId, name, originalName, profilePath: portrait },
      seasonCount: counts?.seasons ?? summary.seasons,
      seriesCount: counts?.series ?? summary.series,
      best: this.#toPartOfSeries(part, mainCredits(part.credits)),
    };
  }

  /**
   * A person's credits, most frequent first. The first is enough, unless those are counted that are asked for and may be
   * revealed.
   */
  #partsOf(
    rows: readonly number[],
    areCounted: boolean,
  ): {
    readonly parts: readonly FoundPart[];
    readonly counts: { readonly seasons: number; readonly series: number } | null;
  } {
    // The rows come by episodes.
    const isReordered = this.#search.hidden.episodeCounts;
    const asked = this.#words(this.#query.words.series);
    const parts = rows
      .slice(0, areCounted || isReordered ? MOST_PARTS : 1)
      .flatMap((words) => this.#part(words) ?? [])
      .filter(
        (part) =>
          part.credits.length > 0 && isOfSeries(asked, part.seriesName, this.#seriesOf(part).originalName),
      );
    if (isReordered)
      parts.sort(
        (a, b) => compareAmounts(amountOf(a.credits), amountOf(b.credits)) || a.seriesId - b.seriesId,
      );
    if (!areCounted) return { parts, counts: null };
    const seasons = parts.flatMap(({ seriesId, credits }) =>
      credits.filter(doesCount).map(({ seasonNumber }) => seasonSubject({ seriesId, seasonNumber })),
    );
    const series = new Set(parts.map(({ seriesId }) => seriesId));
    return { parts, counts: { seasons: new Set(seasons).size, series: series.size } };
  }

  // ——— roles and jobs

  *#credits(kind: 'role' | 'job'): Slices<Found<CreditHit>> {
    const { words } = this.#query;
    const { limit, translated, hidden } = this.#search;
    const isJob = kind === 'job';
    const own = this.#words(isJob ? words.job : words.role);
    const departments = this.#words(isJob ? words.dept : []);
    const asked = this.#terms;
    const others = isJob ? words.role : [...words.job, ...words.dept];
    if (asked.isEmpty && own.isEmpty && departments.isEmpty) return NOTHING;
    // If a role and a job are asked for, either finds the people who have both.
    if (others.length > 0 && own.isEmpty && departments.isEmpty) return NOTHING;
    if (!isJob && hidden.characters) return NOTHING;
    const fields: readonly PartField[] = isJob ? ['job', 'department'] : ['role'];
    const termMatch =
      asked.count > 1
        ? allOf(asked.match(...fields, 'name', 'series'), asked.alternatives(...fields))
        : asked.match(...fields);
    const alternative = isJob && !asked.isEmpty ? anyName(fields, translated.terms) : '';
    const match = this.#partMatch(anyOf(termMatch, alternative));

    const isWanted = ({ kind: credit, role, department }: PartCredit, names: readonly string[]): boolean => {
      if ((credit === 'crew') !== isJob || role === '') return false;
      const texts = isJob ? [role, department ?? ''] : [role];
      const isTranslated = (list: readonly string[]): boolean => texts.some((text) => list.includes(text));
      if (!own.isEmpty && !own.fits([role]) && !(isJob && isTranslated(translated.job))) return false;
      if (!departments.isEmpty && !departments.fits([department ?? '']) && !isTranslated(translated.dept))
        return false;
      if (asked.isEmpty || (isJob && isTranslated(translated.terms))) return true;
      return asked.fitsAny(texts) && asked.fits([...texts, ...names]);
    };
    const sought = asked.isEmpty ? own : asked;
    const found: Measured<FoundPart>[] = [];
    /** Of a series that is kept in two languages, a season counts once. */
    const known = new Map<string, { readonly languages: Set<string>; readonly seasons: Set<number> }>();
    const wantedCount = this.#lookedAt(LEAST_PARTS, !own.isEmpty || !departments.isEmpty || this.#isFiltered);
    const isCut = yield* this.#eachPart(match, (part) => {
      const { personId, name, originalName } = part.person;
      if (!this.#isMarked(personSubject(personId))) return false;
      const id = `${personId}/${part.seriesId}`;
      const { languages, seasons } = known.get(id) ?? { languages: new Set(), seasons: new Set() };
      if (languages.has(part.language)) return false;
      if (this.#isNameLeftOut(name, originalName) || this.#leftOut.terms.occurIn(part.seriesName))
        return false;
      // Who has both is not looked for, so whoever has the one does not count with the other.
      const isLeftOut = (credit: PartCredit, isOfKind: boolean): boolean =>
        ((credit.kind === 'crew') === isJob) === isOfKind && this.#isCreditLeftOut(credit, isOfKind);
      if (part.credits.some((credit) => isLeftOut(credit, false))) return false;
      const names = [name, originalName ?? '', part.seriesName];
      const fitting = part.credits.filter(
        (credit) => !seasons.has(credit.seasonNumber) && isWanted(credit, names) && !isLeftOut(credit, true),
      );
      if (fitting.length === 0) return false;
      languages.add(part.language);
      for (const { seasonNumber } of fitting) seasons.add(seasonNumber);
      known.set(id, { languages, seasons });
      found.push({
        hit: { ...part, credits: fitting },
        fit: Math.min(...fitting.map(({ role }) => sought.fit(role))),
        // Not how prominent somebody is in the whole library: only what was asked for.
        amount: amountOf(fitting),
      });
      return found.length > wantedCount;
    });
    const best = firstOf(
      this.#byFitAndAmount(found, ({ hit }) => hit.person.name),
      limit,
      !isCut,
    );
    const toHit = ({ hit: part }: Measured<FoundPart>): CreditHit => ({
      kind,
      person: toHitPerson(part.person),
      part: this.#toPartOfSeries(
        part,
        part.credits.toSorted((a, b) => sought.fit(a.role) - sought.fit(b.role)),
      ),
    });
    const hits: CreditHit[] = [];
    for (const one of best.hits) {
      hits.push(toHit(one));
      // Its seasons' pages may have been read.
      yield;
    }
    return { ...best, hits };
  }

  #toPartOfSeries(
    { seriesId, language, seriesName, person }: FoundPart,
    credits: readonly FoundCredit[],
  ): PartOfSeries {
    const { airDates } = this.#seriesOf({ seriesId, language });
    const seasonNumbers = [...new Set(credits.map(({ seasonNumber }) => seasonNumber))].sort((a, b) => a - b);
    const airDate = (season: number): string => airDates.get(season) ?? '';
    const newest = seasonNumbers.reduce((a, b) => (airDate(b) > airDate(a) ? b : a));
    const counts = [...Map.groupBy(credits.filter(doesCount), ({ seasonNumber }) => seasonNumber)].map(
      ([seasonNumber, own]) =>
        this.#summaries.episodesOf({ seriesId, seasonNumber, language }, person.personId, own),
    );
    const named = this.#search.hidden.characters ? credits.filter(({ kind }) => kind === 'crew') : credits;
    return {
      seriesId,
      language,
      seriesName,
      credit: KINDS.find((kind) => credits.some((credit) => credit.kind === kind)) ?? 'crew',
      roles: [...new Set(named.map(({ role }) => role).filter((role) => role !== ''))],
      seasonNumbers,
      seasonCount: counts.length,
      episodeCount: addEpisodes(counts),
      season: { seriesId, seasonNumber: newest, language },
      year: yearOf(airDates.get(newest) ?? null),
    };
  }

  /** A query for parts: the given words and those of the fields. `''`: all. */
  #partMatch(match: string): string {
    const { words } = this.#query;
    const { translated } = this.#search;
    return allOf(
      match,
      this.#words(words.role).match('role'),
      anyOf(
        this.#words(words.job).match('job'),
        words.job.length > 0 ? anyName(['job'], translated.job) : '',
      ),
      anyOf(
        this.#words(words.dept).match('department'),
        words.dept.length > 0 ? anyName(['department'], translated.dept) : '',
      ),
      this.#words(words.person).match('name'),
      this.#words(words.series).match('series'),
    );
  }

  /** How many results are looked at and sorted; at least so many. */
  #lookedAt(least: number, isByFields: boolean): number {
    const { limit } = this.#search;
    const count = Math.max(limit * SORTED_SHARE, least);
    if (limit <= FIRST_HITS && !isByFields) return count;
    this.#isSmall ??= this.#files.index.hasAtMost(SMALL_LIBRARY);
    if (!this.#isSmall) return count;
    return Math.max(count, limit > FIRST_HITS ? PARTS_OF_A_LONG_LIST : PARTS_BY_FIELDS);
  }

  /** Goes through parts by prominence until `take` has enough. Returns whether there may be more. */
  *#eachPart(match: string, take: (part: FoundPart) => boolean): Slices<boolean> {
    const { people } = this.#files.index;
    const among = this.#query.has.includes('note') ? this.#partsWithNotes() : null;
    for (let last = -1, seen = 0; seen < MOST_ROWS; seen += SLICE) {
      const rows = people.findParts(match, last, SLICE, among);
      for (const words of rows) {
        const part = this.#part(words);
        if (part !== null && part.credits.length > 0 && take(part)) return true;
      }
      if (rows.length < SLICE) return false;
      last = rows.at(-1) ?? last;
      yield;
    }
    return true;
  }

  /** The rows of all that the people did who have a note, or a credit with one: few among all that are kept. */
  #partsWithNotes(): readonly number[] {
    const subjects = [...this.#files.own.noted()].map(parseSubject);
    const people = new Set(
      subjects.flatMap((subject) => (subject !== null && 'personId' in subject ? [subject.personId] : [])),
    );
    return [...people].flatMap((personId) => this.#files.index.people.summaryOf(personId, null).parts);
  }

  /** A person's credits in a series that match the filters; `null` if the person does not. */
  #part(words: number): FoundPart | null {
    const part = this.#files.index.people.part(words);
    if (part === null || !this.#fitsPortrait(part.person.portrait)) return null;
    const { hidden } = this.#search;
    const { seriesId, language } = part;
    const { name, originalName, airDates } = this.#seriesOf(part);
    if (this.#isSeriesLeftOut(name, originalName)) return null;
    const { personId } = part.person;
    const credits = part.credits.filter(({ seasonNumber, kind }) => {
      const season = seasonSubject({ seriesId, seasonNumber });
      // A note on the season itself is about no one of its hundreds of people.
      return (
        !isHiddenCredit({ kind }, hidden) &&
        this.#fitsSeason({
          season_number: seasonNumber,
          language,
          air_date: airDates.get(seasonNumber) ?? null,
        }) &&
        this.#fitsNote(personSubject(personId), workKey(season, personId))
      );
    });
    const seen = this.#seenCredits(part, credits);
    return {
      ...part,
      seriesName: name,
      credits: hidden.episodeCounts ? seen.map((credit) => ({ ...credit, episodes: null })) : seen,
    };
  }

  #seriesOf(key: SeriesKey): KnownSeries {
    const id = `${key.seriesId}/${key.language}`;
    const known = this.#series.get(id);
    if (known !== undefined) return known;
    const { index } = this.#files;
    const own = index.findSeries(key);
    const series = {
      name: own?.name ?? '',
      originalName: own?.originalName ?? null,
      airDates: index.airDatesOf(key),
    };
    this.#series.set(id, series);
    return series;
  }

  /** Without what has not been seen. */
  #seenCredits({ seriesId, language, person }: Part, credits: readonly PartCredit[]): readonly FoundCredit[] {
    if (!this.#seen.has(seriesId)) return credits;
    const { airDates } = this.#seriesOf({ seriesId, language });
    this.hasUnseen ||= hasUnseenSeason(this.#seen, seriesId, airDates.keys());
    return credits.flatMap((credit): readonly FoundCredit[] => {
      const { seasonNumber } = credit;
      const unseen = unseenOf(this.#seen, { seriesId, seasonNumber });
      if (unseen === 'nothing') return [credit];
      const summary = this.#summaries.of({ seriesId, seasonNumber, language }, person.personId, credit);
      return seenIndexed([summary], unseen).map(({ character, job, episodeCount, isLater }) => ({
        ...credit,
        role: character ?? job ?? '',
        episodes: episodeCount,
        ...(isLater === true && { isLater }),
      }));
    });
  }

  // ——— series, seasons, episodes

  *#titles(kind: TitleKind): Slices<Found<TitleHit>> {
    const { limit } = this.#search;
    const { words } = this.#query;
    const asked = this.#words([...this.#query.terms, ...(kind === 'episode' ? words.episode : [])]);
    if (asked.isEmpty) return yield* this.#filteredTitles(kind);
    const everywhere = kind === 'series' ? 'name' : '{name series}';
    const match = allOf(
      inColumns(everywhere, asked.match()),
      inColumns('name', kind !== 'series' && asked.count > 1 ? asked.alternatives() : asked.match()),
      inColumns('name', this.#words(kind === 'episode' ? words.episode : []).match()),
      inColumns(kind === 'series' ? 'name' : 'series', this.#words(words.series).match()),
    );
    return yield* this.#bestTitles(kind, match, limit * SORTED_SHARE, (title) => {
      const texts = [title.name, title.original_name ?? ''];
      if (!asked.fits([...texts, title.series_name ?? '']) || !asked.fitsAny(texts)) return null;
      // A series with many kept seasons comes before one with few.
      const amount = kind === 'series' ? 1 / (2 + title.season_count) : 0;
      return Math.min(...texts.map((text) => asked.fit(text))) + amount;
    });
  }

  /**
   * The titles with these words, best match first: of the first rows, and of as many more as it takes to find enough, since
   * those that come first may all be of what the filters leave out.
   * @param match a query of title_word
   * @param counted after so many, there may be more
   * @param fitOf how well a title matches; `null` if it does not
   */
  *#bestTitles(
    kind: TitleKind,
    match: string,
    counted: number,
    fitOf: (title: FoundTitle) => number | null,
  ): Slices<Found<TitleHit>> {
    const { limit } = this.#search;
    const first = TITLE_KINDS.indexOf(kind) * WORD_ROWS_OF_ONE_RANK;
    const find = this.#files.index.database.prepare<{ words: number }>(
      `SELECT rowid AS words FROM title_word WHERE title_word MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?`,
    );
    const best = new Map<string, Ranked<TitleHit>>();
    let areAll = false;
    let most = Math.max(MOST_TITLES[kind], limit + 1);
    for (let from = first, seen = 0; seen < MOST_ROWS && best.size <= limit && !areAll;) {
      const rows = find.all(match, from, first + WORD_ROWS_OF_ONE_RANK - 1, most);
      const found = rows.flatMap(({ words: row }): readonly Ranked<FoundTitle>[] => {
        const title = this.#title(row);
        const fit = title === null ? null : fitOf(title);
        return title === null || fit === null ? [] : [{ hit: title, fit }];
      });
      // Everything is read only for those that are shown, and a few more, to count them.
      for (const { hit: title, fit } of byFit(found)) {
        if (best.size > counted) break;
        const id = [title.series_id, title.season_number, title.episode].join('/');
        const hit = best.has(id) ? null : this.#toTitleHit(kind, title);
        if (hit !== null) best.set(id, { hit, fit });
      }
      areAll = rows.length < most;
      seen += rows.length;
      from = (rows.at(-1)?.words ?? from) + 1;
      most = SLICE;
      yield;
    }
    return firstOf(
      byFit([...best.values()]).map(({ hit }) => hit),
      limit,
      areAll && best.size <= counted,
    );
  }

  #title(words: number): FoundTitle | null {
    const row = this.#files.index.database
      .prepare<FoundTitle>(
        `SELECT title.series_id, title.language, title.name, title.episode, series.name AS series_name,
           CASE WHEN title.season IS NULL THEN series.original_name END AS original_name,
           season.season_number, season.air_date, coalesce(season.poster, series.poster) AS poster,
           iif(title.season IS NULL, (SELECT count(*) FROM season AS own WHERE own.series_id = title.series_id
             AND own.language = title.language AND own.is_hidden = 0), 0) AS season_count
         FROM title
         LEFT JOIN season ON season.id = title.season
         LEFT JOIN series ON series.series_id = title.series_id AND series.language = title.language
         WHERE title.id = ?`,
      )
      .get(words % WORD_ROWS_OF_ONE_RANK);
    return row ?? null;
  }

  /** Without words: the newest seasons that match the filters, and the series that are asked for. */
  *#filteredTitles(kind: TitleKind): Slices<Found<TitleHit>> {
    const { limit } = this.#search;
    const { words } = this.#query;
    const listed = this.#marked ?? (this.#query.has.includes('note') ? this.#files.own.noted() : null);
    if (listed !== null && kind !== 'season') return this.#markedTitles(kind, listed);
    const isFiltered = this.#isFiltered || this.#marked !== null || this.#query.lacks.includes('star');
    if (!isFiltered || kind === 'episode') return NOTHING;
    const series = this.#words(words.series);
    const { database } = this.#files.index;
    if (kind === 'series') {
      if (series.isEmpty) return NOTHING;
      return yield* this.#bestTitles('series', inColumns('name', series.match()), Infinity, ({ name }) =>
        series.fit(name),
      );
    }
    const rows = database
      .prepare<TitleRow & { season_number: number }>(
        `SELECT season.series_id, season.language, season.name, NULL AS episode, series.name AS series_name,
           series.original_name, season.season_number, season.air_date, coalesce(season.poster, series.poster) AS poster
         FROM season LEFT JOIN series ON series.series_id = season.series_id AND series.language = season.language
         WHERE season.is_hidden = 0 ORDER BY season.air_date DESC NULLS LAST, season.series_id, season.season_number`,
      )
      .all();
    const hits: TitleHit[] = [];
    for (const row of rows) {
      if (!this.#fitsSeason(row)) continue;
      if (!isOfSeries(series, row.series_name, row.original_name)) continue;
      const hit = this.#toTitleHit('season', { ...row, original_name: null });
      if (hit !== null) hits.push(hit);
      if (hits.length > limit * SORTED_SHARE) break;
    }
    return firstOf(hits, limit, hits.length <= limit * SORTED_SHARE);
  }

  /** Without words: what the reader has marked in this way, or has written a note on. */
  #markedTitles(kind: 'series' | 'episode', marked: ReadonlySet<SubjectKey>): Found<TitleHit> {
    const { index, own } = this.#files;
    const find = index.database.prepare<{ words: number; language: string }>(
      kind === 'series'
        ? 'SELECT words, language FROM title WHERE series_id = ?1 AND season IS NULL'
        : `SELECT title.words, title.language FROM title JOIN season ON season.id = title.season
           WHERE title.series_id = ?1 AND season.season_number = ?2 AND title.episode = ?3`,
    );
    const series = this.#words(this.#query.words.series);
    const hits = [...marked].flatMap((key): readonly TitleHit[] => {
      const subject = parseSubject(key);
      if (subject?.kind !== 'series' && subject?.kind !== 'episode') return [];
      if (subject.kind !== kind) return [];
      const { seriesId } = subject;
      const [rows, entries] =
        subject.kind === 'series'
          ? [find.all(seriesId), own.openedOf(seriesId)]
          : [
              find.all(seriesId, subject.seasonNumber, subject.episodeNumber),
              own.openedOf(seriesId, subject.seasonNumber),
            ];
      // In the language that was opened last, of those that match the filters.
      const languages = entries.map((entry) => entry.language).toReversed();
      const order = ({ language }: { readonly language: string }): number => languages.lastIndexOf(language);
      for (const { words } of rows.toSorted((a, b) => order(b) - order(a))) {
        const title = this.#title(words);
        if (title === null) continue;
        const name = kind === 'series' ? title.name : title.series_name;
        if (!isOfSeries(series, name, title.original_name)) continue;
        const hit = this.#toTitleHit(kind, title);
        if (hit !== null) return [hit];
      }
      return [];
    });
    return firstOf(hits, this.#search.limit);
  }

  /** `null` for one that does not match the filters. */
  #toTitleHit(kind: TitleKind, row: TitleRow): TitleHit | null {
    const { series_id: seriesId, language, season_number: seasonNumber } = row;
    const isSeries = kind === 'series';
    if (this.#isTitleLeftOut(row)) return null;
    const seasons = isSeries
      ? this.#files.index.database
          .prepare<{ series_id: number; language: string; season_number: number; air_date: string | null }>(
            `SELECT series_id, language, season_number, air_date FROM season
             WHERE series_id = ? AND language = ? AND is_hidden = 0 ORDER BY season_number`,
          )
          .all(seriesId, language)
      : [];
    // For a series, one of its seasons; for an episode, its season.
    const candidates: readonly Pick<TitleRow, 'season_number' | 'language' | 'air_date'>[] = isSeries
      ? seasons
      : [row];
    const fitting = candidates.flatMap((season) =>
      season.season_number === null || !this.#fitsSeason({ ...season, season_number: season.season_number })
        ? []
        : [seasonSubject({ seriesId, seasonNumber: season.season_number })],
    );
    if (fitting.length === 0 && (!isSeries || this.#isOfSeasons)) return null;
    const subject = titleSubject(row);
    if (!this.#isMarked(subject) || !this.#fitsNote(subject, ...fitting)) return null;
    if (row.episode !== null && seasonNumber !== null) {
      const unseen = unseenOf(this.#seen, { seriesId, seasonNumber });
      if (isUnseenEpisode(unseen, row.episode)) {
        this.hasUnseen = true;
        return null;
      }
    }
    return {
      kind,
      seriesId,
      language,
      name: row.name,
      originalName: row.original_name,
      seriesName: row.series_name ?? '',
      seasonNumber,
      episodeNumber: row.episode,
      posterPath: row.poster,
      seasonCount: seasons.length,
      year: yearOf(
        isSeries ? (seasons.find((season) => season.air_date !== null)?.air_date ?? null) : row.air_date,
      ),
    };
  }

  /** Whether a word of a title, or of the names of its series, is left out. */
  #isTitleLeftOut(row: TitleRow): boolean {
    const { series_id: seriesId, language, name, series_name: seriesName, episode } = row;
    const { terms, series, episode: episodes } = this.#leftOut;
    if (terms.isEmpty && series.isEmpty && episodes.isEmpty) return false;
    const originalName = row.original_name ?? this.#seriesOf({ seriesId, language }).originalName;
    const ofSeries = [row.season_number === null ? name : seriesName, originalName];
    return (
      terms.occurIn(name, ...ofSeries) ||
      this.#isSeriesLeftOut(...ofSeries) ||
      (episode !== null && episodes.occurIn(name))
    );
  }

  // ——— notes

  #notes(): Found<NoteHit> {
    const { own } = this.#files;
    const { words, has, lacks } = this.#query;
    if (lacks.includes('note')) return NOTHING;
    const asked = this.#words([...this.#query.terms, ...words.note]);
    if (asked.isEmpty && !has.includes('note') && this.#marked === null) return NOTHING;
    const inSeries = this.#words(words.series);
    const hits: NoteHit[] = [];
    for (const { id, content } of own.notes()) {
      if (!asked.fits([content.note]) || !this.#isMarked(id)) continue;
      const names = this.#naming.names(id);
      const originalName = this.#originalNameOf(id, names);
      if (!isOfSeries(inSeries, names.seriesName, originalName)) continue;
      if (this.#isNoteLeftOut(content.note, names, originalName)) continue;
      if (!this.#fitsNoted(id, names)) continue;
      hits.push({ kind: 'note', subject: id, names, excerpt: excerptOf(content.note, asked) });
    }
    this.hasUnseen ||= this.#naming.hasUnseen;
    return firstOf(hits, this.#search.limit);
  }

  /** Whether a word of a note, or of what it is about, is left out. */
  #isNoteLeftOut(note: string, names: SubjectNames, originalName: string | null): boolean {
    const { seriesName, seasonName, episodeName, personName, isJob } = names;
    const role = this.#search.hidden.characters && !isJob ? null : names.role;
    return (
      this.#leftOut.terms.occurIn(
        note,
        seriesName,
        originalName,
        seasonName,
        episodeName,
        personName,
        role,
      ) ||
      this.#leftOut.note.occurIn(note) ||
      this.#leftOut.person.occurIn(personName) ||
      this.#leftOut.episode.occurIn(episodeName) ||
      this.#isSeriesLeftOut(seriesName, originalName)
    );
  }

  #originalNameOf(key: SubjectKey, { language }: SubjectNames): string | null {
    const subject = parseSubject(key);
    return language === null || subject === null || !('seriesId' in subject)
      ? null
      : (this.#files.index.findSeries({ seriesId: subject.seriesId, language })?.originalName ?? null);
  }

  /** A filter by season leaves notes on seasons and on their contents. */
  #fitsNoted(key: SubjectKey, { language }: SubjectNames): boolean {
    const { seasons, years, languages, without } = this.#query;
    const areAsked = [seasons, years, languages].some((list) => list.length > 0);
    const subject = parseSubject(key);
    if (subject === null || !('seasonNumber' in subject)) return !areAsked;
    const areLeftOut = [without.seasons, without.years, without.languages].some((list) => list.length > 0);
    if (!areAsked && !areLeftOut) return true;
    const { seriesId, seasonNumber } = subject;
    const kept =
      language === null ? null : this.#files.index.findSeason({ seriesId, seasonNumber, language });
    return isSeasonAsked(this.#query, { seasonNumber, language: language ?? '', airDate: kept?.airDate });
  }

  // ——— filters

  #fitsPortrait(portrait: string | null): boolean {
    const { has, lacks } = this.#query;
    if (has.includes('portrait') && portrait === null) return false;
    return !(lacks.includes('portrait') && portrait !== null);
  }

  #fitsSeason({
    season_number: seasonNumber,
    language,
    air_date: airDate,
  }: {
    readonly season_number: number;
    readonly language: string;
    readonly air_date: string | null;
  }): boolean {
    return isSeasonAsked(this.#query, { seasonNumber, language, airDate });
  }

  /**
   * `has:note`: there is a note on one of these, `no:note`: on none.
   * @param keys subjects, or what a person did in a season: {@link workKey}
   */
  #fitsNote(...keys: readonly string[]): boolean {
    const { has, lacks } = this.#query;
    if (!has.includes('note') && !lacks.includes('note')) return true;
    this.#noted ??= new Set(
      [...this.#files.own.noted()].map((noted) => {
        const subject = parseSubject(noted);
        return subject?.kind === 'credit' ? workKey(seasonSubject(subject), subject.personId) : noted;
      }),
    );
    const noted = this.#noted;
    return keys.some((key) => noted.has(key)) === has.includes('note');
  }
}

/** What a person did in a season: the index does not know its credits by their ids. */
function workKey(season: SubjectKey, personId: number): string {
  return `${season}/${personSubject(personId)}`;
}

/**
 * What has all the stars, tags and lists that are asked for; `null` if none are. A list is found by its name, a tag by its
 * first letters.
 */
function markedSubjects(own: Own, { words, has }: SearchQuery): ReadonlySet<SubjectKey> | null {
  if (!has.includes('star') && words.tag.length === 0 && words.list.length === 0) return null;
  const conditions: ReadonlySet<SubjectKey>[] = [];
  const marks = has.includes('star') || words.tag.length > 0 ? own.items('mark') : [];
  const where = (isWanted: (mark: Mark) => boolean): ReadonlySet<SubjectKey> =>
    new Set(marks.filter(({ content }) => isWanted(content)).map(({ id }) => id));
  if (has.includes('star')) conditions.push(where(({ isStarred }) => isStarred));
  for (const term of words.tag) {
    const asked = new Words([term]);
    conditions.push(where(({ tags }) => tags.some((tag) => asked.fits([tag]))));
  }
  for (const term of words.list) {
    const asked = new Words([term]);
    const lists = own.items('list').filter(({ content }) => asked.fits([content.name]));
    conditions.push(new Set(lists.flatMap(({ content }) => content.subjects)));
  }
  const [first, ...others] = conditions;
  if (first === undefined) return null;
  return new Set([...first].filter((key) => others.every((other) => other.has(key))));
}

/** What has a star, tag or list that is left out. Tags and lists are found by words of their names. */
function unwantedSubjects(own: Own, { lacks, without: { words } }: SearchQuery): ReadonlySet<SubjectKey> {
  const [tags, lists] = [new AnyOfWords(words.tag), new AnyOfWords(words.list)];
  const marks = lacks.includes('star') || words.tag.length > 0 ? own.items('mark') : [];
  return new Set([
    ...marks.flatMap(({ id, content }) =>
      (lacks.includes('star') && content.isStarred) || content.tags.some((tag) => tags.occurIn(tag))
        ? [id]
        : [],
    ),
    ...(words.list.length === 0 ? [] : own.items('list')).flatMap(({ content }) =>
      lists.occurIn(content.name) ? content.subjects : [],
    ),
  ]);
}

/** Whether a season is one of those that are asked for, and none of those that are left out. */
function isSeasonAsked(
  { seasons, years, languages, without }: SearchQuery,
  {
    seasonNumber,
    language,
    airDate = null,
  }: {
    readonly seasonNumber: number;
    readonly language: string;
    readonly airDate: string | null | undefined;
  },
): boolean {
  const year = yearOf(airDate) ?? Number.NaN;
  const isOf = (asked: string): boolean => isLanguage(language, asked);
  if (isIn(without.seasons, seasonNumber) || isIn(without.years, year) || without.languages.some(isOf))
    return false;
  if (seasons.length > 0 && !isIn(seasons, seasonNumber)) return false;
  if (years.length > 0 && !isIn(years, year)) return false;
  return languages.length === 0 || languages.some(isOf);
}

function byFit<Hit>(ranked: readonly Ranked<Hit>[]): readonly Ranked<Hit>[] {
  return ranked.toSorted((a, b) => a.fit - b.fit);
}

function amountOfSeasons(seasons: number): Amount {
  return { kind: 0, seasons, episodes: 0 };
}

/** What a person did in two series, added up. */
function addAmounts(one: Amount, other: Amount | undefined): Amount {
  if (other === undefined) return one;
  return {
    kind: Math.min(one.kind, other.kind),
    seasons: one.seasons + other.seasons,
    episodes: one.episodes + other.episodes,
  };
}

/** Without the numbers of episodes, which are on the seasons' pages: those are read only for what is shown. */
function toCounted({ episodes }: PartCredit): CountedCredit {
  return { episodeCount: episodes };
}

/** False for what is done only in what the reader has not seen. */
function doesCount({ isLater }: FoundCredit): boolean {
  return isLater !== true;
}

function amountOf(credits: readonly FoundCredit[]): Amount {
  const bySeason = Map.groupBy(credits.filter(doesCount), ({ seasonNumber }) => seasonNumber);
  return {
    kind: Math.min(...credits.map(({ kind }) => KINDS.indexOf(kind))),
    seasons: bySeason.size,
    episodes: [...bySeason.values()].reduce((sum, own) => sum + (countEpisodes(own.map(toCounted)) ?? 0), 0),
  };
}

/** Regulars before guest stars, many seasons before one, and many episodes. */
function compareAmounts(a: Amount, b: Amount): number {
  return a.kind - b.kind || b.seasons - a.seasons || b.episodes - a.episodes;
}

/**
 * Whether a kept season is one of those to which `season:`, `year:`, `lang:` and `series:` limit a search. Without such
 * fields, every season is, except those that the same with a minus leave out.
 */
export function seasonFilter(
  { index }: Pick<SearchedFiles, 'index'>,
  text: string,
): (key: SeasonKey) => boolean {
  const query = parseSearch(text);
  const series = new Words(query.words.series, () => []);
  const otherSeries = new AnyOfWords(query.without.words.series);
  const areYearsAsked = query.years.length > 0 || query.without.years.length > 0;
  const areSeriesAsked = query.words.series.length > 0 || query.without.words.series.length > 0;
  return (key) => {
    const airDate = areYearsAsked ? index.findSeason(key)?.airDate : null;
    if (!isSeasonAsked(query, { ...key, airDate })) return false;
    const own = areSeriesAsked ? index.findSeries(key) : null;
    const names = [own?.name ?? null, own?.originalName ?? null] as const;
    return isOfSeries(series, ...names) && !otherSeries.occurIn(...names);
  };
}

/** Whether the words of `series:` are in the names of a series: TMDB's in the season's language, or the original one. */
function isOfSeries(asked: Words, name: string | null, originalName: string | null): boolean {
  return asked.isEmpty || asked.fits([name ?? '', originalName ?? '']);
}

function isIn(ranges: readonly NumberRange[], value: number): boolean {
  return ranges.some(({ from, to }) => value >= from && value <= to);
}

/** `pt` means every `pt-…`. */
function isLanguage(language: string, asked: string): boolean {
  return language === asked || language.startsWith(`${asked}-`);
}

function titleSubject({ series_id: seriesId, season_number: seasonNumber, episode }: TitleRow): SubjectKey {
  if (seasonNumber === null) return subjectKey({ kind: 'series', seriesId });
  return episode === null
    ? seasonSubject({ seriesId, seasonNumber })
    : subjectKey({ kind: 'episode', seriesId, seasonNumber, episodeNumber: episode });
}

function yearOf(date: string | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

function toHitPerson({ personId, name, originalName, portrait }: Description): CreditHit['person'] {
  return { personId, name, originalName, profilePath: portrait };
}

/** Characters before jobs. */
function mainCredits(credits: readonly FoundCredit[]): readonly FoundCredit[] {
  const cast = credits.filter(({ kind }) => kind !== 'crew');
  return cast.length > 0 ? cast : credits;
}

/** The same index, or the one before if that would cut a character in two, such as an emoji. */
function wholeAt(text: string, index: number): number {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff ? index - 1 : index;
}

function excerptOf(text: string, asked: Words): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((candidate) => asked.fitsAny([candidate])) ?? lines[0] ?? '';
  const first = line.split(/\s+/u).find((word) => asked.fitsAny([word]));
  const at = first === undefined ? 0 : Math.max(0, line.indexOf(first) - EXCERPT_BEFORE);
  const [start, end] = [wholeAt(line, at), wholeAt(line, at + EXCERPT_LENGTH)];
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
}

import type { Credit } from '@shared/domain/credit.ts';
import { countEpisodes } from '@shared/domain/group-credits.ts';
import {
  runId,
  type Companion,
  type CompanionsQuery,
  type KeptPersonPage,
  type PersonEpisodes,
  type PersonSeason,
  type PersonSeries,
} from '@shared/domain/kept-person.ts';
import { seasonKeyOf, seasonKeyText, type IndexedCredit, type SeasonKey } from '@shared/domain/season.ts';
import {
  isHiddenCredit,
  isLaterRole,
  isUnseenEpisode,
  listedEpisodes,
  seenIndexed,
  unseenOf,
  type SeenSeries,
} from '@shared/domain/spoilers.ts';
import { MOST_WORKS, type PersonWork } from '@shared/domain/yours.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import type { Slices } from './calls.ts';
import type { IndexDatabase, IndexedSeason } from './index-database.ts';
import { KINDS, type Description, type PartCredit } from './people-index.ts';

/** How many of the most prominent people of each series are considered: frequent collaborators are among them. */
const MOST_OF_A_SERIES = 80;
const MOST_COMPANIONS = 12;

/** A credit with the season it is in. */
export interface CreditRow {
  readonly season: IndexedSeason;
  readonly person: Description;
  readonly credit: PartCredit;
}

/**
 * A person in all kept seasons; `null` if no kept season credits them. A season that is kept in several languages counts once,
 * preferably in `language`.
 */
export function* keptPerson(
  index: IndexDatabase,
  personId: number,
  language: string,
  seen: SeenSeries,
): Slices<JsonText<KeptPersonPage | null>> {
  const kept = creditsIn(index, personId, language);
  const [newest] = kept;
  if (newest === undefined) return toJsonText<KeptPersonPage | null>(null);
  yield;
  const { name, originalName } = newest.person;
  return toJsonText<KeptPersonPage | null>({
    person: {
      personId,
      name,
      originalName,
      profilePath: kept.find(({ person }) => person.portrait !== null)?.person.portrait ?? null,
    },
    series: toSeries(index, kept, new Summaries(index, seen)),
  });
}

/** One row for each credit of a person, newest season first; a season that is kept in several languages counts once. */
function creditsIn(index: IndexDatabase, personId: number, language: string): readonly CreditRow[] {
  const rows = creditsOf(index, personId);
  const wanted = chooseLanguages(rows, language);
  return rows.filter(({ season }) => wanted.get(numberKey(season)) === season.language);
}

/** Every credit of a person with its season, newest season first. */
export function creditsOf(index: IndexDatabase, personId: number): readonly CreditRow[] {
  const seasons = new Map<string, IndexedSeason | null>();
  const seasonOf = (key: SeasonKey): IndexedSeason | null => {
    const id = seasonKeyText(key);
    const known = seasons.get(id);
    if (known !== undefined) return known;
    const season = index.findSeason(key);
    seasons.set(id, season);
    return season;
  };
  return index.people
    .partsOf(personId)
    .flatMap(({ seriesId, language, person, credits }) =>
      credits.flatMap((credit): readonly CreditRow[] => {
        const season = seasonOf({ seriesId, seasonNumber: credit.seasonNumber, language });
        return season === null ? [] : [{ season, person, credit }];
      }),
    )
    .sort(
      ({ season: a }, { season: b }) =>
        (b.airDate ?? '').localeCompare(a.airDate ?? '') ||
        a.seriesId - b.seriesId ||
        b.seasonNumber - a.seasonNumber,
    );
}

/** What a person did in a few series, and from when that is. */
export interface PersonWorks {
  readonly works: readonly PersonWork[];
  /** ISO time of the oldest of TMDB's answers that they are from; `null` without any. */
  readonly fetchedAt: string | null;
  /** Something has been left out because the reader has not seen it. */
  readonly hasUnseen: boolean;
}

/** The earlier of two ISO times, if there are two. */
export function olderOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/**
 * What a person did in their newest kept series, without what has not been seen; each series in the language of its newest
 * season. In no order of episodes, which may be hidden.
 * @param rows all of the person's credits, newest season first
 */
export function worksOf(
  index: IndexDatabase,
  rows: readonly CreditRow[],
  summaries: Summaries,
  seen: SeenSeries,
): PersonWorks {
  const works: PersonWork[] = [];
  let fetchedAt: string | null = null;
  let hasUnseen = false;
  for (const [seriesId, own] of Map.groupBy(rows, ({ season }) => season.seriesId)) {
    if (works.length === MOST_WORKS) break;
    const language = own[0]?.season.language ?? '';
    const roles = new Map<string, PersonWork['roles'][number]>();
    for (const { season, person, credit } of own) {
      if (season.language !== language) continue;
      const unseen = unseenOf(seen, season);
      const told =
        unseen === 'nothing'
          ? credit
          : seenIndexed([summaries.of(season, person.personId, credit)], unseen).map(
              ({ kind, character, job }) => ({ kind, role: character ?? job ?? '' }),
            )[0];
      hasUnseen ||= told?.role !== credit.role;
      if (told === undefined) continue;
      fetchedAt = olderOf(fetchedAt, season.fetchedAt);
      roles.set(runId(told.kind, told.role), roles.get(runId(told.kind, told.role)) ?? told);
    }
    if (roles.size === 0) continue;
    works.push({
      seriesId,
      seriesName: index.findSeries({ seriesId, language })?.name ?? '',
      roles: [...roles.values()]
        .map(({ kind, role }) => ({ kind, role }))
        .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)),
    });
  }
  return { works, fetchedAt, hasUnseen };
}

/** Which episodes of these seasons list a person, from the seasons' pages; damaged ones are left out. */
export function* episodesOfPerson(
  index: IndexDatabase,
  personId: number,
  keys: readonly SeasonKey[],
): Slices<readonly PersonEpisodes[]> {
  const found: PersonEpisodes[] = [];
  for (const key of keys) {
    const season = index.findSeason(key);
    const page = season === null || season.isHidden ? null : index.page(season.id);
    if (season !== null && page !== null) {
      const numbers = new Set(
        index
          .credits(season.id)
          .filter(({ person }) => person.personId === personId)
          .flatMap(({ episodeNumbers }) => episodeNumbers),
      );
      found.push({
        key: seasonKeyOf(key),
        episodes: page.head.season.episodes
          .filter(({ episodeNumber }) => numbers.has(episodeNumber))
          .map(({ episodeNumber, name }) => ({ episodeNumber, name })),
      });
    }
    yield;
  }
  return found;
}

function numberKey({ seriesId, seasonNumber }: SeasonKey): string {
  return `${seriesId}/${seasonNumber}`;
}

function chooseLanguages(rows: readonly CreditRow[], language: string): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  for (const { season } of rows) {
    const id = numberKey(season);
    if (!chosen.has(id) || season.language === language) chosen.set(id, season.language);
  }
  return chosen;
}

/** In the order of their newest seasons. */
function toSeries(
  index: IndexDatabase,
  rows: readonly CreditRow[],
  summaries: Summaries,
): readonly PersonSeries[] {
  return [...Map.groupBy(rows, ({ season }) => season.seriesId)].flatMap(([seriesId, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { language, poster } = first.season;
    const known = index.findSeries({ seriesId, language });
    return [
      {
        seriesId,
        language,
        seriesName: known?.name ?? '',
        posterPath: known?.poster ?? poster,
        seasons: [...Map.groupBy(own, ({ season }) => season.id).values()]
          .flatMap((credits): readonly PersonSeason[] => {
            const [row] = credits;
            return row === undefined ? [] : [toPersonSeason(row, credits, summaries)];
          })
          .sort((a, b) => a.key.seasonNumber - b.key.seasonNumber),
      },
    ];
  });
}

function toPersonSeason(
  { season }: CreditRow,
  credits: readonly CreditRow[],
  summaries: Summaries,
): PersonSeason {
  const runs = credits.map(({ credit: { kind, role } }) => runId(kind, role));
  return {
    key: seasonKeyOf(season),
    name: season.name,
    airDate: season.airDate,
    credits: credits.map(({ person, credit }, index) =>
      summaries.of(season, person.personId, credit, runs.filter((run) => run === runs[index]).length > 1),
    ),
  };
}

/**
 * Credits for the window, of what the index knows. Seasons' pages are read only for what it does not know, in which episodes
 * a credit is: for seasons that were seen in part, and where several credits share episodes. Each is read once.
 */
export class Summaries {
  readonly #index: IndexDatabase;
  readonly #seen: SeenSeries;
  /** By season: the numbers of the episodes of credits ({@link creditText}); `null` if the page is damaged. */
  readonly #numbers = new Map<string, ReadonlyMap<string, readonly number[]> | null>();

  constructor(index: IndexDatabase, seen: SeenSeries) {
    this.#index = index;
    this.#seen = seen;
  }

  /** @param hasNumbers with the numbers of its episodes: it shares a season with another one that it is counted with */
  of(season: SeasonKey, personId: number, credit: PartCredit, hasNumbers = false): IndexedCredit {
    const { kind, role, department, episodes } = credit;
    const isCrew = kind === 'crew';
    const unseen = unseenOf(this.#seen, season);
    // For an unseen season, no page is needed either.
    const isPartlySeen = unseen !== 'nothing' && unseen !== 'all';
    const numbers = isPartlySeen || hasNumbers ? this.#numbersOf(season, personId, credit) : null;
    const isLater = isPartlySeen && (numbers === null || isLaterRole(numbers, unseen));
    return {
      kind,
      character: isCrew ? null : role,
      job: isCrew ? role : null,
      department,
      episodeCount: episodes,
      ...(numbers !== null && numbers.length > 0 && { episodeNumbers: numbers }),
      ...(kind !== 'guest' && isLater && { isLater }),
    };
  }

  /**
   * In how many episodes of a season somebody has any of these credits, as {@link countEpisodes} counts them; `null` if that
   * is unknown.
   * @param credits with the counts of what has been seen
   */
  episodesOf(season: SeasonKey, personId: number, credits: readonly PartCredit[]): number | null {
    const unseen = unseenOf(this.#seen, season);
    const isAlone = credits.filter(({ episodes }) => episodes !== null).length < 2;
    return countEpisodes(
      credits.map((credit) => ({
        episodeCount: credit.episodes,
        episodeNumbers:
          isAlone || credit.episodes === null
            ? []
            : (this.#numbersOf(season, personId, credit) ?? []).filter(
                (number) => !isUnseenEpisode(unseen, number),
              ),
      })),
    );
  }

  /** Empty if TMDB does not say; `null` if the season's page is damaged. */
  #numbersOf(season: SeasonKey, personId: number, credit: PartCredit): readonly number[] | null {
    const id = seasonKeyText(season);
    let known = this.#numbers.get(id);
    if (known === undefined) {
      const row = this.#index.findSeason(season);
      const page = row === null ? null : this.#index.page(row.id);
      known =
        row === null || page === null
          ? null
          : numbersByCredit(this.#index.credits(row.id), page.head.season.episodes);
      this.#numbers.set(id, known);
    }
    return known === null ? null : (known.get(creditText(personId, credit)) ?? []);
  }
}

function numbersByCredit(
  credits: readonly Credit[],
  episodes: readonly { readonly episodeNumber: number }[],
): ReadonlyMap<string, readonly number[]> {
  const all = episodes.map(({ episodeNumber }) => episodeNumber);
  const numbers = new Map<string, readonly number[]>();
  for (const credit of credits) {
    const own = listedEpisodes(credit, all);
    if (own.length === 0) continue;
    const { kind, person, character, job, department } = credit;
    const id = creditText(person.personId, { kind, role: character ?? job ?? '', department });
    numbers.set(
      id,
      [...new Set([...(numbers.get(id) ?? []), ...own])].sort((a, b) => a - b),
    );
  }
  return numbers;
}

/** The same for a credit of a page and for that of the index. */
function creditText(
  personId: number,
  { kind, role, department }: Pick<PartCredit, 'kind' | 'role' | 'department'>,
): string {
  return [personId, kind, kind === 'crew' ? (department ?? '') : '', role].join('/');
}

/**
 * Those who share the most seasons with a person, most first, then those in the most episodes of them; seasons are counted as
 * in {@link keptPerson}. Works in slices: a person of many series has thousands of possible ones.
 */
export function* companionsOf(
  index: IndexDatabase,
  { personId, language, hidden }: CompanionsQuery,
  seen: SeenSeries,
): Slices<JsonText<readonly Companion[]>> {
  const summaries = new Summaries(index, seen);
  /** What somebody did in what was seen of a season: all of it, its seen episodes, or nothing. */
  const seenWork = (season: SeasonKey, id: number, credits: readonly PartCredit[]): readonly PartCredit[] => {
    const shown = credits.filter((credit) => !isHiddenCredit(credit, hidden));
    const unseen = unseenOf(seen, season);
    if (unseen === 'nothing' || unseen === 'all') return unseen === 'all' ? [] : shown;
    return shown.flatMap((credit) => {
      const [told] = seenIndexed([summaries.of(season, id, credit)], unseen);
      return told === undefined || told.isLater === true ? [] : [{ ...credit, episodes: told.episodeCount }];
    });
  };
  const rows = creditsIn(index, personId, language).filter(
    ({ season, credit }) => seenWork(season, personId, [credit]).length > 0,
  );
  const shared = new Map<
    number,
    { readonly person: Description; readonly seasons: Map<string, SeasonKey>; episodes: number }
  >();
  const seasons = [...new Map(rows.map(({ season }) => [season.id, season])).values()];
  for (const own of Map.groupBy(seasons, (season) => `${season.seriesId}/${season.language}`).values()) {
    const [first] = own;
    if (first === undefined) continue;
    for (const { person, credits } of index.people.mostOfSeries(first, MOST_OF_A_SERIES)) {
      if (person.personId === personId) continue;
      for (const season of own) {
        const found = seenWork(
          season,
          person.personId,
          credits.filter(({ seasonNumber }) => seasonNumber === season.seasonNumber),
        );
        if (found.length === 0) continue;
        const known = shared.get(person.personId) ?? {
          person,
          seasons: new Map<string, SeasonKey>(),
          episodes: 0,
        };
        // Rows come newest first, so the newest season is the one that opens.
        known.seasons.set(seasonKeyText(season), seasonKeyOf(season));
        known.episodes += Math.max(...found.map(({ episodes }) => episodes ?? 1));
        shared.set(person.personId, known);
      }
    }
    yield;
  }
  return toJsonText(
    [...shared.values()]
      .sort(
        (a, b) =>
          b.seasons.size - a.seasons.size ||
          (hidden.episodeCounts ? a.person.name.localeCompare(b.person.name, 'en') : b.episodes - a.episodes),
      )
      .slice(0, MOST_COMPANIONS)
      .flatMap(({ person, seasons: own }): readonly Companion[] => {
        const [season] = own.values();
        if (season === undefined) return [];
        const { name, originalName, portrait } = person;
        return [
          {
            person: { personId: person.personId, name, originalName, profilePath: portrait },
            seasonCount: own.size,
            season,
          },
        ];
      }),
  );
}

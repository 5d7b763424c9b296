import type {
  Companion,
  CompanionsQuery,
  KeptPersonPage,
  PersonEpisodes,
  PersonSeason,
  PersonSeries,
} from '@shared/domain/kept-person.ts';
import { seasonKeyOf, seasonKeyText, type IndexedCredit, type SeasonKey } from '@shared/domain/season.ts';
import { isHiddenCredit, seenCredits, unseenOf, type SeenSeries } from '@shared/domain/spoilers.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import type { Slices } from './calls.ts';
import type { IndexDatabase, IndexedSeason } from './index-database.ts';
import type { Description, PartCredit } from './people-index.ts';

/** How many of the most prominent people of each series are considered: frequent collaborators are among them. */
const MOST_OF_A_SERIES = 80;
const MOST_COMPANIONS = 12;

/** A credit with the season it is in. */
interface CreditRow {
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
  return {
    key: seasonKeyOf(season),
    name: season.name,
    airDate: season.airDate,
    credits: credits.map((row) => summaries.of(season, row.person.personId, row.credit)),
  };
}

/**
 * Credits for the window without their season's page. For a partly seen season, the page is read once, to find whose credits
 * are spoilers.
 */
export class Summaries {
  readonly #index: IndexDatabase;
  readonly #seen: SeenSeries;
  /** By season: the roles that may be shown, with their people; `null` if the page is damaged. */
  readonly #known = new Map<string, ReadonlySet<string> | null>();

  constructor(index: IndexDatabase, seen: SeenSeries) {
    this.#index = index;
    this.#seen = seen;
  }

  of(season: SeasonKey, personId: number, credit: PartCredit): IndexedCredit {
    const { kind, role, department, episodes } = credit;
    const isCrew = kind === 'crew';
    return {
      kind,
      character: isCrew ? null : role,
      job: isCrew ? role : null,
      department,
      episodeCount: episodes,
      ...(kind === 'regular' && this.#isLater(season, personId, role) && { isLater: true }),
    };
  }

  #isLater(season: SeasonKey, personId: number, role: string): boolean {
    const unseen = unseenOf(this.#seen, season);
    // For an unseen season, no page is needed either.
    if (unseen === 'nothing' || unseen === 'all') return false;
    const id = seasonKeyText(season);
    let known = this.#known.get(id);
    if (known === undefined) {
      const row = this.#index.findSeason(season);
      const page = row === null ? null : this.#index.page(row.id);
      known =
        row === null || page === null
          ? null
          : new Set(
              seenCredits(this.#index.credits(row.id), unseen, page.head.season.episodes).map(
                ({ person, character }) => `${person.personId}/${character ?? ''}`,
              ),
            );
      this.#known.set(id, known);
    }
    return known?.has(`${personId}/${role}`) !== true;
  }
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
  // Guest stars of unseen seasons do not count as collaborators yet.
  const rows = creditsIn(index, personId, language).filter(
    ({ season, credit }) => unseenOf(seen, season) === 'nothing' && !isHiddenCredit(credit, hidden),
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
        const found = credits.filter(
          (credit) => credit.seasonNumber === season.seasonNumber && !isHiddenCredit(credit, hidden),
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

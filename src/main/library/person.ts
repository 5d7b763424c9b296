import type { CreditKind } from '@shared/domain/credit.ts';
import type {
  Companion,
  KeptPersonPage,
  PersonEpisodes,
  PersonSeason,
  PersonSeries,
} from '@shared/domain/kept-person.ts';
import { seasonKeyOf, seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import { toJsonText, type JsonText } from '@shared/json-text.ts';
import type { Slices } from './calls.ts';
import type { IndexDatabase } from './index-database.ts';
import { KINDS } from './people-index.ts';

/** Of each series, the people with most in it are looked at: whoever worked with somebody much is among them. */
const MOST_OF_A_SERIES = 80;
const MOST_COMPANIONS = 12;

interface CreditRow {
  readonly season: number;
  readonly series_id: number;
  readonly season_number: number;
  readonly language: string;
  readonly season_name: string;
  readonly air_date: string | null;
  readonly series_name: string | null;
  readonly poster: string | null;
  readonly name: string;
  readonly original_name: string | null;
  readonly portrait: string | null;
  readonly kind: number;
  readonly role: string;
  readonly department: string | null;
  readonly episodes: number | null;
}

/**
 * Somebody over all kept seasons; `null` when no kept season credits them. A season that is kept in several languages
 * counts once: in `language` where it is there. In slices, so that it can be given up.
 */
export function* keptPerson(
  { database }: IndexDatabase,
  personId: number,
  language: string,
): Slices<JsonText<KeptPersonPage | null>> {
  const rows = database
    .prepare<CreditRow>(
      `SELECT season.id AS season, season.series_id, season.season_number, season.language, season.name AS season_name,
         season.air_date, series.name AS series_name, coalesce(series.poster, season.poster) AS poster,
         person.name, person.original_name, person.portrait,
         appearance.kind, appearance.role, appearance.department, appearance.episodes
       FROM person JOIN appearance ON appearance.person = person.id JOIN season ON season.id = appearance.season
       LEFT JOIN series ON series.series_id = season.series_id AND series.language = season.language
       WHERE person.person_id = ?
       ORDER BY season.air_date DESC NULLS LAST, season.series_id, season.season_number, appearance.number`,
    )
    .all(personId);
  const wanted = chooseLanguages(rows, language);
  const kept = rows.filter((row) => wanted.get(numberKey(row)) === row.language);
  const [newest] = kept;
  if (newest === undefined) return toJsonText<KeptPersonPage | null>(null);
  yield;
  const companions = yield* companionsOf(database, personId, kept);
  return toJsonText<KeptPersonPage | null>({
    person: {
      personId,
      name: newest.name,
      originalName: newest.original_name,
      profilePath: kept.find(({ portrait }) => portrait !== null)?.portrait ?? null,
    },
    series: toSeries(kept),
    companions,
  });
}

/** Which episodes of these seasons list somebody, by the seasons' pages; one that is damaged is left out. */
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

function numberKey({ series_id: seriesId, season_number: number }: CreditRow): string {
  return `${seriesId}/${number}`;
}

function chooseLanguages(rows: readonly CreditRow[], language: string): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  for (const row of rows) {
    const id = numberKey(row);
    if (!chosen.has(id) || row.language === language) chosen.set(id, row.language);
  }
  return chosen;
}

/** In the order of their newest seasons. */
function toSeries(rows: readonly CreditRow[]): readonly PersonSeries[] {
  return [...Map.groupBy(rows, ({ series_id: seriesId }) => seriesId)].flatMap(([seriesId, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        seriesId,
        language: first.language,
        seriesName: own.find(({ series_name: name }) => name !== null)?.series_name ?? '',
        posterPath: first.poster,
        seasons: [...Map.groupBy(own, ({ season }) => season).values()]
          .flatMap((credits): readonly PersonSeason[] => {
            const [season] = credits;
            return season === undefined ? [] : [toPersonSeason(season, credits)];
          })
          .sort((a, b) => a.key.seasonNumber - b.key.seasonNumber),
      },
    ];
  });
}

function toPersonSeason(season: CreditRow, credits: readonly CreditRow[]): PersonSeason {
  return {
    key: { seriesId: season.series_id, seasonNumber: season.season_number, language: season.language },
    name: season.season_name,
    airDate: season.air_date,
    credits: credits.map(({ kind: place, role, department, episodes }) => {
      const kind: CreditKind = KINDS[place] ?? 'crew';
      return {
        kind,
        character: kind === 'crew' ? null : role,
        job: kind === 'crew' ? role : null,
        department,
        episodeCount: episodes,
      };
    }),
  };
}

function* companionsOf(
  database: IndexDatabase['database'],
  personId: number,
  rows: readonly CreditRow[],
): Slices<readonly Companion[]> {
  const shared = new Map<
    number,
    { readonly seasons: Map<string, SeasonKey>; weight: number; description: number }
  >();
  const isThere = database.prepare<{ episodes: number | null }>(
    'SELECT max(episodes) AS episodes FROM appearance WHERE person = ? AND season = ? HAVING count(*) > 0',
  );
  const seasons = [...new Map(rows.map((row) => [row.season, row])).values()];
  for (const own of Map.groupBy(seasons, (row) => `${row.series_id}/${row.language}`).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const others = database
      .prepare<{ id: number; person_id: number }>(
        `SELECT person.id, person.person_id FROM part JOIN person ON person.id = part.person
         WHERE part.series_id = ? AND part.language = ? AND person.person_id <> ? ORDER BY part.words LIMIT ?`,
      )
      .all(first.series_id, first.language, personId, MOST_OF_A_SERIES);
    for (const { id, person_id: other } of others) {
      for (const season of own) {
        const found = isThere.get(id, season.season);
        if (found === undefined) continue;
        const known = shared.get(other) ?? {
          seasons: new Map<string, SeasonKey>(),
          weight: 0,
          description: id,
        };
        const key = {
          seriesId: season.series_id,
          seasonNumber: season.season_number,
          language: season.language,
        };
        // Rows come newest first, and so does the season that is opened.
        known.seasons.set(seasonKeyText(key), key);
        known.weight += found.episodes ?? 1;
        shared.set(other, known);
      }
    }
    yield;
  }
  const describe = database.prepare<{ name: string; original_name: string | null; portrait: string | null }>(
    'SELECT name, original_name, portrait FROM person WHERE id = ?',
  );
  return [...shared]
    .sort(([, a], [, b]) => b.seasons.size - a.seasons.size || b.weight - a.weight)
    .slice(0, MOST_COMPANIONS)
    .flatMap(([id, { seasons: own, description }]): readonly Companion[] => {
      const row = describe.get(description);
      const [season] = own.values();
      if (row === undefined || season === undefined) return [];
      return [
        {
          person: {
            personId: id,
            name: row.name,
            originalName: row.original_name,
            profilePath: row.portrait,
          },
          seasonCount: own.size,
          season,
        },
      ];
    });
}

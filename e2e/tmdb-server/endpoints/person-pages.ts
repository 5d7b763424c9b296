import type { Catalogue } from '../catalogue.ts';
import { Random } from '../random.ts';
import { isGeneratedPerson, nameIn } from '../series/people.ts';
import { once } from '../series/series-entry.ts';
import type { CastCredit, CrewCredit, Person } from '../wire.ts';
import { type Question, wholeNumber, withParts } from './question.ts';
import { toSeriesRow } from './search.ts';

const noIds = {
  freebase_mid: null,
  freebase_id: null,
  imdb_id: null,
  tvrage_id: null,
  wikidata_id: null,
  facebook_id: null,
  instagram_id: null,
  tiktok_id: null,
  twitter_id: null,
  youtube_id: null,
};

/** Answers the paths below `/3/person/`: a person, or the series in which a person has credits. */
export function personBody([text, ...rest]: readonly string[], question: Question): unknown {
  const { catalogue, language, query } = question;
  const id = wholeNumber(text);
  const path = rest.join('/');
  const recorded = catalogue.recordedAnswers.get(['person', String(id), ...rest].join('/'));
  if (typeof recorded === 'object' && recorded !== null && path !== '') return recorded;
  if (path !== '' && path !== 'tv_credits' && path !== 'movie_credits') return undefined;
  const found = once(() => creditsOf(catalogue, id));
  const recordedIds = catalogue.recordedAnswers.get(`person/${id}/external_ids`);
  const ids = typeof recordedIds === 'object' && recordedIds !== null ? recordedIds : noIds;
  const parts = {
    external_ids: () => ids,
    tv_credits: () => tvCredits(catalogue, found(), language),
    movie_credits: () => movieCredits(id),
  };
  if (typeof recorded === 'object' && recorded !== null) return withParts(recorded, parts, query);
  const person = found()[0]?.row ?? creatorOf(catalogue, id);
  if (!person) return undefined;
  if (path === 'tv_credits' || path === 'movie_credits') return { ...parts[path](), id };
  return withParts(detailsOf(person, language), parts, query);
}

/** A row somewhere in the catalogue, and the number of episodes of its series to which it applies. */
interface FoundCredit {
  readonly seriesId: number;
  readonly row: CastCredit | CrewCredit;
  readonly episodes: number;
}

function creditsOf(catalogue: Catalogue, personId: number): readonly FoundCredit[] {
  return catalogue.seriesIds.flatMap((seriesId) => {
    const seasons = [...(catalogue.entry(seriesId)?.seasons.values() ?? [])].map(({ record }) => record());
    const rows = seasons.flatMap(({ details, credits }) => {
      const held = (list: readonly (CastCredit | CrewCredit)[], episodes: number): FoundCredit[] =>
        list.filter(({ id }) => id === personId).map((row) => ({ seriesId, row, episodes }));
      return [
        ...held([...credits.cast, ...credits.crew], details.episodes.length),
        ...details.episodes.flatMap(({ crew, guest_stars }) => held([...guest_stars, ...crew], 1)),
      ];
    });
    return [...Map.groupBy(rows, ({ row }) => row.credit_id).values()].flatMap((same) =>
      same
        .slice(0, 1)
        .map((first) => ({ ...first, episodes: same.reduce((sum, { episodes }) => sum + episodes, 0) })),
    );
  });
}

function tvCredits(
  catalogue: Catalogue,
  found: readonly FoundCredit[],
  language: string,
): { readonly cast: readonly object[]; readonly crew: readonly object[] } {
  const cast: object[] = [];
  const crew: object[] = [];
  for (const { seriesId, row, episodes } of found) {
    const series = catalogue.series(seriesId, language);
    if (!series) continue;
    const common = { ...toSeriesRow(series), credit_id: row.credit_id, episode_count: episodes };
    if ('character' in row) cast.push({ ...common, character: row.character });
    else crew.push({ ...common, department: row.department, job: row.job });
  }
  return { cast, crew };
}

/** Invented films, and rows like those that TMDB has for deleted films. */
function movieCredits(personId: number): {
  readonly cast: readonly object[];
  readonly crew: readonly object[];
} {
  const random = new Random('films', personId);
  const film = (index: number): object => ({
    adult: false,
    id: 900_000 + ((personId * 7 + index) % 90_000),
    title: `${random.pick(['The Long', 'A Quiet', 'Last', 'Northern'])} ${random.pick(['Summer', 'Harbour', 'Train', 'Letter'])}`,
    original_title: '',
    poster_path: null,
    release_date:
      index === 0 ? '' : `${String(1985 + random.integer(38))}-0${String(1 + random.integer(9))}-11`,
    credit_id: `film-${String(personId)}-${String(index)}`,
  });
  const count = random.integer(5);
  return {
    cast: [
      ...Array.from({ length: count }, (_, index) => ({
        ...film(index),
        character: index === 1 ? '' : 'Stranger',
      })),
      { character: 'Nobody', release_date: '' },
    ],
    crew: count > 2 ? [{ ...film(9), department: 'Production', job: 'Producer' }] : [],
  };
}

/** Somebody who created a series and did nothing else in it. */
function creatorOf(catalogue: Catalogue, id: number): Person | undefined {
  for (const seriesId of catalogue.seriesIds) {
    const creator = catalogue.entry(seriesId)?.details.created_by.find((other) => other.id === id);
    if (creator) {
      const { name, gender, profile_path } = creator;
      const original_name = creator.original_name;
      return {
        adult: false,
        gender,
        id,
        known_for_department: 'Writing',
        name,
        original_name,
        popularity: 1,
        profile_path,
      };
    }
  }
  return undefined;
}

function detailsOf(person: Person, language: string): object {
  const random = new Random('person page', person.id);
  const born = new Date(Date.UTC(1935 + random.integer(65), random.integer(12), 1 + random.integer(28)));
  const isMade = isGeneratedPerson(person.id);
  const isKnown = isMade && random.chance(0.7);
  const name = nameIn(person, language);
  return {
    adult: person.adult,
    also_known_as: name === person.original_name ? [] : [person.original_name],
    biography:
      isKnown && language.startsWith('en')
        ? `${person.name} has worked in television since ${String(born.getUTCFullYear() + 24)}.`
        : '',
    birthday: isKnown ? born.toISOString().slice(0, 10) : null,
    deathday: null,
    gender: person.gender,
    homepage: null,
    id: person.id,
    imdb_id: isKnown ? `nm${String(10_000_000 + (person.id % 9_000_000))}` : null,
    known_for_department: person.known_for_department,
    name,
    place_of_birth: isKnown
      ? random.pick(['Leeds, England, UK', 'Reykjavík, Iceland', 'Toronto, Ontario, Canada', 'Osaka, Japan'])
      : null,
    popularity: person.popularity,
    profile_path: person.profile_path,
  };
}

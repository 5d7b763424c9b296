import { createHash } from 'node:crypto';
import { sampleLocale } from '@shared/domain/sample-names.ts';
import { isSampleSeries, SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import { SAMPLE_PEOPLE, SAMPLE_SEASONS, type SampleName, type SampleSeason } from './sample-cast.ts';
import { drawPortrait, drawPoster } from './sample-pictures.ts';
import { SAMPLE_TEXTS, type SampleText, type SampleTexts } from './sample-texts.ts';

/** The first id of the sample's people: like that of its series, above any of TMDB's. */
const FIRST_PERSON_ID = SAMPLE_SERIES_ID + 1000;

/** The name of every file of the sample; TMDB's names have no hyphen. */
const PICTURE = /^endroll-sample-(portrait|poster)-(\d{1,3})\.svg$/u;

const NAMES = Object.keys(SAMPLE_PEOPLE) as readonly SampleName[];

/**
 * The sample series answers like TMDB, so that the same code keeps, searches, compares and prints it, without a token or a
 * network.
 *
 * @param path without host and version, such as `tv/2100000000/season/1`
 * @returns the body of the answer; `null` for requests that are not about the sample
 */
export function sampleAnswer(path: string, language: string): string | null {
  const match = /^tv\/(\d+)(?:\/season\/(\d+)(\/credits|\/aggregate_credits)?)?$/u.exec(path);
  if (match === null || !isSampleSeries(Number(match[1]))) return null;
  const texts = textsIn(language);
  if (match[2] === undefined) return JSON.stringify(seriesAnswer(texts));
  const number = Number(match[2]);
  const season = SAMPLE_SEASONS[number - 1];
  if (season === undefined) return null;
  if (match[3] === '/credits') return JSON.stringify(creditsAnswer(season, number));
  if (match[3] === '/aggregate_credits') return JSON.stringify(aggregateAnswer(season, number));
  return JSON.stringify(seasonAnswer(season, number, texts));
}

/** A picture of the sample, the same SVG in every size; `null` for a name that is not the sample's. */
export function samplePicture(name: string): Uint8Array | null {
  const svg = drawPicture(name);
  return svg === null ? null : Buffer.from(svg);
}

function drawPicture(name: string): string | null {
  const [, kind, number] = PICTURE.exec(name) ?? [];
  if (kind === 'poster') return drawPoster(Number(number));
  const key = NAMES[Number(number)];
  return kind === undefined || key === undefined
    ? null
    : drawPortrait(SAMPLE_PEOPLE[key], Number(number) + 1);
}

/** For other languages than the interface's: like TMDB, English names without texts, which are then filled in from English. */
function textsIn(language: string): SampleTexts {
  const locale = sampleLocale(language);
  if (locale !== null) return SAMPLE_TEXTS[locale];
  const untold = (text: SampleText): SampleText => ({ ...text, overview: '' });
  const { en } = SAMPLE_TEXTS;
  return {
    ...untold(en),
    seasons: en.seasons.map(untold),
    episodes: en.episodes.map((episodes) => episodes.map(untold)),
  };
}

function seriesAnswer({ name, overview, seasons }: SampleTexts): object {
  const last = SAMPLE_SEASONS.at(-1);
  return {
    id: SAMPLE_SERIES_ID,
    name,
    original_name: SAMPLE_TEXTS.en.name,
    overview,
    poster_path: posterPath(0),
    first_air_date: SAMPLE_SEASONS[0]?.airDate,
    last_air_date: last === undefined ? null : airDate(last, last.runtimes.length),
    in_production: false,
    origin_country: [],
    genres: [],
    networks: [],
    created_by: [{ ...wirePerson('oona'), credit_id: creditId('created', 'oona') }],
    seasons: SAMPLE_SEASONS.map((season, index) => ({
      id: seasonId(index + 1),
      season_number: index + 1,
      ...seasons[index],
      air_date: season.airDate,
      episode_count: season.runtimes.length,
      poster_path: posterPath(index),
    })),
  };
}

function creditsAnswer({ regulars, crew }: SampleSeason, number: number): object {
  return {
    id: seasonId(number),
    cast: regulars.map(([who, character], order) => ({
      ...wirePerson(who),
      character,
      order,
      credit_id: creditId(number, who, character),
    })),
    crew: crew
      .filter(([, , , episodes]) => episodes === undefined)
      .map(([who, department, job]) => ({
        ...wirePerson(who),
        department,
        job,
        credit_id: creditId(number, who, job),
      })),
  };
}

function seasonAnswer(season: SampleSeason, number: number, texts: SampleTexts): object {
  const { runtimes, guests, crew } = season;
  return {
    id: seasonId(number),
    season_number: number,
    ...texts.seasons[number - 1],
    air_date: season.airDate,
    poster_path: posterPath(number - 1),
    episodes: runtimes.map((runtime, index) => ({
      id: seasonId(number) + 1 + index,
      episode_number: index + 1,
      season_number: number,
      ...texts.episodes[number - 1]?.[index],
      air_date: airDate(season, index + 1),
      runtime,
      guest_stars: guests
        .filter(([, , episodes]) => episodes.includes(index + 1))
        .map(([who, character], order) => ({
          ...wirePerson(who),
          character,
          order: 500 + order,
          credit_id: creditId(number, who, character),
        })),
      crew: crew
        .filter(([, , , episodes]) => episodes?.includes(index + 1))
        .map(([who, department, job]) => ({
          ...wirePerson(who),
          department,
          job,
          credit_id: creditId(number, who, job),
        })),
    })),
    aggregate_credits: aggregateAnswer(season, number),
  };
}

function aggregateAnswer({ runtimes, regulars, guests, crew }: SampleSeason, number: number): object {
  const cast = [
    ...regulars.map(([who, character], order) => ({ who, character, order, count: runtimes.length })),
    ...guests.map(([who, character, episodes], order) => ({
      who,
      character,
      order: 500 + order,
      count: episodes.length,
    })),
  ];
  return {
    id: seasonId(number),
    cast: cast.map(({ who, character, order, count }) => ({
      ...wirePerson(who),
      order,
      total_episode_count: count,
      roles: [{ credit_id: creditId(number, who, character), character, episode_count: count }],
    })),
    crew: crew.map(([who, department, job, episodes = runtimes]) => ({
      ...wirePerson(who),
      department,
      total_episode_count: episodes.length,
      jobs: [{ credit_id: creditId(number, who, job), job, episode_count: episodes.length }],
    })),
  };
}

function wirePerson(key: SampleName): object {
  const { name, originalName, gender, knownFor, look } = SAMPLE_PEOPLE[key];
  const number = NAMES.indexOf(key);
  return {
    id: FIRST_PERSON_ID + number,
    name,
    original_name: originalName,
    gender,
    known_for_department: knownFor,
    // Falls from the first to the last, in steps that are not even.
    popularity: Math.round(90 / (number + 1.5)) / 10 + 0.6,
    adult: false,
    profile_path: look === null ? null : `/endroll-sample-portrait-${number}.svg`,
  };
}

function posterPath(index: number): string {
  return `/endroll-sample-poster-${index}.svg`;
}

function seasonId(number: number): number {
  return SAMPLE_SERIES_ID + 100 * number;
}

/** 24 hexadecimal digits, as TMDB's, and the same at every start. */
function creditId(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('/')).digest('hex').slice(0, 24);
}

/** The ISO date of an episode, a week after the one before it. */
function airDate({ airDate: first }: SampleSeason, episodeNumber: number): string {
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 7 * (episodeNumber - 1));
  return day.toISOString().slice(0, 10);
}

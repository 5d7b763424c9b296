import type { SeasonKey } from '@shared/domain/season.ts';

/** One answer of TMDB, as the network hands it over. */
export interface MadeUpAnswer {
  readonly endpoint: string;
  readonly fetchedAt: string;
  readonly body: string;
}

/** How large a made-up season is, and who is in it. */
export interface MadeUpSeason {
  readonly key: SeasonKey;
  readonly creditCount: number;
  readonly fetchedAt?: string;
  readonly episodeCount?: number;
  /** The person with that place among all people; people repeat where the same place is given again. */
  readonly personAt?: (credit: number) => number;
  /** Something that makes another answer of it. */
  readonly edition?: number;
}

/** Numbers that look random and are the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES =
  'an bel bor ca cel dan den dor el er fen fis gar gil ha hol il in jo ka kel la len lin lo ma mar mi mon na nel no ol or pa per qui ra ren ri ro sa sen shi so ta ten to tri ul va vel wa wen xi ya yo za zel'.split(
    ' ',
  );
const WORDS =
  'after all another answers begins behind brother case city closes comes daughter deal discovers door down escape everything family fear final first friend from gathers himself house hunts inside learns leaves life light meets mother murder must neighbour never night only past plan police returns secret sister storm stranger taken through trial truth under village visits war water while without witness woman years'.split(
    ' ',
  );
const JOBS = [
  ['Directing', 'Director'],
  ['Writing', 'Writer'],
  ['Writing', 'Story Editor'],
  ['Production', 'Executive Producer'],
  ['Production', 'Casting'],
  ['Camera', 'Director of Photography'],
  ['Editing', 'Editor'],
  ['Sound', 'Original Music Composer'],
  ['Art', 'Production Design'],
  ['Costume & Make-Up', 'Costume Design'],
  ['Visual Effects', 'Visual Effects Supervisor'],
  ['Crew', 'Stunt Coordinator'],
] as const;
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

function letters(alphabet: string, length: number, random: () => number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function nameWord(random: () => number): string {
  const length = 2 + Math.floor(random() * 2);
  return capitalised(Array.from({ length }, () => pick(SYLLABLES, random)).join(''));
}

function sentence(words: number, random: () => number): string {
  return `${capitalised(Array.from({ length: words }, () => pick(WORDS, random)).join(' '))}.`;
}

/** A person as TMDB's rows carry them; the same for the same place, in every season. */
export function madeUpPerson(place: number): Record<string, unknown> {
  const random = randomNumbers(place * 7919 + 17);
  const name = `${nameWord(random)} ${nameWord(random)}`;
  return {
    adult: false,
    gender: Math.floor(random() * 3),
    id: 1000 + place,
    known_for_department: random() < 0.7 ? 'Acting' : 'Production',
    name,
    original_name: random() < 0.93 ? name : `${nameWord(random)} ${nameWord(random)}`,
    popularity: Math.round(random() * 20_000) / 10_000,
    profile_path: random() < 0.6 ? `/${letters(BASE_62, 27, random)}.jpg` : null,
  };
}

const PEOPLE_OF_ONE_SEASON = 25;
const PEOPLE_OF_A_SERIES = 50;
/** People who go from series to series: the first of them are in hundreds of ten thousand seasons, the last in five. */
const PEOPLE_OF_MANY_SERIES = 100_000;
const PROMINENT_PEOPLE = 1500;

/**
 * The places of people as TMDB has them, for a season of 300 credits: some are in this season only, others in all of its
 * series, and most go round. Ten thousand seasons have 450,000 people: more than half are in one season, a few in
 * hundreds.
 */
export function personAsOnTmdb(season: number, series: number): (credit: number) => number {
  const random = randomNumbers(season * 104_729 + 5);
  return (credit) => {
    // Regulars come first: they are the series' own.
    if (credit < PEOPLE_OF_A_SERIES) return PEOPLE_OF_MANY_SERIES + series * PEOPLE_OF_A_SERIES + credit;
    if (credit < PEOPLE_OF_A_SERIES + PEOPLE_OF_ONE_SEASON)
      return 1_000_000 + season * PEOPLE_OF_ONE_SEASON + credit - PEOPLE_OF_A_SERIES;
    return Math.floor(PROMINENT_PEOPLE * ((PEOPLE_OF_MANY_SERIES / PROMINENT_PEOPLE + 1) ** random() - 1));
  };
}

/** The worst case: as few people as there can be, each in the same number of seasons. */
export function personFromFew(season: number, all: number): (credit: number) => number {
  const random = randomNumbers(season * 104_729 + 5);
  return () => Math.floor(all * random());
}

/**
 * TMDB's ids of credits are those of MongoDB (time, machine, counter), and somebody enters many at a time: each begins
 * like the one before.
 */
function creditIds(random: () => number): () => string {
  let sitting = '';
  let counter = 0;
  return () => {
    if (sitting === '' || random() < 0.05) {
      sitting = letters('0123456789abcdef', 18, random);
      counter = Math.floor(random() * 0xff0000);
    }
    counter += 1 + Math.floor(random() * 20);
    return sitting + counter.toString(16).padStart(6, '0');
  };
}

/** TMDB's answer about the series of such a season. */
export function madeUpSeries({ seriesId }: Pick<SeasonKey, 'seriesId'>, fetchedAt: string): MadeUpAnswer {
  const random = randomNumbers(seriesId * 613 + 3);
  const name = `${nameWord(random)} ${pick(WORDS, random)}`;
  const body = {
    id: seriesId,
    name,
    original_name: random() < 0.8 ? name : nameWord(random),
    overview: sentence(50, random),
    poster_path: `/${letters(BASE_62, 27, random)}.jpg`,
    first_air_date: '2020-01-01',
    seasons: [],
  };
  return { endpoint: `tv/${seriesId}`, fetchedAt, body: JSON.stringify(body) };
}

/** TMDB's two answers about a season that does not exist, as large and as hard to compress as real ones. */
export function madeUpSeason({
  key,
  creditCount,
  fetchedAt = '2026-03-01T12:00:00.000Z',
  episodeCount = 10,
  personAt = (credit) => key.seriesId * 100_000 + key.seasonNumber * 1000 + credit,
  edition = 0,
}: MadeUpSeason): readonly [MadeUpAnswer, MadeUpAnswer] {
  const random = randomNumbers(key.seriesId * 1009 + key.seasonNumber * 31 + 1);
  const creditId = creditIds(random);
  const regularCount = Math.max(1, Math.round(creditCount / 25));
  const guestCount = Math.max(1, Math.round(creditCount * 0.55));
  const crewCount = Math.max(1, creditCount - regularCount - guestCount);
  const cast = (credit: number) => ({
    ...madeUpPerson(personAt(credit)),
    character: `${nameWord(random)}${random() < 0.6 ? ` ${nameWord(random)}` : ''}`,
    credit_id: creditId(),
    order: credit,
  });
  const crew = (credit: number) => {
    const [department, job] = pick(JOBS, random);
    return { ...madeUpPerson(personAt(credit)), department, job, credit_id: creditId() };
  };
  const regulars = Array.from({ length: regularCount }, (_, index) => cast(index));
  const guests = Array.from({ length: guestCount }, (_, index) => cast(regularCount + index));
  const workers = Array.from({ length: crewCount }, (_, index) => crew(regularCount + guestCount + index));
  const ownCrew = workers.slice(0, Math.ceil(crewCount / 4));
  const guestEpisodes = guests.map(() => Math.floor(random() * episodeCount));
  const crewEpisodes = workers.map(() => Math.floor(random() * episodeCount));
  const episodes = Array.from({ length: episodeCount }, (_, index) => ({
    air_date: `2020-01-${String((index % 28) + 1).padStart(2, '0')}`,
    episode_number: index + 1,
    episode_type: 'standard',
    id: key.seriesId * 1000 + index,
    name: sentence(3, random),
    overview: sentence(35, random),
    production_code: '',
    runtime: 40 + Math.floor(random() * 20),
    season_number: key.seasonNumber,
    show_id: key.seriesId,
    still_path: `/${letters(BASE_62, 27, random)}.jpg`,
    vote_average: Math.round(random() * 100) / 10,
    vote_count: Math.floor(random() * 300),
    crew: workers.filter((_, place) => crewEpisodes[place] === index),
    guest_stars: guests.filter((_, place) => guestEpisodes[place] === index),
  }));
  const role = ({ character, credit_id, ...person }: (typeof guests)[number], count: number) => ({
    ...person,
    roles: [{ credit_id, character, episode_count: count }],
    total_episode_count: count,
  });
  const id = key.seriesId * 100 + key.seasonNumber;
  const details = {
    _id: letters('0123456789abcdef', 24, random),
    air_date: '2020-01-01',
    episodes,
    name: `Season ${key.seasonNumber}${edition === 0 ? '' : `, edition ${edition}`}`,
    overview: sentence(40, random),
    id,
    poster_path: `/${letters(BASE_62, 27, random)}.jpg`,
    season_number: key.seasonNumber,
    vote_average: 8.1,
    aggregate_credits: {
      cast: [...regulars.map((row) => role(row, episodeCount)), ...guests.map((row) => role(row, 1))],
      crew: workers.map(({ job, credit_id, ...person }) => ({
        ...person,
        jobs: [{ credit_id, job, episode_count: 1 }],
        total_episode_count: 1,
      })),
    },
  };
  const path = `tv/${key.seriesId}/season/${key.seasonNumber}`;
  return [
    { endpoint: `${path}/credits`, fetchedAt, body: JSON.stringify({ cast: regulars, crew: ownCrew, id }) },
    { endpoint: path, fetchedAt, body: JSON.stringify(details) },
  ];
}

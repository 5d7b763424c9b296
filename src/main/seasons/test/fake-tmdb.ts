import { EndrollError } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import {
  wireCast,
  wireCrew,
  wirePerson,
  type Wire,
  type WireSeasonCredits,
  type WireSeasonDetails,
} from '../../answers/test/wire-rows.ts';
import { englishSeasonRequest } from '../../tmdb/requests.ts';
import type { TmdbBody } from '../../tmdb/client.ts';
import type { TimeBudget } from '../../tmdb/pace.ts';
import type { SeasonSource } from '../ask-tmdb.ts';

/** One regular and one crew member. */
export const CREDITS: WireSeasonCredits = {
  id: 3572,
  cast: [wireCast('regular', { character: 'Walter White' })],
  crew: [wireCrew('crew')],
};

/** {@link CREDITS} on another day, with one more regular and one recast. */
export const OTHER_CREDITS: WireSeasonCredits = {
  ...CREDITS,
  cast: [wireCast('regular', { character: 'Heisenberg' }), wireCast('new', wirePerson(4))],
};

/** One episode with one guest star, and everyone's episode counts. */
export const DETAILS: WireSeasonDetails = {
  id: 3572,
  name: 'Season 1',
  poster_path: '/season.jpg',
  episodes: [{ id: 1, episode_number: 1, name: 'Pilot', guest_stars: [wireCast('guest', wirePerson(3))] }],
  aggregate_credits: {
    cast: [{ ...wirePerson(1), roles: [{ credit_id: 'regular', episode_count: 7 }] }],
    crew: [],
  },
};

/** The texts of {@link DETAILS} in English. */
export const ENGLISH_TEXTS: Wire = {
  overview: 'A teacher falls ill.',
  episodes: [{ episode_number: 1, name: 'Pilot', overview: 'It begins.' }],
};

export const SERIES: Wire = {
  id: 1396,
  name: 'Breaking Bad',
  seasons: [{ season_number: 1, name: 'The first one' }],
};

type Give<T> = () => T | Promise<T>;

/** TMDB as the seasons see it, for tests: answers at once unless told otherwise, and stops when it is told to. */
export class FakeTmdb implements SeasonSource {
  /** What was asked, in order. */
  readonly asked: string[] = [];
  /** What was given up before it was answered. */
  readonly ended: string[] = [];
  credits: Give<WireSeasonCredits> = () => CREDITS;
  details: Give<WireSeasonDetails> = () => DETAILS;
  theSeries: (language: string) => Wire | Promise<Wire> = () => SERIES;
  english: Give<Wire> = () => ENGLISH_TEXTS;
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** From now on this question fails. */
  fail(part: 'credits' | 'details' | 'theSeries' | 'english', error: Error): void {
    const give = (): Promise<never> => Promise.reject(error);
    this[part] = give;
  }

  seasonCreditsBody(key: SeasonKey, signal?: AbortSignal): Promise<TmdbBody> {
    return this.#ask('credits', `${seasonPath(key)}/credits`, () => this.credits(), signal);
  }

  async seasonParts(key: SeasonKey, signal?: AbortSignal): Promise<readonly TmdbBody[]> {
    return [await this.#ask('details', seasonPath(key), () => this.details(), signal)];
  }

  englishSeasonBody(key: SeasonKey, signal?: AbortSignal): Promise<TmdbBody> {
    return this.#ask('english', englishSeasonRequest(key).endpoint ?? '', () => this.english(), signal);
  }

  newBudget(): TimeBudget {
    return { limitMs: Number.POSITIVE_INFINITY, spentMs: 0 };
  }

  seriesBody(seriesId: number, language: string, signal?: AbortSignal): Promise<TmdbBody> {
    return this.#ask('series', `tv/${seriesId}`, () => this.theSeries(language), signal);
  }

  #ask(name: string, endpoint: string, give: Give<unknown>, signal?: AbortSignal): Promise<TmdbBody> {
    this.asked.push(name);
    return new Promise((resolve, reject) => {
      let isOpen = true;
      const end = (): void => {
        if (isOpen) this.ended.push(name);
        reject(new EndrollError({ kind: 'cancelled' }));
      };
      if (signal?.aborted === true) end();
      signal?.addEventListener('abort', end);
      const answer = (value: unknown): void => {
        isOpen = false;
        const body = new TextEncoder().encode(JSON.stringify(value));
        resolve({ endpoint, body, fetchedAt: this.#clock().toISOString() });
      };
      const fail = (error: Error): void => {
        isOpen = false;
        reject(error);
      };
      Promise.resolve().then(give).then(answer, fail);
    });
  }
}

function seasonPath({ seriesId, seasonNumber }: SeasonKey): string {
  return `tv/${seriesId}/season/${seasonNumber}`;
}

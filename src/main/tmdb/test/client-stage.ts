import { EndrollError, type AppError } from '@shared/app-error.ts';
import { MockAgent, type Interceptable } from 'undici';
import { directNetwork } from '../../network/test/direct-network.ts';
import { JumpingTimer } from '../../network/test/fake-timer.ts';
import { TmdbClient, type TmdbClientOptions } from '../client.ts';
import { wireCast } from '../../answers/test/wire-rows.ts';

export const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJjYW5hcnkifQ.c2lnbmVk';
export const KEY = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
export const PATH = '/3/tv/1396/season/1/credits?language=en-US';
export const CREDITS = { id: 3572, cast: [wireCast('a')], crew: [] };
export const REFUSED = { success: false, status_code: 7, status_message: 'Invalid API key.' };

/** TMDB by undici's MockAgent, without any network, and a client whose waits are over at once. */
export class ClientStage {
  readonly agent = new MockAgent({ enableCallHistory: true });
  readonly tmdb: Interceptable = this.agent.get('https://api.themoviedb.org');
  readonly timer = new JumpingTimer();
  readonly now = new Date('2026-11-24T12:00:00Z');

  constructor() {
    this.agent.disableNetConnect();
  }

  createClient(options: Partial<TmdbClientOptions> = {}): TmdbClient {
    return new TmdbClient({
      baseUrl: 'https://api.themoviedb.org',
      version: '1.2.3',
      getToken: () => TOKEN,
      network: directNetwork(this.agent),
      clock: () => this.now,
      random: () => 1,
      timer: this.timer,
      ...options,
    });
  }

  /** Answers the next `times` requests for season credits. */
  reply(status: number, body: unknown = CREDITS, headers: Record<string, string> = {}, times = 1): void {
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    this.tmdb.intercept({ path: PATH }).reply(status, text, { headers }).times(times);
  }

  /** Breaks the connection of the next `times` requests for season credits. */
  breakConnection(times: number): void {
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    this.tmdb.intercept({ path: PATH }).replyWithError(reset).times(times);
  }

  /** How many requests were sent. */
  get sent(): number {
    return this.agent.getCallHistory()?.calls().length ?? 0;
  }
}

/** The error with which a call fails. */
export async function errorOf(asked: Promise<unknown>): Promise<AppError> {
  const error: unknown = await asked.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (error instanceof EndrollError) return error.appError;
  throw new Error('It did not fail with an EndrollError', { cause: error });
}

import { cancelled, isEndrollError } from '@shared/app-error.ts';
import { isWhole, seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import type { PersonKey } from '@shared/domain/tmdb-person.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import { ENGLISH, isEnglish } from '../answers/season.ts';
import type { Answer, OpenedSeason, RemoteLibrary } from '../library/calls.ts';
import type { Logger } from '../logging/logger.ts';
import type { TmdbBody, TmdbClient } from '../tmdb/client.ts';

/** What the seasons ask of TMDB; main may load the client behind it when it is first needed. */
export type SeasonSource = Pick<
  TmdbClient,
  'seasonCreditsBody' | 'seasonParts' | 'englishSeasonBody' | 'seriesBody' | 'newBudget'
>;

/** The requested answer, or why there is none. */
export type Outcome<T> = Result<T, unknown>;

/** Answers that belong together, to be passed to the library. */
export interface Answers {
  readonly answers: readonly Answer[];
  /** The English texts were needed but have not arrived: the kept ones may be used. */
  readonly reuseEnglish: boolean;
}

/** The pending requests for a season. Only `credits` rejects: nothing can be shown without them. */
export interface AskedSeason {
  readonly credits: Promise<Answer>;
  /** The season's episodes and episode counts, as far as they have arrived, with English texts for missing ones. */
  readonly details: Promise<Outcome<Answers>>;
  /** `null` if the library has the series and it is less than a day old. */
  readonly series: Promise<Outcome<Answers> | null>;
  /** The outcome of {@link series} so far; `undefined` if there is none yet. */
  readonly seriesSoFar: () => readonly Answer[] | undefined;
}

export interface AskTools {
  readonly tmdb: SeasonSource;
  readonly library: Pick<RemoteLibrary, 'openSeries' | 'lacksEnglish' | 'lacksEnglishOverview'>;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/** Asks TMDB for a season's credits, its details and its series, all at the same time. Nothing is parsed here. */
export function askSeason(tools: AskTools, key: SeasonKey, signal: AbortSignal): AskedSeason {
  const { tmdb, library, clock } = tools;
  let seriesSoFar: readonly Answer[] | undefined;

  const askDetails = async (): Promise<Outcome<Answers>> => {
    const parts = (await tmdb.seasonParts(key, signal)).map(verbatim);
    const own = parts.find(({ endpoint }) => !endpoint.endsWith('/aggregate_credits'));
    if (own === undefined) return ok({ answers: parts, reuseEnglish: false });
    const english = await askEnglish(tools, key.language, {
      name: `Season ${seasonKeyText(key)}`,
      isLacking: () => library.lacksEnglish(key.language, own.body),
      ask: () => tmdb.englishSeasonBody(key, signal),
      signal,
    });
    return ok(withEnglish(parts, english));
  };
  const askOwnSeries = async (): Promise<Outcome<Answers> | null> => {
    const kept = await library.openSeries(key);
    if (kept !== null && !isStale(kept.fetchedAt, clock())) return null;
    const asked = await askSeries(tools, key, signal, (own) => {
      seriesSoFar = [own];
    });
    seriesSoFar = asked.answers;
    return ok(asked);
  };

  return {
    credits: tmdb.seasonCreditsBody(key, signal).then(verbatim),
    details: askDetails().catch(fail),
    series: askOwnSeries().catch(fail),
    seriesSoFar: () => seriesSoFar,
  };
}

/** Requests a series, and again in English if it has no overview in its language and there is time left for it. */
export async function askSeries(
  tools: {
    readonly tmdb: Pick<TmdbClient, 'seriesBody' | 'newBudget'>;
    readonly library: Pick<RemoteLibrary, 'lacksEnglishOverview'>;
    readonly logger: Logger;
  },
  { seriesId, language }: SeriesKey,
  signal: AbortSignal,
  onCame: (own: Answer) => void = () => undefined,
): Promise<Answers> {
  const { tmdb, library } = tools;
  const budget = tmdb.newBudget();
  const own = verbatim(await tmdb.seriesBody(seriesId, language, signal, budget));
  onCame(own);
  const english = await askEnglish(tools, language, {
    name: `Series ${seriesId}/${language}`,
    isLacking: () => library.lacksEnglishOverview(own.body),
    ask: () => tmdb.seriesBody(seriesId, ENGLISH, signal, budget),
    signal,
  });
  return withEnglish([own], english);
}

/** The same for a person with their filmography, and for the biography. */
export async function askPerson(
  tools: {
    readonly tmdb: Pick<TmdbClient, 'personBody' | 'newBudget'>;
    readonly library: Pick<RemoteLibrary, 'lacksBiography'>;
    readonly logger: Logger;
  },
  { personId, language }: PersonKey,
  signal: AbortSignal,
): Promise<Answers> {
  const { tmdb, library } = tools;
  const budget = tmdb.newBudget();
  const own = verbatim(await tmdb.personBody(personId, language, signal, budget));
  const english = await askEnglish(tools, language, {
    name: `Person ${personId}/${language}`,
    isLacking: () => library.lacksBiography(own.body),
    ask: () => tmdb.personBody(personId, ENGLISH, signal, budget),
    signal,
  });
  return withEnglish([own], english);
}

interface EnglishQuestion {
  /** For the log. */
  readonly name: string;
  readonly isLacking: () => Promise<boolean>;
  readonly ask: () => Promise<TmdbBody>;
  readonly signal: AbortSignal;
}

/** The English answer; `null` if it is not needed, `missing` if it has not arrived. Never rejects. */
async function askEnglish(
  { logger }: { readonly logger: Logger },
  language: string,
  { name, isLacking, ask, signal }: EnglishQuestion,
): Promise<Answer | 'missing' | null> {
  if (isEnglish(language)) return null;
  try {
    if (!(await isLacking())) return null;
    const answer = verbatim(await ask());
    return answer.endpoint.includes('?')
      ? answer
      : { ...answer, endpoint: `${answer.endpoint}?language=${ENGLISH}` };
  } catch (error) {
    if (!signal.aborted) logger.info(`${name} came without its English texts`, error);
    return 'missing';
  }
}

function withEnglish(own: readonly Answer[], english: Answer | 'missing' | null): Answers {
  if (english === 'missing') return { answers: own, reuseEnglish: true };
  return { answers: english === null ? own : [...own, english], reuseEnglish: false };
}

/** An answer as the library keeps it. */
function verbatim({ endpoint, fetchedAt, body }: TmdbBody): Answer {
  return { endpoint, fetchedAt, body };
}

/** What was asked for, or `null`. */
export function valueOf<T>(outcome: Outcome<T> | null): T | null {
  return outcome?.ok === true ? outcome.value : null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** True for an ISO time that is a day or more ago; also for one in the future, which a wrong clock has written. */
export function isStale(fetchedAt: string, now: Date): boolean {
  const age = now.getTime() - Date.parse(fetchedAt);
  return !(age >= 0 && age < DAY_MS);
}

/** True if a kept season should be refreshed: it is old or incomplete. */
export function isDue(kept: Omit<OpenedSeason, 'page'>, now: Date): boolean {
  return isStale(kept.fetchedAt, now) || !isWhole(kept.parts) || kept.seriesFetchedAt === null;
}

/** How long a failed request is not repeated automatically, in milliseconds. */
const PAUSE_MS = 5 * 60 * 1000;

/**
 * Remembers recently failed requests, so that they are not repeated automatically each time a page opens. Requests by the
 * reader are always sent.
 */
export class QuietPause {
  readonly #clock: () => Date;
  readonly #failedAt = new Map<string, number>();

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Records a failed request. */
  begin(id: string): void {
    this.#failedAt.set(id, this.#clock().getTime());
  }

  /** True if it is too early to repeat it. */
  isOn(id: string): boolean {
    const failedAt = this.#failedAt.get(id);
    return failedAt !== undefined && this.#clock().getTime() - failedAt < PAUSE_MS;
  }
}

/** The result of a promise; rejects with `cancelled` as soon as `signal` aborts, without affecting others that wait for it. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(cancelled(signal.reason));
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
    const stay = (): void => {
      signal.removeEventListener('abort', leave);
    };
    promise.finally(stay).then(resolve, reject);
  });
}

/** Something from the library, or else from TMDB. */
export interface LibraryFirstQuery<Kept, Page> {
  /** For the log, such as `season 1396/1/en-US`. */
  readonly name: string;
  readonly open: () => Promise<Kept | null>;
  readonly show: (kept: Kept) => Page;
  /** Called if the library does not have it or cannot be read. */
  readonly ask: () => Promise<Page>;
}

/**
 * The library's version, or else TMDB's. A library that cannot be read is bypassed. Its error is reported only if TMDB does
 * not answer either, because the library may have what the reader wants.
 */
export async function libraryFirst<Kept, Page>(
  { name, open, show, ask }: LibraryFirstQuery<Kept, Page>,
  logger: Logger,
): Promise<Page> {
  const opened = await open().then(ok, fail);
  if (opened.ok && opened.value !== null) return show(opened.value);
  if (!opened.ok) logger.warn(`The library did not open ${name}`, opened.error);
  try {
    return await ask();
  } catch (error) {
    throw opened.ok || isEndrollError(error, 'cancelled') ? error : opened.error;
  }
}

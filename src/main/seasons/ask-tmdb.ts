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
  'seasonCreditsBody' | 'seasonParts' | 'englishSeasonBody' | 'seriesBody'
>;

/** What is asked for, or why there is none. */
export type Outcome<T> = Result<T, unknown>;

/** Answers that belong together, on their way to the library. */
export interface Answers {
  readonly answers: readonly Answer[];
  /** The English texts were wanted and have not come: those that are kept may be used. */
  readonly reuseEnglish: boolean;
}

/** The questions about one season, all under way. Only `credits` rejects: nothing is shown without them. */
export interface AskedSeason {
  readonly credits: Promise<Answer>;
  /** The season's episodes and everyone's episode counts, as far as they have come, with the texts it lacks in English. */
  readonly details: Promise<Outcome<Answers>>;
  /** `null` when the library has the series, younger than a day. */
  readonly series: Promise<Outcome<Answers> | null>;
  /** What has come of {@link series} so far; `undefined` when nothing has. */
  readonly seriesSoFar: () => readonly Answer[] | undefined;
}

/** What asking needs. */
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

/** Asks TMDB for a series, and once more in English when it has no overview in its language. */
export async function askSeries(
  tools: {
    readonly tmdb: Pick<TmdbClient, 'seriesBody'>;
    readonly library: Pick<RemoteLibrary, 'lacksEnglishOverview'>;
    readonly logger: Logger;
  },
  { seriesId, language }: SeriesKey,
  signal: AbortSignal,
  onCame: (own: Answer) => void = () => undefined,
): Promise<Answers> {
  const { tmdb, library } = tools;
  const own = verbatim(await tmdb.seriesBody(seriesId, language, signal));
  onCame(own);
  const english = await askEnglish(tools, language, {
    name: `Series ${seriesId}/${language}`,
    isLacking: () => library.lacksEnglishOverview(own.body),
    ask: () => tmdb.seriesBody(seriesId, ENGLISH, signal),
    signal,
  });
  return withEnglish([own], english);
}

/** Asks TMDB for a person with all they did, and once more in English when it has no biography in their language. */
export async function askPerson(
  tools: {
    readonly tmdb: Pick<TmdbClient, 'personBody'>;
    readonly library: Pick<RemoteLibrary, 'lacksBiography'>;
    readonly logger: Logger;
  },
  { personId, language }: PersonKey,
  signal: AbortSignal,
): Promise<Answers> {
  const { tmdb, library } = tools;
  const own = verbatim(await tmdb.personBody(personId, language, signal));
  const english = await askEnglish(tools, language, {
    name: `Person ${personId}/${language}`,
    isLacking: () => library.lacksBiography(own.body),
    ask: () => tmdb.personBody(personId, ENGLISH, signal),
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

/** The English answer; `null` when nothing is lacking, `missing` when it has not come. Never rejects. */
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

/** True when TMDB should be asked again for a kept season: it is old, or something of it is not there. */
export function isDue(kept: Omit<OpenedSeason, 'page'>, now: Date): boolean {
  return isStale(kept.fetchedAt, now) || !isWhole(kept.parts) || kept.seriesFetchedAt === null;
}

/** How long a question that has failed is not asked again by itself, in milliseconds. */
const PAUSE_MS = 5 * 60 * 1000;

/**
 * Remembers what TMDB has lately failed to answer, so that no question is repeated by itself each time a page opens.
 * A reader who asks is always obeyed.
 */
export class QuietPause {
  readonly #clock: () => Date;
  readonly #failedAt = new Map<string, number>();

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** The question of that name has failed now. */
  begin(id: string): void {
    this.#failedAt.set(id, this.#clock().getTime());
  }

  /** True while it is too early to ask again. */
  isOn(id: string): boolean {
    const failedAt = this.#failedAt.get(id);
    return failedAt !== undefined && this.#clock().getTime() - failedAt < PAUSE_MS;
  }
}

/** What a promise gives; rejects with `cancelled` as soon as `signal` aborts, while what others wait for goes on. */
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

/** Something that the library may have, and TMDB otherwise. */
export interface LibraryFirstQuery<Kept, Page> {
  /** For the log, such as `season 1396/1/en-US`. */
  readonly name: string;
  readonly open: () => Promise<Kept | null>;
  readonly show: (kept: Kept) => Page;
  /** Called when the library does not have it or cannot be read. */
  readonly ask: () => Promise<Page>;
}

/**
 * What the library has, else what TMDB says. A library that cannot be read is done without. Only when TMDB does not
 * answer either does the reader hear of it: there, what they want may well be.
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

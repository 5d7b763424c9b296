import { type AppError, cancelled } from '@shared/app-error.ts';
import { type TripPack, type TripPackProgress, tripPackText } from '@shared/domain/trip-pack.ts';
import { type Logger, toAppError } from '../logging/logger.ts';
import type { PackContents, PackRecord, RemoteLibrary } from '../library/calls.ts';
import { checkPack, packPicturesOf, packSoFar } from './pack-contents.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { unlessAborted } from '../seasons/ask-tmdb.ts';
import type { Timer } from '../network/timer.ts';
import { Outage } from './outage.ts';
import { PackPictures, type PackPictureTools } from './pack-pictures.ts';
import { PackSeasons, type PackSeasonSources } from './pack-seasons.ts';

export interface PackRunTools extends PackFetcherTools {
  readonly library: Pick<RemoteLibrary, 'keepPack' | 'packContents'>;
  readonly clock: () => Date;
}

/**
 * Work on a trip pack, continuing where it was left: what remains is computed from the library and the disk. Its state is
 * stored as it changes.
 */
export class PackRun {
  readonly #tools: PackRunTools;
  readonly #onChange: (pack: TripPack) => void;
  readonly #halt = new AbortController();
  readonly #end = new AbortController();
  readonly #news: ThrottledReport;
  readonly #fetcher: PackFetcher;
  /** Seasons that are no longer wanted. */
  readonly #dropped = new Set<number>();
  #record: PackRecord;
  #error: AppError | null = null;

  /**
   * @param record a running pack
   * @param onChange called at once for a new state, and at most four times a second for progress
   */
  constructor(record: PackRecord, tools: PackRunTools, onChange: (pack: TripPack) => void) {
    const { seriesId, language, absentPictures } = record;
    this.#tools = tools;
    this.#onChange = onChange;
    this.#record = record;
    this.#news = new ThrottledReport(() => {
      this.#report();
    }, tools.timer);
    this.#fetcher = new PackFetcher({
      tools,
      key: { seriesId, language },
      absent: absentPictures,
      halted: this.#halt.signal,
      ended: this.#end.signal,
      dropped: this.#dropped,
      onProgress: () => {
        this.#news.soon();
      },
      onOutage: () => {
        this.#news.now();
      },
      onFailure: (error) => {
        this.#fail(error);
      },
    });
  }

  /** True until it is done, paused or ended. */
  get isRunning(): boolean {
    return !this.#isHalted() && this.#record.state === 'running';
  }

  /** Works until the pack is done, paused or ended; after that the library is no longer used. Never rejects. */
  async work(): Promise<void> {
    try {
      await this.#keepRecord();
      await this.#work();
    } catch (error) {
      this.#fail(error);
    }
    await this.#keepLastRecord();
    this.#news.now();
  }

  /** Starts nothing new, and stores that the pack is paused. */
  async pause(): Promise<void> {
    if (!this.isRunning) return;
    this.#rest(null);
    await this.#keepRecord();
  }

  /** Starts nothing new; the pack continues at the next start. */
  halt(): void {
    this.#halt.abort();
  }

  /** Leaves out seasons that the reader has removed. */
  drop(seasonNumbers: ReadonlySet<number>): void {
    for (const seasonNumber of seasonNumbers) this.#dropped.add(seasonNumber);
    this.#record = withoutSeasons(this.#record, this.#dropped);
    this.#news.soon();
  }

  /** Stores what {@link drop} has left; a halted run stores itself. */
  async save(): Promise<void> {
    if (this.isRunning) await this.#keepRecord();
  }

  /** Ends everything at once and reports nothing more; the pack continues at the next start unless it is deleted. */
  end(): void {
    this.#halt.abort();
    this.#end.abort(cancelled());
  }

  async #work(): Promise<void> {
    const seasonNumbers = this.#record.seasonNumbers ?? (await this.#listSeasons());
    if (seasonNumbers === null) return;
    await this.#fetcher.fetch(this.#record, seasonNumbers);
    if (this.#isHalted()) return;
    const { seriesId, language } = this.#record;
    const { absentPictures, errors } = this.#fetcher;
    const pack = { seasonNumbers: this.#record.seasonNumbers ?? [], absentPictures, errors };
    const receipt = await checkPack(this.#tools, { seriesId, language }, pack);
    if (!this.#isHalted()) this.#record = { ...this.#record, state: 'done', receipt };
  }

  async #listSeasons(): Promise<readonly number[] | null> {
    const seasonNumbers = await this.#fetcher.list();
    this.#record = withoutSeasons({ ...this.#record, seasonNumbers }, this.#dropped);
    await this.#keepRecord();
    return this.#record.seasonNumbers;
  }

  /** Only the reader can help. What fails after the run was halted is a consequence of that. */
  #fail(error: unknown): void {
    const appError = this.#toAppError(error);
    if (this.#isHalted()) return;
    this.#tools.logger.info(`${this.#name()} waits for the reader`, error);
    this.#rest(appError);
  }

  #rest(error: AppError | null): void {
    this.#error = error;
    this.#record = { ...this.#record, state: 'paused' };
    this.#halt.abort();
    this.#news.now();
  }

  async #keepRecord(): Promise<void> {
    this.#record = { ...this.#record, absentPictures: this.#fetcher.absentPictures };
    await this.#tools.library.keepPack(this.#record);
  }

  async #keepLastRecord(): Promise<void> {
    try {
      await this.#keepRecord();
    } catch (error) {
      this.#tools.logger.warn(`${this.#name()} could not be kept`, error);
      if (this.#record.state === 'done') this.#rest(this.#toAppError(error));
    }
  }

  #report(): void {
    if (this.#end.signal.aborted) return;
    const { seriesId, language, seasonNumbers, state, receipt } = this.#record;
    const isRunning = state === 'running';
    const outage = isRunning ? this.#fetcher.outageError : null;
    const { progress } = this.#fetcher;
    this.#onChange({
      seriesId,
      language,
      seasonNumbers: seasonNumbers ?? [],
      state: outage === null ? state : 'waiting',
      progress: isRunning ? progress : { ...progress, secondsLeft: null },
      error: this.#error ?? outage,
      receipt,
    });
  }

  #toAppError(error: unknown): AppError {
    return toAppError(error, this.#name(), this.#tools.logger);
  }

  #name(): string {
    return `Trip pack ${tripPackText(this.#record)}`;
  }

  #isHalted(): boolean {
    return this.#halt.signal.aborted;
  }
}

/** The same pack without these seasons. */
export function withoutSeasons(record: PackRecord, dropped: ReadonlySet<number>): PackRecord {
  const { seasonNumbers } = record;
  return { ...record, seasonNumbers: seasonNumbers?.filter((number) => !dropped.has(number)) ?? null };
}

/** Where everything comes from and goes to; a part of what a trip pack needs. */
interface PackFetcherTools extends PackSeasonSources {
  readonly pictures: PackPictureTools;
  readonly library: Pick<RemoteLibrary, 'packContents'>;
  readonly timer: Timer;
  /** A number from 0 up to 1, such as `Math.random`. */
  readonly random: () => number;
  readonly logger: Logger;
}

interface PackFetcherOptions {
  readonly tools: PackFetcherTools;
  readonly key: SeriesKey;
  /** Paths of pictures that TMDB has said before it does not have. */
  readonly absent: readonly string[];
  /** Lets nothing new begin. */
  readonly halted: AbortSignal;
  /** Ends what has begun. */
  readonly ended: AbortSignal;
  /** Seasons that are no longer wanted; it may grow. */
  readonly dropped: ReadonlySet<number>;
  /** Told of every step. */
  readonly onProgress: () => void;
  /** Called when it has to wait, and when it continues. */
  readonly onOutage: () => void;
  /** Called for an error that only the reader can resolve; expected to halt. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Fetches what a trip pack lacks. Pictures start as soon as the first season has arrived; seasons and pictures wait
 * independently of each other, because they come from different hosts.
 */
class PackFetcher {
  readonly #options: PackFetcherOptions;
  readonly #outages: { readonly seasons: Outage; readonly pictures: Outage };
  readonly #seasons: PackSeasons;
  readonly #pictures: PackPictures;
  readonly #pace = new PackPace();
  #onDisk: ReadonlySet<string> = new Set();
  readonly #seasonsDone = new Set<number>();
  #areSeasonsDone = false;

  constructor(options: PackFetcherOptions) {
    const { tools, halted, onOutage } = options;
    const { timer, random } = tools;
    const outage = (): Outage => new Outage({ timer, random, halted, onChange: onOutage });
    this.#options = options;
    this.#outages = { seasons: outage(), pictures: outage() };
    this.#seasons = new PackSeasons({
      ...tools,
      ...options,
      outage: this.#outages.seasons,
      onSettled: (seasonNumber) => this.#settle(seasonNumber),
    });
    this.#pictures = new PackPictures({
      ...options,
      keep: (address) => tools.pictures.keep(address),
      outage: this.#outages.pictures,
      timer,
      onChange: () => {
        this.#notePicture();
      },
    });
  }

  get progress(): TripPackProgress {
    const { done, known } = this.#pictures;
    const isFlowing = this.#areSeasonsDone && this.outageError === null;
    return {
      seasonsDone: [...this.#seasonsDone].filter((number) => !this.#options.dropped.has(number)).length,
      picturesDone: done,
      picturesKnown: known,
      secondsLeft: isFlowing ? this.#pace.secondsFor(known - done) : null,
    };
  }

  /** Why it waits; `null` when it does not. */
  get outageError(): AppError | null {
    return this.#outages.seasons.error ?? this.#outages.pictures.error;
  }

  /** Paths of pictures that TMDB does not have. */
  get absentPictures(): readonly string[] {
    return this.#pictures.absent;
  }

  /** Why seasons could not be fetched, by their number. */
  get errors(): ReadonlyMap<number, AppError> {
    return this.#seasons.errors;
  }

  /** The seasons TMDB lists, ascending; `null` when halted before. Throws EndrollError when waiting does not help. */
  list(): Promise<readonly number[] | null> {
    return this.#seasons.list();
  }

  /** Resolves when everything has come or has been given up, or when halted and nothing is under way. */
  async fetch(record: PackRecord, seasonNumbers: readonly number[]): Promise<void> {
    const { tools, ended } = this.#options;
    this.#onDisk = await tools.pictures.onDisk();
    const { contents, upToDate } = await packSoFar(tools.library, record);
    for (const { seasonNumber } of contents.seasons) this.#seasonsDone.add(seasonNumber);
    this.#addPictures(contents);
    if (contents.seasons.length > 0) this.#options.onProgress();
    await this.#seasons.keep(seasonNumbers.filter((seasonNumber) => !upToDate.has(seasonNumber)));
    this.#areSeasonsDone = true;
    // A picture request cannot be cancelled and does not use the library, so there is no need to wait for it.
    await unlessAborted(this.#pictures.finish(), ended);
  }

  async #settle(seasonNumber: number): Promise<void> {
    const { tools, key } = this.#options;
    // A failed season may be there in part, or from earlier; its pictures belong to the pack.
    const contents = await tools.library.packContents(key, [seasonNumber]);
    this.#seasonsDone.add(seasonNumber);
    this.#addPictures(contents);
  }

  #addPictures(contents: PackContents): void {
    const { wanted } = this.#options.tools.pictures;
    this.#pictures.add(packPicturesOf(contents, wanted), this.#onDisk);
  }

  #notePicture(): void {
    const { tools, onProgress } = this.#options;
    if (this.#areSeasonsDone) this.#pace.note(this.#pictures.done, tools.timer.now());
    onProgress();
  }
}

/** Milliseconds between two progress reports: four a second are enough. */
const EVERY = 250;

/** Reports progress a few times a second at most, and always the last change; reports state changes at once. */
export class ThrottledReport {
  readonly #report: () => void;
  readonly #timer: Timer;
  #reportedAt = -Infinity;
  #isDue = false;
  #isSleeping = false;

  constructor(report: () => void, timer: Timer) {
    this.#report = report;
    this.#timer = timer;
  }

  /** The progress has changed. */
  soon(): void {
    this.#isDue = true;
    if (this.#isSleeping) return;
    const wait = this.#reportedAt + EVERY - this.#timer.now();
    if (wait > 0) this.#reportAfter(wait);
    else this.now();
  }

  /** The state has changed. */
  now(): void {
    this.#isDue = false;
    this.#reportedAt = this.#timer.now();
    this.#report();
  }

  #reportAfter(milliseconds: number): void {
    this.#isSleeping = true;
    // Whole milliseconds, so that time has certainly advanced at the next check.
    void this.#timer.sleep(Math.ceil(milliseconds)).then(() => {
      this.#isSleeping = false;
      if (this.#isDue) this.soon();
    });
  }
}

/** The period over which the pace is measured, in milliseconds. */
const WINDOW = 10_000;

/** The minimum time for measuring a pace, in milliseconds. */
const SHORTEST = 1_000;

/** The time between two samples, in milliseconds. */
const STEP = 250;

interface Sample {
  readonly time: number;
  readonly done: number;
}

/** The current pace, over the last seconds, because networks change. */
export class PackPace {
  #samples: readonly Sample[] = [];

  /**
   * Records how much is done.
   * @param time milliseconds on a clock that only goes forward
   */
  note(done: number, time: number): void {
    const last = this.#samples.at(-1);
    if (last !== undefined && time - last.time < STEP) return;
    this.#samples = [...this.#samples.filter((sample) => sample.time >= time - WINDOW), { time, done }];
  }

  /** Whole seconds until this much more is done, at the current pace; `null` if unknown. */
  secondsFor(left: number): number | null {
    const first = this.#samples.at(0);
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || last.time - first.time < SHORTEST) return null;
    const done = last.done - first.done;
    return done <= 0 ? null : Math.ceil((left * (last.time - first.time)) / done / 1000);
  }
}

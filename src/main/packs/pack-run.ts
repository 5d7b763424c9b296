import { EndrollError, type AppError } from '@shared/app-error.ts';
import { tripPackText, type TripPack } from '@shared/domain/trip-pack.ts';
import { toAppError } from '../ipc/to-app-error.ts';
import type { RemoteLibrary, PackRecord } from '../library/calls.ts';
import { checkPack } from './check-pack.ts';
import { PackFetcher, type PackFetcherTools } from './pack-fetcher.ts';
import { SteadyNews } from './steady-news.ts';

/** What a {@link PackRun} needs. */
export interface PackRunTools extends PackFetcherTools {
  readonly library: Pick<RemoteLibrary, 'keepPack' | 'packContents'>;
  readonly clock: () => Date;
}

/**
 * Work on one trip pack, from wherever it was left: what is to be done is counted anew from the library and the disk.
 * Its state is kept as it changes.
 */
export class PackRun {
  readonly #tools: PackRunTools;
  readonly #onChange: (pack: TripPack) => void;
  readonly #halt = new AbortController();
  readonly #end = new AbortController();
  readonly #news: SteadyNews;
  readonly #fetcher: PackFetcher;
  #record: PackRecord;
  #error: AppError | null = null;

  /**
   * @param record a pack that is running
   * @param onChange told at once of a new state, and of progress four times a second at most
   */
  constructor(record: PackRecord, tools: PackRunTools, onChange: (pack: TripPack) => void) {
    const { seriesId, language, absentPictures } = record;
    this.#tools = tools;
    this.#onChange = onChange;
    this.#record = record;
    this.#news = new SteadyNews(() => {
      this.#tell();
    }, tools.timer);
    this.#fetcher = new PackFetcher({
      tools,
      key: { seriesId, language },
      absent: absentPictures,
      halted: this.#halt.signal,
      ended: this.#end.signal,
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

  /** Works until the pack is done, paused or ended; then the library is not asked any more. Never rejects. */
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

  /** Lets nothing new begin, and keeps that the pack is paused. */
  async pause(): Promise<void> {
    if (!this.isRunning) return;
    this.#rest(null);
    await this.#keepRecord();
  }

  /** Lets nothing new begin; the pack goes on at the next start. */
  halt(): void {
    this.#halt.abort();
  }

  /** Ends everything at once and tells of nothing more; the pack goes on at the next start unless it is deleted. */
  end(): void {
    this.#halt.abort();
    this.#end.abort(new EndrollError({ kind: 'cancelled' }));
  }

  async #work(): Promise<void> {
    const seasonNumbers = this.#record.seasonNumbers ?? (await this.#listSeasons());
    if (seasonNumbers === null) return;
    await this.#fetcher.fetch(this.#record, seasonNumbers);
    if (this.#isHalted()) return;
    const { seriesId, language } = this.#record;
    const { absentPictures, errors } = this.#fetcher;
    const pack = { seasonNumbers, absentPictures, errors };
    const receipt = await checkPack(this.#tools, { seriesId, language }, pack);
    if (!this.#isHalted()) this.#record = { ...this.#record, state: 'done', receipt };
  }

  async #listSeasons(): Promise<readonly number[] | null> {
    const seasonNumbers = await this.#fetcher.list();
    this.#record = { ...this.#record, seasonNumbers };
    await this.#keepRecord();
    return seasonNumbers;
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

  #tell(): void {
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

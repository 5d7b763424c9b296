import { cancelled } from '@shared/app-error.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { type TripPack, tripPackText } from '@shared/domain/trip-pack.ts';
import type { PackRecord, RemoteLibrary } from '../library/calls.ts';
import { systemTimer } from '../network/timer.ts';
import { checkPack, describePack, seasonErrorsIn } from './pack-contents.ts';
import { PackRun, withoutSeasons, type PackRunTools } from './pack-run.ts';

/** How long running requests may delay quitting, in milliseconds. */
const CLOSE_PATIENCE = 500;

/** Only tests set the last two. */
interface TripPacksOptions extends Omit<PackRunTools, 'timer' | 'random'> {
  readonly library: Pick<RemoteLibrary, 'packs' | 'keepPack' | 'deletePack' | 'packContents'>;
  /** Called for every new or changed pack; at most four times a second for progress. */
  readonly emit: (pack: TripPack) => void;
  /** Told when a pack was cancelled. */
  readonly ended: (key: SeriesKey) => void;
  readonly timer?: PackRunTools['timer'];
  readonly random?: PackRunTools['random'];
}

/** The pack that is worked on. */
interface Working {
  readonly text: string;
  readonly run: PackRun;
  /** Resolves when the run has ended and no longer uses the library. */
  readonly left: Promise<void>;
}

/**
 * The trip packs: series that are kept whole. Packs run one after the other, in order: in parallel, none would be done
 * sooner. A pack that is waiting for its turn is also `running`, without progress.
 */
export class TripPacks {
  readonly #options: TripPacksOptions;
  readonly #tools: PackRunTools;
  readonly #actions = new OneAtATime();
  /** The last reported packs. */
  readonly #reported = new Map<string, TripPack>();
  /** Packs that are waiting for their turn. */
  readonly #queue = new Map<string, PackRecord>();
  #working: Working | null = null;
  #isClosed = false;

  constructor(options: TripPacksOptions) {
    this.#options = options;
    this.#tools = { timer: systemTimer, random: Math.random, ...options };
  }

  /** All packs, including those from earlier sessions. */
  async list(): Promise<readonly TripPack[]> {
    const { library, pictures } = this.#options;
    const records = await library.packs();
    // Tens of thousands of names: read once for all packs, and only if one of them must be counted.
    let reading: Promise<ReadonlySet<string>> | undefined;
    const onDisk = (): Promise<ReadonlySet<string>> => (reading ??= pictures.onDisk());
    return Promise.all(
      records.map(
        async (record) => this.#reported.get(tripPackText(record)) ?? this.#describe(record, onDisk),
      ),
    );
  }

  /**
   * Starts a pack. An existing one with the same seasons continues, and fetches only what it lacks; one with other seasons is
   * replaced.
   * @param seasonNumbers `null` for all seasons TMDB lists
   */
  start(key: SeriesKey, seasonNumbers: SeasonChoice): Promise<void> {
    const choice = readSeasonChoice(seasonNumbers);
    return this.#act(async () => {
      const kept = await this.#find(key);
      if (kept !== undefined && this.#isActive(kept) && isSameChoice(choice, kept.seasonNumbers)) return;
      await this.#leave(key);
      await this.#enqueue(beginPack(key, choice, { kept, now: this.#options.clock() }));
    });
  }

  /** Pauses a pack: starts nothing new; what is in flight may finish. */
  pause(key: SeriesKey): Promise<void> {
    return this.#act(async () => {
      const text = tripPackText(key);
      const wasQueued = this.#queue.delete(text);
      if (this.#working?.text === text && this.#working.run.isRunning) return this.#working.run.pause();
      const record = await this.#find(key);
      if (record !== undefined && (wasQueued || record.state === 'running'))
        await this.#keep({ ...record, state: 'paused' });
    });
  }

  /** Continues a pack, also one that is done but lacks something. */
  resume(key: SeriesKey): Promise<void> {
    return this.#act(async () => {
      const record = await this.#find(key);
      if (record !== undefined && !this.#isActive(key)) await this.#enqueue(record);
    });
  }

  /**
   * The reader has removed these seasons: unfinished packs no longer fetch them, and a pack without seasons is deleted. To
   * get them back, the reader starts a new pack.
   */
  drop(keys: readonly SeasonKey[]): void {
    const dropped = new Map<string, Set<number>>();
    for (const key of keys) {
      const text = tripPackText(key);
      dropped.set(text, (dropped.get(text) ?? new Set()).add(key.seasonNumber));
    }
    this.#dropFromQueue(dropped);
    // Also at quit, which waits for it: else they would come at the next start.
    this.#actions
      .run(() => this.#drop(dropped))
      .catch((error: unknown) => {
        this.#options.logger.warn('Removed seasons could not be taken out of trip packs', error);
      });
  }

  /** Cancels and deletes a pack. What was kept so far stays. */
  cancel(key: SeriesKey): Promise<void> {
    return this.#act(() => this.#forget(key));
  }

  /** Cancels and deletes all packs, because the library is being deleted. */
  cancelAll(): Promise<void> {
    return this.#act(async () => {
      for (const record of await this.#options.library.packs()) await this.#forget(record);
    });
  }

  /** Counts a pack again, and stores the new receipt. A running pack ends with a receipt anyway. */
  verify(key: SeriesKey): Promise<void> {
    return this.#act(async () => {
      const record = await this.#find(key);
      if (record === undefined || this.#isActive(key)) return;
      const { seasonNumbers, absentPictures } = record;
      if (seasonNumbers === null) return;
      const pack = { seasonNumbers, absentPictures, errors: seasonErrorsIn(record.receipt) };
      await this.#keep({ ...record, receipt: await checkPack(this.#tools, key, pack) });
    });
  }

  /** Continues packs that were interrupted by quitting. Never rejects. */
  async resumeAll(): Promise<void> {
    try {
      await this.#act(async () => {
        for (const record of await this.#options.library.packs()) {
          if (record.state === 'running' && !this.#isActive(record)) await this.#enqueue(record);
        }
      });
    } catch (error) {
      this.#options.logger.warn('Trip packs cannot go on', error);
    }
  }

  /** Stops all work; packs continue at the next start. Resolves when the library is no longer used. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#queue.clear();
    if (this.#working !== null) await this.#closeWork(this.#working);
    await this.#actions.idle();
  }

  /** Lets what is about to arrive finish, so that it need not be fetched again. */
  async #closeWork({ run, left }: Working): Promise<void> {
    run.halt();
    await Promise.race([left, this.#tools.timer.sleep(CLOSE_PATIENCE)]);
    run.end();
    await left;
  }

  /** Runs exclusively with respect to other changes of packs. */
  #act<T>(action: () => Promise<T>): Promise<T> {
    return this.#actions.run(async () => {
      if (this.#isClosed) throw cancelled();
      return action();
    });
  }

  /** Immediately, so that none of them starts in the meantime. */
  #dropFromQueue(dropped: ReadonlyMap<string, ReadonlySet<number>>): void {
    for (const [text, seasonNumbers] of dropped) {
      const queued = this.#queue.get(text);
      if (queued !== undefined) this.#queue.set(text, withoutSeasons(queued, seasonNumbers));
      if (this.#working?.text === text) this.#working.run.drop(seasonNumbers);
    }
  }

  async #drop(dropped: ReadonlyMap<string, ReadonlySet<number>>): Promise<void> {
    for (const record of await this.#options.library.packs()) {
      const seasonNumbers = dropped.get(tripPackText(record));
      if (seasonNumbers === undefined || record.state === 'done') continue;
      const rest = withoutSeasons(record, seasonNumbers);
      if (rest.seasonNumbers?.length === 0) await this.#forget(record);
      else if (this.#working?.text === tripPackText(record)) await this.#working.run.save();
      else await this.#keep(rest);
    }
    // Whatever was about to start when they were removed has started, or is waiting, by now.
    this.#dropFromQueue(dropped);
  }

  async #find(key: SeriesKey): Promise<PackRecord | undefined> {
    const text = tripPackText(key);
    return (await this.#options.library.packs()).find((record) => tripPackText(record) === text);
  }

  async #enqueue(record: PackRecord): Promise<void> {
    const running: PackRecord = { ...record, state: 'running', receipt: null };
    await this.#keep(running);
    this.#queue.set(tripPackText(running), running);
    this.#beginNext();
  }

  #beginNext(): void {
    const [next] = this.#queue;
    if (next === undefined || this.#working !== null || this.#isClosed) return;
    const [text, record] = next;
    this.#queue.delete(text);
    const run = new PackRun(record, this.#tools, (pack) => {
      // If it is to continue after a pause, the end of the part before the pause is not reported.
      if (!this.#queue.has(text)) this.#report(pack);
    });
    const left = run.work().then(() => {
      this.#working = null;
      this.#beginNext();
    });
    this.#working = { text, run, left };
  }

  /** Ends the work on a pack. */
  async #leave(key: SeriesKey): Promise<void> {
    const text = tripPackText(key);
    this.#queue.delete(text);
    if (this.#working?.text !== text) return;
    this.#working.run.end();
    await this.#working.left;
  }

  async #forget({ seriesId, language }: SeriesKey): Promise<void> {
    const key = { seriesId, language };
    await this.#leave(key);
    await this.#options.library.deletePack(key);
    this.#reported.delete(tripPackText(key));
    this.#options.ended(key);
  }

  async #keep(record: PackRecord): Promise<void> {
    const pack = await this.#describe(record, () => this.#options.pictures.onDisk());
    await this.#options.library.keepPack(record);
    const error =
      record.state === 'paused' ? (this.#reported.get(tripPackText(record))?.error ?? null) : null;
    this.#report({ ...pack, error });
  }

  #describe(record: PackRecord, onDisk: () => Promise<ReadonlySet<string>>): Promise<TripPack> {
    const { library, pictures } = this.#options;
    return describePack(record, { library, onDisk, wanted: (paths) => pictures.wanted(paths) });
  }

  #report(pack: TripPack): void {
    this.#reported.set(tripPackText(pack), pack);
    this.#options.emit(pack);
  }

  #isActive(key: SeriesKey): boolean {
    const text = tripPackText(key);
    return this.#queue.has(text) || (this.#working?.text === text && this.#working.run.isRunning);
  }
}

/** The seasons of a pack, ascending; `null` for all seasons TMDB lists. */
type SeasonChoice = readonly number[] | null;

/** The numbers each once, ascending. */
function readSeasonChoice(seasonNumbers: SeasonChoice): SeasonChoice {
  return seasonNumbers === null ? null : [...new Set(seasonNumbers)].sort((a, b) => a - b);
}

/** True if both selections are the same. */
function isSameChoice(a: SeasonChoice, b: SeasonChoice): boolean {
  return a?.join() === b?.join();
}

/**
 * A pack at its start. With the same seasons, or all of them, it continues from the stored pack, which knows since when
 * seasons need not be fetched again, and which pictures do not exist. Other seasons start from scratch.
 */
function beginPack(
  { seriesId, language }: SeriesKey,
  seasonNumbers: SeasonChoice,
  { kept, now }: { readonly kept: PackRecord | undefined; readonly now: Date },
): PackRecord {
  const begun = { seriesId, language, seasonNumbers, state: 'running', receipt: null } as const;
  if (kept === undefined || !(seasonNumbers === null || isSameChoice(seasonNumbers, kept.seasonNumbers)))
    return { ...begun, startedAt: now.toISOString(), absentPictures: [] };
  return { ...begun, startedAt: kept.startedAt, absentPictures: kept.absentPictures };
}

/** Runs work strictly one after the other, in order. */
class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when all earlier work has ended, and resolves to its result. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    // The caller gets the error; the next work runs anyway.
    this.#last = Promise.allSettled([result]);
    return result;
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    await this.#last;
  }
}

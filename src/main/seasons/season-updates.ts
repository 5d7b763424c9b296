import { EndrollError, isEndrollError } from '@shared/app-error.ts';
import {
  changeCount,
  isWhole,
  seasonKeyText,
  type SeasonChanges,
  type SeasonKey,
  type SeasonParts,
} from '@shared/domain/season.ts';
import type { SeasonChanged } from '@shared/ipc/contract.ts';
import type { OpenedSeason } from '../library/library-api.ts';
import { invalid } from '../tmdb/errors.ts';
import { askSeason, valueOf, type AskSeasonTools, type Outcome } from './ask-season.ts';
import { QuietPause } from './quiet-pause.ts';
import type { Keeping, SeasonKeeper } from './season-keeper.ts';
import { isDue } from './staleness.ts';
import { unlessAborted } from './unless-aborted.ts';

/** A kept season, as far as an update must know it. */
export type Kept = Omit<OpenedSeason, 'page'>;

/** What an update has brought. */
interface Updated {
  readonly changes: SeasonChanges;
  readonly parts: SeasonParts;
  readonly hasNewSeries: boolean;
  /** Why the episodes and guests are still not there; `null` when they are. */
  readonly failure: Error | null;
}

interface Running {
  readonly updated: Promise<Updated>;
  readonly controller: AbortController;
  /** Nobody waits for it: what it brings is told by an event. */
  isQuiet: boolean;
}

/** What {@link SeasonUpdates} needs. */
export interface SeasonUpdatesOptions extends AskSeasonTools {
  readonly keeper: SeasonKeeper;
  readonly emit: (event: SeasonChanged) => void;
}

/**
 * Asks TMDB again for seasons that are kept: at most once at a time for each, and never to the cost of what is kept.
 * An update that brings less than there is, is not stored.
 */
export class SeasonUpdates {
  readonly #options: SeasonUpdatesOptions;
  readonly #running = new Map<string, Running>();
  readonly #pause: QuietPause;
  #isClosed = false;

  constructor(options: SeasonUpdatesOptions) {
    this.#options = options;
    this.#pause = new QuietPause(options.clock);
  }

  /**
   * Asks now, for a reader who waits. Joins an update that is under way.
   * @param kept the season as it is kept; `null` when it is not
   * @throws when anything is missing in the end; what is whole is kept all the same, and told by an event
   */
  async refresh(key: SeasonKey, kept: Kept | null): Promise<SeasonChanges> {
    const running = this.#running.get(seasonKeyText(key)) ?? this.#start(key, kept, true);
    running.isQuiet = false;
    const { changes, failure } = await running.updated;
    if (failure === null) return changes;
    if (changeCount(changes) > 0) this.#options.emit({ key, reason: 'updated', changes });
    throw failure;
  }

  /**
   * Asks now, for somebody who keeps many seasons and fetches their pictures themselves. Joins an update that is under
   * way; ends its own when `signal` aborts, unless a reader has joined it. Tells by an event what has changed.
   * @throws as {@link refresh} does, and `cancelled` at once when `signal` aborts
   */
  async keepWhole(key: SeasonKey, kept: Kept | null, signal: AbortSignal): Promise<void> {
    const joined = this.#running.get(seasonKeyText(key));
    const running = joined ?? this.#start(key, kept, false);
    const end = (): void => {
      if (joined === undefined && running.isQuiet) running.controller.abort(cancelled());
    };
    signal.addEventListener('abort', end);
    try {
      const updated = await unlessAborted(running.updated, signal);
      if (joined === undefined && kept !== null) this.#tell(key, kept, running, updated);
      if (updated.failure !== null) throw updated.failure;
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  /** Asks in the background when the kept season is due. Tells by an event what has changed; a failure is no alarm. */
  refreshQuietly(key: SeasonKey, kept: Kept): void {
    const { clock, logger } = this.#options;
    const id = seasonKeyText(key);
    if (this.#isClosed || this.#running.has(id) || this.#pause.isOn(id) || !isDue(kept, clock())) return;
    const running = this.#start(key, kept, true);
    running.updated.then(
      (updated) => {
        if (updated.failure !== null) this.noteFailure(key);
        this.#tell(key, kept, running, updated);
      },
      (error: unknown) => {
        this.noteFailure(key);
        const isOurs = isEndrollError(error, 'library-unavailable') || !isEndrollError(error);
        logger[isOurs ? 'warn' : 'info'](`Season ${id} stays as it was kept`, error);
      },
    );
  }

  /** TMDB did not give what it should have: it is not asked again by itself for some minutes. */
  noteFailure(key: SeasonKey): void {
    this.#pause.begin(seasonKeyText(key));
  }

  /** Ends the update of a season, unless it is being stored at this moment. */
  stop(key: SeasonKey): void {
    this.#running.get(seasonKeyText(key))?.controller.abort(cancelled());
  }

  /** Like {@link stopAll}, and none begins any more. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.stopAll();
  }

  /** Ends all updates under way; resolves when none is left. Later ones may begin. */
  async stopAll(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort(cancelled());
    await Promise.allSettled(running.map(({ updated }) => updated));
  }

  #start(key: SeasonKey, kept: Kept | null, withPictures: boolean): Running {
    if (this.#isClosed) throw cancelled();
    const id = seasonKeyText(key);
    const controller = new AbortController();
    const { signal } = controller;
    const updated = this.#update(key, kept, { signal, withPictures }).finally(() => {
      // Ends what is left of the questions when the first one has failed.
      controller.abort();
      this.#running.delete(id);
    });
    const running: Running = { updated, controller, isQuiet: true };
    this.#running.set(id, running);
    return running;
  }

  async #update(key: SeasonKey, kept: Kept | null, keeping: Keeping): Promise<Updated> {
    const { keeper } = this.#options;
    const asked = askSeason(this.#options, key, keeping.signal);
    const credits = await asked.credits;
    const [details, english, series] = await Promise.all([asked.details, asked.english, asked.series]);
    const answers = { key, credits, details: valueOf(details), english, series: valueOf(series) };
    const season = keeper.join(answers, answers.series?.series ?? (await asked.seriesSoFar()));
    const failure = missingPart(details, season.parts);
    if (kept !== null && failure !== null && hasMore(kept.parts, season.parts)) throw failure;
    const changes = await keeper.keep(answers, season, keeping);
    return { changes, parts: season.parts, hasNewSeries: answers.series !== null, failure };
  }

  /** Tells what an update has brought that nobody waits for. */
  #tell(key: SeasonKey, kept: Kept, { isQuiet }: Running, { changes, parts, hasNewSeries }: Updated): void {
    if (!isQuiet) return;
    const { emit } = this.#options;
    const isCompleted = isWhole(parts) && !isWhole(kept.parts);
    const isFirstSeries = hasNewSeries && kept.seriesFetchedAt === null;
    if (isCompleted || isFirstSeries) emit({ key, reason: 'completed', changes });
    else if (changeCount(changes) > 0) emit({ key, reason: 'updated', changes });
  }
}

/** Why the season is not whole; `null` when it is. */
function missingPart(details: Outcome<unknown>, parts: SeasonParts): Error | null {
  if (!details.ok) return details.error instanceof Error ? details.error : new Error(String(details.error));
  return parts.aggregate ? null : invalid('schema', 'aggregate_credits');
}

function hasMore(kept: SeasonParts, now: SeasonParts): boolean {
  return (kept.details && !now.details) || (kept.aggregate && !now.aggregate);
}

function cancelled(): EndrollError {
  return new EndrollError({ kind: 'cancelled' });
}

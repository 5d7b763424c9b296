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
import type { Logger } from '../logging/logger.ts';
import { invalid } from '../tmdb/tmdb-errors.ts';
import { answerOf, askSeason, type AskSeasonTools, type Outcome } from './ask-season.ts';
import { QuietPause } from './quiet-pause.ts';
import type { SeasonKeeper } from './season-keeper.ts';
import { isDue } from './staleness.ts';

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
  readonly logger: Logger;
}

/**
 * Asks TMDB again for seasons that are kept: at most once at a time for each, and never to the cost of what is kept.
 * An update that brings less than there is, is not stored.
 */
export class SeasonUpdates {
  readonly #options: SeasonUpdatesOptions;
  readonly #running = new Map<string, Running>();
  readonly #pause: QuietPause;

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
    const running = this.#running.get(seasonKeyText(key)) ?? this.#start(key, kept);
    running.isQuiet = false;
    const { changes, failure } = await running.updated;
    if (failure === null) return changes;
    if (changeCount(changes) > 0) this.#options.emit({ key, reason: 'updated', changes });
    throw failure;
  }

  /** Asks in the background when the kept season is due. Tells by an event what has changed; a failure is no alarm. */
  refreshQuietly(key: SeasonKey, kept: Kept): void {
    const { clock, emit, logger } = this.#options;
    const id = seasonKeyText(key);
    if (this.#running.has(id) || this.#pause.isOn(id) || !isDue(kept, clock())) return;
    const running = this.#start(key, kept);
    const tell = ({ changes, parts, hasNewSeries }: Updated): void => {
      const isCompleted = isWhole(parts) && !isWhole(kept.parts);
      const isFirstSeries = hasNewSeries && kept.seriesFetchedAt === null;
      if (!isWhole(parts)) this.noteFailure(key);
      if (!running.isQuiet) return;
      if (isCompleted || isFirstSeries) emit({ key, reason: 'completed', changes });
      else if (changeCount(changes) > 0) emit({ key, reason: 'updated', changes });
    };
    running.updated.then(tell, (error: unknown) => {
      this.noteFailure(key);
      const isOurs = isEndrollError(error, 'library-unavailable') || !isEndrollError(error);
      logger[isOurs ? 'warn' : 'info'](`Season ${seasonKeyText(key)} stays as it was kept`, error);
    });
  }

  /** TMDB did not give what it should have: it is not asked again by itself for some minutes. */
  noteFailure(key: SeasonKey): void {
    this.#pause.begin(seasonKeyText(key));
  }

  /** Ends the update of a season, unless it is being stored at this moment. */
  stop(key: SeasonKey): void {
    this.#running.get(seasonKeyText(key))?.controller.abort(cancelled());
  }

  /** Ends all updates; resolves when none is left. */
  async close(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort(cancelled());
    await Promise.allSettled(running.map(({ updated }) => updated));
  }

  #start(key: SeasonKey, kept: Kept | null): Running {
    const id = seasonKeyText(key);
    const controller = new AbortController();
    const updated = this.#update(key, kept, controller.signal).finally(() => {
      // Ends what is left of the questions when the first one has failed.
      controller.abort();
      this.#running.delete(id);
    });
    const running: Running = { updated, controller, isQuiet: true };
    this.#running.set(id, running);
    return running;
  }

  async #update(key: SeasonKey, kept: Kept | null, signal: AbortSignal): Promise<Updated> {
    const { keeper } = this.#options;
    const asked = askSeason(this.#options, key, signal);
    const credits = await asked.credits;
    const [details, series] = await Promise.all([asked.details, asked.series]);
    const answers = {
      key,
      credits,
      details: answerOf(details),
      series: answerOf(series),
    };
    const joined = keeper.join(answers);
    const failure = missingPart(details, joined.season.parts);
    if (kept !== null && failure !== null && hasMore(kept.parts, joined.season.parts)) throw failure;
    const changes = await keeper.keep(answers, joined, signal);
    return { changes, parts: joined.season.parts, hasNewSeries: answers.series !== null, failure };
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

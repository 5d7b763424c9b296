import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { tripPackText, type TripPack } from '@shared/domain/trip-pack.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { fromJsonText } from '@shared/json-text.ts';
import type { Result } from '@shared/result.ts';

/** A trip pack on screen. */
export interface ShownPack extends TripPack {
  /** How much of it is done, from 0 to 1; never goes back while it runs. */
  readonly fraction: number;
}

/** The trip packs. */
export class Packs {
  readonly #api: Api;
  readonly #fractions = new PackFractions();
  /** `null`: cancelled; so that a list requested before that does not bring it back. */
  #packs = $state.raw<ReadonlyMap<string, ShownPack | null>>(new Map());

  /** Packs that are not done, in the order in which they were started or listed. */
  readonly unfinished: readonly ShownPack[] = $derived(
    [...this.#packs.values()].filter((pack) => pack !== null).filter(({ state }) => state !== 'done'),
  );

  constructor(api: Api) {
    this.#api = api;
  }

  /** The trip pack of a series, whatever its state. */
  find(key: SeriesKey): ShownPack | undefined {
    return this.#packs.get(tripPackText(key)) ?? undefined;
  }

  /** Reads the list once and follows its changes. Returns an unsubscribe function. */
  follow(): () => void {
    const ends = [
      this.#api.packs.onChanged((pack) => this.#set(tripPackText(pack), this.#shown(pack))),
      this.#api.packs.onEnded((key) => this.#set(tripPackText(key), null)),
    ];
    void this.#load();
    return () => ends.forEach((end) => end());
  }

  /** Starts or restarts a pack; `null` for all seasons. Resolves to the error, if any. */
  start(key: SeriesKey, seasonNumbers: readonly number[] | null): Promise<AppError | null> {
    const { seriesId, language } = key;
    return errorOf(this.#api.packs.start({ seriesId, language, seasonNumbers }));
  }

  /** Pauses, resumes, cancels or verifies a pack. Resolves to the error, if any. */
  run(command: 'pause' | 'resume' | 'cancel' | 'verify', key: SeriesKey): Promise<AppError | null> {
    const { seriesId, language } = key;
    return errorOf(this.#api.packs[command]({ seriesId, language }));
  }

  async #load(): Promise<void> {
    const result = await this.#api.packs.list();
    // Without the list nothing is lost: main continues its packs, and each one appears when it changes.
    if (!result.ok) return;
    const listed = fromJsonText(result.value).map((pack) => [tripPackText(pack), pack] as const);
    const unheard = listed.filter(([key]) => !this.#packs.has(key));
    this.#packs = new Map([
      ...unheard.map(([key, pack]) => [key, this.#shown(pack)] as const),
      ...this.#packs,
    ]);
  }

  #shown(pack: TripPack): ShownPack {
    return { ...pack, fraction: this.#fractions.advance(pack) };
  }

  #set(key: string, pack: ShownPack | null): void {
    this.#packs = new Map([...this.#packs, [key, pack]]);
  }
}

/**
 * How much of a trip pack is done, from 0 to 1. Seasons that have not arrived yet are assumed to have as many pictures as
 * the others.
 */
export function packFraction({
  seasonNumbers,
  progress,
}: Pick<TripPack, 'seasonNumbers' | 'progress'>): number {
  const { seasonsDone, picturesDone, picturesKnown } = progress;
  const seasons = seasonNumbers.length;
  if (seasonsDone === 0 || seasons === 0) return 0;
  const pictures = (picturesKnown * seasons) / seasonsDone;
  return (seasonsDone + picturesDone) / (seasons + pictures);
}

/** The progress of packs as bars show it: if an estimate turns out too high, the bar pauses instead of going back. */
export class PackFractions {
  readonly #highest = new Map<string, { readonly fraction: number; readonly seasons: number }>();

  /** The fraction to show from now on. */
  advance(pack: TripPack): number {
    const key = tripPackText(pack);
    const seasons = pack.seasonNumbers.length;
    const before = this.#highest.get(key);
    const isSameRun = before?.seasons === seasons && pack.progress.seasonsDone > 0;
    const fraction = Math.max(packFraction(pack), isSameRun ? before.fraction : 0);
    if (pack.state === 'done') this.#highest.delete(key);
    else this.#highest.set(key, { fraction, seasons });
    return fraction;
  }
}

async function errorOf(call: Promise<Result<null, AppError>>): Promise<AppError | null> {
  const result = await call;
  return result.ok ? null : result.error;
}

/** Trip packs for the components below; set by App. */
export const [getPacks, setPacks] = createContext<Packs>();

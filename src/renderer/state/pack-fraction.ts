import { tripPackText, type TripPack } from '@shared/domain/trip-pack.ts';

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

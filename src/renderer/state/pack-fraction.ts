import { tripPackText, type TripPack } from '@shared/domain/trip-pack.ts';

/**
 * How much of a trip pack is done, from 0 to 1. The pictures of seasons that are not there yet are taken to be as many
 * as those of the others.
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

/** How far packs have come, as bars show it: an estimate that turns out too high holds still instead of going back. */
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

import type { AppError } from '@shared/app-error.ts';
import type { TripPackProblem, TripPackReceipt } from '@shared/domain/trip-pack.ts';
import { pictureAddressText } from '../pictures/picture-address.ts';
import type { PackContents } from '../library/calls.ts';
import { portraitSizes, posterSizes, type PackPicture, type WantedPictures } from './pack-pictures-of.ts';

/** What a receipt is counted from. */
export interface ReceiptSources {
  readonly seasonNumbers: readonly number[];
  /** What the library has of them. */
  readonly contents: PackContents;
  /** Pictures on disk, as `w185/abc.jpg`. */
  readonly onDisk: ReadonlySet<string>;
  /** Paths of pictures that TMDB has said it does not have. */
  readonly absentPictures: readonly string[];
  /** Why a season could not be had, by its number. */
  readonly errors: ReadonlyMap<number, AppError>;
  readonly wanted: WantedPictures;
  /** ISO time of the count. */
  readonly checkedAt: string;
}

/**
 * Counts what is really there: rows of the library and files on disk, each portrait once. A picture that TMDB names and
 * does not have is no problem; its person counts among those without a portrait.
 */
export function countReceipt(sources: ReceiptSources): TripPackReceipt {
  const { seasonNumbers, contents, checkedAt } = sources;
  const portraits = countPortraits(sources);
  return {
    checkedAt,
    seasonsKept: contents.seasons.length,
    seasonsWanted: seasonNumbers.length,
    credits: contents.seasons.reduce((all, { creditCount }) => all + creditCount, 0),
    portraits: portraits.kept,
    withoutPortrait: portraits.without,
    problems: [...seasonProblems(sources), ...posterProblems(sources), ...portraits.problems],
  };
}

function seasonProblems({ seasonNumbers, contents, errors }: ReceiptSources): readonly TripPackProblem[] {
  const kept = new Map(contents.seasons.map((season) => [season.seasonNumber, season]));
  return seasonNumbers.flatMap((seasonNumber): readonly TripPackProblem[] => {
    const season = kept.get(seasonNumber);
    if (season === undefined)
      return [{ kind: 'season-missing', seasonNumber, error: errors.get(seasonNumber) ?? null }];
    return season.isWhole ? [] : [{ kind: 'season-incomplete', seasonNumber }];
  });
}

function posterProblems(sources: ReceiptSources): readonly TripPackProblem[] {
  const absent = new Set(sources.absentPictures);
  // Seasons without a poster of their own share the series'.
  const seasonOf = new Map<string, number>();
  for (const { seasonNumber, posterPath } of sources.contents.seasons) {
    if (posterPath !== null && !seasonOf.has(posterPath)) seasonOf.set(posterPath, seasonNumber);
  }
  return [...seasonOf].flatMap(([posterPath, seasonNumber]): readonly TripPackProblem[] => {
    const isThere = areOnDisk(posterSizes(posterPath, sources.wanted), sources);
    return isThere || absent.has(posterPath) ? [] : [{ kind: 'poster-missing', seasonNumber, posterPath }];
  });
}

function countPortraits(sources: ReceiptSources): {
  readonly kept: number;
  readonly without: number;
  readonly problems: readonly TripPackProblem[];
} {
  const absent = new Set(sources.absentPictures);
  const kept = new Set<string>();
  const missing = new Map<string, TripPackProblem>();
  let without = 0;
  for (const { name, profilePath } of sources.contents.people) {
    if (profilePath === null) without += 1;
    else if (kept.has(profilePath) || missing.has(profilePath)) continue;
    else if (areOnDisk(portraitSizes(profilePath, sources.wanted), sources)) kept.add(profilePath);
    else if (absent.has(profilePath)) without += 1;
    else missing.set(profilePath, { kind: 'portrait-missing', personName: name, profilePath });
  }
  return { kept: kept.size, without, problems: [...missing.values()] };
}

function areOnDisk(pictures: readonly PackPicture[], { onDisk }: ReceiptSources): boolean {
  return pictures.length > 0 && pictures.every(({ address }) => onDisk.has(pictureAddressText(address)));
}

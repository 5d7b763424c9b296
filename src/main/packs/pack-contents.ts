import type { PackContents, PackRecord, RemoteLibrary } from '../library/calls.ts';
import { type PictureAddress, pictureAddressText } from '../pictures/picture-address.ts';
import type { PicturePaths } from '../pictures/season-pictures.ts';
import type { TripPack, TripPackProblem, TripPackReceipt } from '@shared/domain/trip-pack.ts';
import type { AppError } from '@shared/app-error.ts';
import type { SeriesKey } from '@shared/domain/series.ts';

/** What is there of a pack before anything is fetched. */
interface PackSoFar {
  /** The seasons that are kept whole: progress counts from there. */
  readonly contents: PackContents;
  /** Those that need not be fetched again: newer than the pack. A pack that is done has fetched everything. */
  readonly upToDate: ReadonlySet<number>;
}

/** What the library has of a pack. */
export async function packSoFar(
  library: Pick<RemoteLibrary, 'packContents'>,
  { seriesId, language, seasonNumbers, startedAt, state }: PackRecord,
): Promise<PackSoFar> {
  const key = { seriesId, language };
  const all = await library.packContents(key, seasonNumbers ?? []);
  const isDone = state === 'done';
  const kept = all.seasons.filter(({ isWhole }) => isDone || isWhole);
  const numbersOf = (seasons: PackContents['seasons']): readonly number[] =>
    seasons.map(({ seasonNumber }) => seasonNumber);
  return {
    contents: kept.length === all.seasons.length ? all : await library.packContents(key, numbersOf(kept)),
    upToDate: new Set(numbersOf(kept.filter(({ fetchedAt }) => isDone || fetchedAt >= startedAt))),
  };
}

/** The pictures to keep for TMDB's paths, in the sizes that are kept. */
export type WantedPictures = (paths: PicturePaths) => readonly PictureAddress[];

/** A picture of a trip pack: TMDB's path, and one of the sizes in which it is kept. */
export interface PackPicture {
  readonly path: string;
  readonly address: PictureAddress;
}

/** Every picture these seasons use, posters first; shared ones appear several times. */
export function packPicturesOf(
  { seasons, people }: PackContents,
  wanted: WantedPictures,
): readonly PackPicture[] {
  return [
    ...seasons.flatMap(({ posterPath }) => (posterPath === null ? [] : posterSizes(posterPath, wanted))),
    ...people.flatMap(({ profilePath }) => (profilePath === null ? [] : portraitSizes(profilePath, wanted))),
  ];
}

/** A poster in the sizes that are kept; none if its path is not a valid file name. */
export function posterSizes(path: string, wanted: WantedPictures): readonly PackPicture[] {
  return wanted({ posterPath: path, profilePaths: [] }).map((address) => ({ path, address }));
}

/** A portrait in the sizes that are kept; none if its path is not a valid file name. */
function portraitSizes(path: string, wanted: WantedPictures): readonly PackPicture[] {
  return wanted({ posterPath: null, profilePaths: [path] }).map((address) => ({ path, address }));
}

/** What {@link describePack} looks at. */
interface DescribePackTools {
  readonly library: Pick<RemoteLibrary, 'packContents'>;
  readonly wanted: WantedPictures;
  /** What is on disk, as `w185/abc.jpg`. Not asked about a pack that is done. */
  readonly onDisk: () => Promise<ReadonlySet<string>>;
}

/**
 * The state of a pack that is not being worked on. Its progress is counted, because it is not stored; a pack that is done has
 * its receipt.
 */
export async function describePack(
  record: PackRecord,
  { library, wanted, onDisk }: DescribePackTools,
): Promise<TripPack> {
  const { seriesId, language, seasonNumbers, state, receipt } = record;
  const { contents } = await packSoFar(library, record);
  const wantedPictures = new Map(
    packPicturesOf(contents, wanted).map(({ address, path }) => [pictureAddressText(address), path]),
  );
  const isDone = state === 'done';
  return {
    seriesId,
    language,
    seasonNumbers: seasonNumbers ?? [],
    state,
    progress: {
      seasonsDone: isDone ? (seasonNumbers?.length ?? 0) : contents.seasons.length,
      picturesDone: isDone ? wantedPictures.size : countThere(wantedPictures, record, await onDisk()),
      picturesKnown: wantedPictures.size,
      secondsLeft: null,
    },
    error: null,
    receipt,
  };
}

/** Pictures that are on disk or do not exist. `pictures` holds each one's path by its address. */
function countThere(
  pictures: ReadonlyMap<string, string>,
  { absentPictures }: PackRecord,
  onDisk: ReadonlySet<string>,
): number {
  const absent = new Set(absentPictures);
  return [...pictures].filter(([address, path]) => onDisk.has(address) || absent.has(path)).length;
}

/** What {@link checkPack} looks at. */
interface CheckPackTools {
  readonly library: Pick<RemoteLibrary, 'packContents'>;
  readonly pictures: Pick<DescribePackTools, 'onDisk' | 'wanted'>;
  readonly clock: () => Date;
}

/** What is to be there. */
interface CheckedPack {
  readonly seasonNumbers: readonly number[];
  /** Paths of pictures that TMDB has said it does not have. */
  readonly absentPictures: readonly string[];
  /** Why a season could not be fetched, by its number. */
  readonly errors: ReadonlyMap<number, AppError>;
}

/** Counts what the library and the disk have of a pack. Makes no requests. */
export async function checkPack(
  { library, pictures, clock }: CheckPackTools,
  { seriesId, language }: SeriesKey,
  pack: CheckedPack,
): Promise<TripPackReceipt> {
  const [contents, onDisk] = await Promise.all([
    library.packContents({ seriesId, language }, pack.seasonNumbers),
    pictures.onDisk(),
  ]);
  const { seasonNumbers, absentPictures, errors } = pack;
  return countReceipt({
    seasonNumbers,
    absentPictures,
    errors,
    contents,
    onDisk,
    wanted: (paths) => pictures.wanted(paths),
    checkedAt: clock().toISOString(),
  });
}

/** Why seasons could not be fetched when the receipt was counted, by their number. */
export function seasonErrorsIn(receipt: TripPackReceipt | null): ReadonlyMap<number, AppError> {
  const errors = new Map<number, AppError>();
  for (const problem of receipt?.problems ?? []) {
    if (problem.kind === 'season-missing' && problem.error !== null)
      errors.set(problem.seasonNumber, problem.error);
  }
  return errors;
}

/** What a receipt is counted from. */
export interface ReceiptSources {
  readonly seasonNumbers: readonly number[];
  /** What the library has of them. */
  readonly contents: PackContents;
  /** Pictures on disk, as `w185/abc.jpg`. */
  readonly onDisk: ReadonlySet<string>;
  /** Paths of pictures that TMDB has said it does not have. */
  readonly absentPictures: readonly string[];
  /** Why a season could not be fetched, by its number. */
  readonly errors: ReadonlyMap<number, AppError>;
  readonly wanted: WantedPictures;
  /** ISO time of the count. */
  readonly checkedAt: string;
}

/**
 * Counts what is really there: rows in the library and files on disk, each portrait once. A picture that TMDB names but does
 * not have is not a problem; its person counts as having no portrait.
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

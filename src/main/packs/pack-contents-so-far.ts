import type { RemoteLibrary, PackContents, PackRecord } from '../library/calls.ts';

/**
 * What the library holds of a pack's seasons that need not be asked for again: whole, and younger than the pack. A pack
 * that is done has asked for all there is.
 */
export async function packContentsSoFar(
  library: Pick<RemoteLibrary, 'packContents'>,
  { seriesId, language, seasonNumbers, startedAt, state }: PackRecord,
): Promise<PackContents> {
  const key = { seriesId, language };
  const contents = await library.packContents(key, seasonNumbers ?? []);
  const done = contents.seasons.filter(
    ({ isWhole, fetchedAt }) => state === 'done' || (isWhole && fetchedAt >= startedAt),
  );
  if (done.length === contents.seasons.length) return contents;
  return library.packContents(
    key,
    done.map(({ seasonNumber }) => seasonNumber),
  );
}

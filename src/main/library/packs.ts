import type { SeriesKey } from '@shared/domain/series.ts';
import type { LibraryMethods, PackContents } from './calls.ts';
import type { LibraryFiles } from './library-files.ts';

/** Trip packs, and what the library has of their seasons. */
export function packCalls(files: LibraryFiles) {
  return {
    packs: () => files.own.packs(),
    keepPack: (record) => {
      files.own.putPack(record);
    },
    deletePack: (key) => {
      files.own.deletePack(key);
    },
    packContents: (key, seasonNumbers) => contentsOf(files, key, seasonNumbers),
  } satisfies Partial<LibraryMethods>;
}

function contentsOf(files: LibraryFiles, key: SeriesKey, seasonNumbers: readonly number[]): PackContents {
  return files.withIndex((index) => {
    const wanted = new Set(seasonNumbers);
    const seasons = index.seasonsOf(key).filter(({ seasonNumber }) => wanted.has(seasonNumber));
    const poster = index.findSeries(key)?.poster ?? null;
    const people = new Map<number, PackContents['people'][number]>();
    // As in the newest answer, with the newest portrait of any answer.
    for (const { id } of seasons.toSorted((a, b) => (a.fetchedAt < b.fetchedAt ? -1 : 1))) {
      for (const { person } of index.credits(id)) {
        const profilePath = person.profilePath ?? people.get(person.personId)?.profilePath ?? null;
        people.set(person.personId, { name: person.name, profilePath });
      }
    }
    return {
      seasons: seasons.map((season) => ({
        seasonNumber: season.seasonNumber,
        fetchedAt: season.fetchedAt,
        isWhole: season.isWhole,
        creditCount: season.counts.creditCount,
        posterPath: season.poster ?? poster,
      })),
      people: [...people.values()],
    };
  });
}

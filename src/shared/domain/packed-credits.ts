import type { Credit, CreditKind } from './credit.ts';
import type { Gender } from './person.ts';

/** Index of a text in {@link PackedCredits.words}; -1 for `null`. */
type Word = number;

/** For most people, the original name is the same as the name. */
const SAME = 0;

/**
 * The credits of a season in a form that is quick to send and to read: a list for each field, all of the same length,
 * with shared values stored once. It takes a fifth of the text of the same credits as objects.
 */
export interface PackedCredits {
  /** Texts that repeat. */
  readonly words: readonly string[];
  /** The distinct lists of episode numbers. */
  readonly episodes: readonly (readonly number[])[];
  readonly creditId: readonly string[];
  readonly kind: readonly Word[];
  readonly personId: readonly number[];
  readonly name: readonly string[];
  readonly originalName: readonly (string | typeof SAME | null)[];
  readonly gender: readonly Word[];
  readonly knownForDepartment: readonly Word[];
  readonly popularity: readonly (number | null)[];
  readonly profilePath: readonly (string | null)[];
  /** Indexes of the credits whose people TMDB marks as adult performers. */
  readonly adult: readonly number[];
  readonly character: readonly Word[];
  readonly job: readonly Word[];
  readonly department: readonly Word[];
  readonly order: readonly (number | null)[];
  readonly episodeCount: readonly (number | null)[];
  /** Indexes in {@link PackedCredits.episodes}. */
  readonly episodeNumbers: readonly number[];
}

/** Packs credits; {@link unpackCredits} gives back the same. */
export function packCredits(credits: readonly Credit[]): PackedCredits {
  const words = new Shared<string>();
  const episodes = new Shared<readonly number[]>();
  const word = (text: string | null): Word => (text === null ? -1 : words.place(text, text));
  const people = credits.map(({ person }) => person);
  return {
    creditId: credits.map(({ creditId }) => creditId),
    kind: credits.map(({ kind }) => word(kind)),
    personId: people.map(({ personId }) => personId),
    name: people.map(({ name }) => name),
    originalName: people.map(({ name, originalName }) => (originalName === name ? SAME : originalName)),
    gender: people.map(({ gender }) => word(gender)),
    knownForDepartment: people.map(({ knownForDepartment }) => word(knownForDepartment)),
    popularity: people.map(({ popularity }) => popularity),
    profilePath: people.map(({ profilePath }) => profilePath),
    adult: people.flatMap(({ adult }, index) => (adult ? [index] : [])),
    character: credits.map(({ character }) => word(character)),
    job: credits.map(({ job }) => word(job)),
    department: credits.map(({ department }) => word(department)),
    order: credits.map(({ order }) => order),
    episodeCount: credits.map(({ episodeCount }) => episodeCount),
    episodeNumbers: credits.map(({ episodeNumbers }) =>
      episodes.place(episodeNumbers.join(), episodeNumbers),
    ),
    words: words.values,
    episodes: episodes.values,
  };
}

/** The credits as they were packed. */
export function unpackCredits(packed: PackedCredits): readonly Credit[] {
  const adult = new Set(packed.adult);
  const word = (places: readonly Word[], index: number): string | null =>
    packed.words[places[index] ?? -1] ?? null;
  // The lists have the same length: an index missing in one of them means a damaged file, and stays undefined.
  const at = <T>(list: readonly T[], index: number): T => list[index] as T;
  return packed.creditId.map((creditId, index) => {
    const name = at(packed.name, index);
    const originalName = at(packed.originalName, index);
    return {
      creditId,
      kind: word(packed.kind, index) as CreditKind,
      person: {
        personId: at(packed.personId, index),
        name,
        originalName: originalName === SAME ? name : originalName,
        gender: word(packed.gender, index) as Gender,
        knownForDepartment: word(packed.knownForDepartment, index),
        popularity: at(packed.popularity, index),
        profilePath: at(packed.profilePath, index),
        adult: adult.has(index),
      },
      character: word(packed.character, index),
      job: word(packed.job, index),
      department: word(packed.department, index),
      order: at(packed.order, index),
      episodeCount: at(packed.episodeCount, index),
      episodeNumbers: at(packed.episodes, at(packed.episodeNumbers, index)),
    };
  });
}

/** Stores each distinct value once. */
class Shared<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  /** The index of `value`; the same `key` always gives the same index. */
  place(key: string, value: T): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

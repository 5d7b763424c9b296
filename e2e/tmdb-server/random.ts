/** Repeatable randomness: the same seed always gives the same series, people and pictures. */

export type Seed = readonly (string | number)[];

/** A well-mixed 32-bit hash of the parts (FNV-1a, then the finisher of MurmurHash3). */
export function hashOf(...parts: Seed): number {
  let hash = 0x811c9dc5;
  const text = parts.join('\u0000');
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Draws numbers and items in an order determined by its seed. */
export class Random {
  #state: number;

  constructor(...seed: Seed) {
    this.#state = hashOf(...seed);
  }

  /** A number from 0 up to but not including 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to but not including `below`. */
  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.integer(list.length));
  }

  shuffled<T>(list: readonly T[]): readonly T[] {
    return list
      .map((item) => ({ item, key: this.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }
}

/** The item at an index that wraps around the list. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('There is nothing in the list to take');
  return item;
}

/** An ID like those that TMDB gives credits and seasons: 24 hexadecimal digits. */
export function hexId(...seed: Seed): string {
  const digits = [0, 1, 2]
    .map((part) =>
      hashOf(...seed, part)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  return `5${digits.slice(1)}`;
}

/** The path of a picture in TMDB's format: a slash, 27 letters and digits, `.jpg`. */
export function imagePath(...seed: Seed): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const random = new Random('image', ...seed);
  let name = '';
  while (name.length < 27) name += alphabet.charAt(random.integer(alphabet.length));
  return `/${name}.jpg`;
}

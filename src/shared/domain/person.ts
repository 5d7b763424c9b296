/** TMDB's four values: https://developer.themoviedb.org/reference/person-details (0 not set … 3 non-binary). */
export type Gender = 'not-set' | 'female' | 'male' | 'non-binary';

/**
 * A person as one credits answer describes them. Two answers may differ in the name (it follows the language),
 * the portrait and the popularity, so a person always belongs to the answer it came with.
 */
export interface Person {
  readonly personId: number;
  readonly name: string;
  /** The name in the person's own script; equals `name` if TMDB has no other, `null` in older answers. */
  readonly originalName: string | null;
  readonly gender: Gender;
  /** The department TMDB files the person under, such as `Acting`. */
  readonly knownForDepartment: string | null;
  /** TMDB's popularity on the day of the answer. Its scale has changed: never compare across dates. */
  readonly popularity: number | null;
  /** TMDB file path of the portrait, such as `/7Jahy5LZX2Fo8fGJltMreAI49hC.jpg`; `null` when TMDB has none. */
  readonly profilePath: string | null;
  /** TMDB marks performers in adult films. */
  readonly adult: boolean;
}

/** The original name, if it differs from the name. */
export function distinctOriginalName(person: Pick<Person, 'name' | 'originalName'>): string | null {
  const original = person.originalName?.trim() ?? '';
  return original === '' || original === person.name.trim() ? null : original;
}

/** Up to two initials for a person without a portrait: "Bryan Cranston" gives "BC", "渡辺謙" gives "渡". */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (firstLetter(first) + (last === undefined ? '' : firstLetter(last))).toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return /./su.exec(word)?.[0] ?? '';
}

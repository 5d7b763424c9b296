/** The sizes main keeps on disk (src/main/images): any other would not be there offline. */
const SIZES = { portrait: 'w185', poster: 'w342', thumbnail: 'w92' } as const;

/** The address of a picture of TMDB's as main serves it, or `null` when there is none. */
export function imageAddress(kind: keyof typeof SIZES, filePath: string | null): string | null {
  return filePath === null ? null : `endroll-image://${SIZES[kind]}${filePath}`;
}

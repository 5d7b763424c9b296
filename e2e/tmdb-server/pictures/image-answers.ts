import type { Catalogue } from '../catalogue.ts';
import { drawPicture, type PictureKind } from './draw-picture.ts';

/** TMDB's sizes and the width of a picture in each; `h632` is a height. Only stills are in landscape format. */
const widths: Readonly<Record<string, number>> = {
  w45: 45,
  w92: 92,
  w154: 154,
  w185: 185,
  w300: 300,
  w342: 342,
  h632: 421,
  w500: 500,
  w780: 780,
  w1280: 1280,
  original: 1000,
};
const posterSizes: ReadonlySet<string> = new Set(['w92', 'w154', 'w342', 'w500', 'w780']);
const stillSizes: ReadonlySet<string> = new Set(['w300', 'w1280']);
const mostKept = 6_000;

/** Draws pictures for `/t/p/{size}/{file}.jpg`, and caches them. */
export class ImageAnswers {
  readonly #catalogue: Catalogue;
  readonly #drawn = new Map<string, Buffer>();
  #posters: { readonly version: number; readonly paths: ReadonlySet<string> } = {
    version: -1,
    paths: new Set(),
  };

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** A PNG file (TMDB's paths end in `.jpg`, whatever the format), or nothing for TMDB's 404. */
  answer(size: string, path: string): Buffer | undefined {
    const width = Object.hasOwn(widths, size) ? widths[size] : undefined;
    const isPicture = /^\/[\w-]+\.(?:jpg|png)$/.test(path);
    if (width === undefined || !isPicture || this.#catalogue.missingImages.has(path)) return undefined;
    const kind = this.#kindOf(size, path);
    const key = `${kind} ${size} ${path}`;
    const drawn = this.#drawn.get(key) ?? drawPicture(kind, path, width);
    if (this.#drawn.size >= mostKept) this.#drawn.clear();
    this.#drawn.set(key, drawn);
    return drawn;
  }

  #kindOf(size: string, path: string): PictureKind {
    if (stillSizes.has(size)) return 'still';
    return posterSizes.has(size) || this.#posterPaths().has(path) ? 'poster' : 'portrait';
  }

  #posterPaths(): ReadonlySet<string> {
    const { version } = this.#catalogue;
    if (this.#posters.version === version) return this.#posters.paths;
    const paths = this.#catalogue.seriesIds.flatMap((id) => {
      const entry = this.#catalogue.entry(id);
      return entry
        ? [
            entry.details.poster_path,
            ...[...entry.seasons.values()].map(({ summary }) => summary.poster_path),
          ]
        : [];
    });
    this.#posters = { version, paths: new Set(paths.filter((path) => path !== null)) };
    return this.#posters.paths;
  }
}

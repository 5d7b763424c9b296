import type { Logger } from '../logging/logger.ts';
import type { Respond, SchemeAnswer } from '../window/answer-scheme.ts';
import { contentTypeOf, pictureAddressText, readPictureUrl, type PictureAddress } from './picture-address.ts';
import type { PictureFetcher, PictureResult, Urgency } from './picture-fetcher.ts';
import type { PictureFolder } from './picture-folder.ts';

export interface PictureStoreOptions {
  readonly folder: PictureFolder;
  readonly fetcher: PictureFetcher;
  readonly logger: Logger;
}

/** The urgency of a picture, which may change while the disk is checked. */
interface Wanted {
  urgency: Urgency;
}

/** The result of looking for a picture, and whether it is on disk now. */
interface Found {
  readonly result: PictureResult;
  readonly isKept: boolean;
}

interface Search {
  readonly wanted: Wanted;
  readonly found: Promise<Found>;
}

/** Pictures from disk, or else from TMDB and then stored on disk. Concurrent requests for the same picture are shared. */
export class PictureStore {
  readonly #folder: PictureFolder;
  readonly #fetcher: PictureFetcher;
  readonly #logger: Logger;
  readonly #finding = new Map<string, Search>();

  constructor({ folder, fetcher, logger }: PictureStoreOptions) {
    this.#folder = folder;
    this.#fetcher = fetcher;
    this.#logger = logger;
  }

  /** The picture, or the same one in another size if this one is unavailable. Never rejects. */
  async find(address: PictureAddress, urgency: Urgency): Promise<PictureResult> {
    const { result } = await this.#search(address, urgency, false);
    if (result.kind === 'image' || result.kind === 'missing') return result;
    // The reader has changed the picture size and is now offline.
    const bytes = await this.#folder.readOtherSize(address).catch(() => null);
    return bytes === null ? result : { kind: 'image', bytes, isOtherSize: true };
  }

  /** Ensures that the picture is on disk, without reading it; resolves to the outcome. */
  async keep(address: PictureAddress): Promise<PictureResult['kind']> {
    try {
      if (await this.#folder.has(address)) return 'image';
    } catch (error) {
      this.#logger.warn(`The picture ${pictureAddressText(address)} cannot be looked up`, error);
    }
    const { result, isKept } = await this.#search(address, 'keeping', true);
    // It may have been fetched but not written, because the disk is full.
    return result.kind === 'image' && !isKept ? 'unavailable' : result.kind;
  }

  /**
   * Fetches the picture again and replaces the stored one, which stays if the request fails. Never rejects.
   */
  async renew(address: PictureAddress): Promise<PictureResult['kind']> {
    const result = await this.#fetcher.fetch(address, 'keeping');
    if (result.kind === 'image') await this.#write(address, result.bytes);
    return result.kind;
  }

  /** @param isAbsent it is known not to be on disk, to avoid a second check */
  #search(address: PictureAddress, urgency: Urgency, isAbsent: boolean): Promise<Found> {
    const text = pictureAddressText(address);
    const running = this.#finding.get(text);
    if (running !== undefined) {
      if (urgency === 'visible') this.#hurry(address, running);
      return running.found;
    }
    const wanted = { urgency };
    const found = this.#find(address, wanted, isAbsent).finally(() => this.#finding.delete(text));
    this.#finding.set(text, { wanted, found });
    return found;
  }

  #hurry(address: PictureAddress, { wanted }: Search): void {
    wanted.urgency = 'visible';
    this.#fetcher.hurry(address);
  }

  async #find(address: PictureAddress, wanted: Wanted, isAbsent: boolean): Promise<Found> {
    const kept = isAbsent ? null : await this.#readKept(address);
    if (kept !== null) return { result: { kind: 'image', bytes: kept }, isKept: true };
    const result = await this.#fetcher.fetch(address, wanted.urgency);
    return { result, isKept: result.kind === 'image' && (await this.#write(address, result.bytes)) };
  }

  async #readKept(address: PictureAddress): Promise<Uint8Array | null> {
    try {
      return await this.#folder.read(address);
    } catch (error) {
      this.#logger.warn(`The picture ${pictureAddressText(address)} cannot be read`, error);
      return null;
    }
  }

  /** False when it could not be written. */
  async #write(address: PictureAddress, bytes: Uint8Array): Promise<boolean> {
    try {
      await this.#folder.write(address, bytes);
      return true;
    } catch (error) {
      this.#logger.warn(`The picture ${pictureAddressText(address)} cannot be kept`, error);
      return false;
    }
  }
}

/** Tells the window's image element that there is none; it shows initials. */
const STATUS = { missing: 404, offline: 504, unavailable: 503, invalid: 502 } as const;

const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  // A picture may be an SVG; opened as a page it still does nothing.
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};

/** Finds a picture that is needed on screen. */
export type FindPicture = (address: PictureAddress) => Promise<PictureResult>;

/** Serves `endroll-image://w185/abc.jpg` from disk, or else from TMDB. */
export function createPictureResponder(findPicture: FindPicture): Respond {
  return async ({ url, method }) => {
    if (method !== 'GET') return refuse(405);
    const address = readPictureUrl(url);
    if (address === null) return refuse(400);
    const result = await findPicture(address);
    if (result.kind !== 'image') return refuse(STATUS[result.kind]);
    return {
      status: 200,
      headers: {
        ...COMMON_HEADERS,
        'Content-Type': contentTypeOf(address.name),
        // TMDB gives a changed picture a new name.
        'Cache-Control': result.isOtherSize === true ? 'no-store' : 'public, max-age=31536000, immutable',
      },
      body: result.bytes,
    };
  };
}

function refuse(status: number): SchemeAnswer {
  return { status, headers: { ...COMMON_HEADERS, 'Cache-Control': 'no-store' }, body: null };
}

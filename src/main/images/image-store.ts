import type { Logger } from '../logging/logger.ts';
import { imageAddressText, type ImageAddress } from './image-address.ts';
import type { ImageResult } from './image-download.ts';
import type { ImageFetcher } from './image-fetcher.ts';
import type { ImageFolder } from './image-folder.ts';
import type { Urgency } from './image-queue.ts';

/** What an {@link ImageStore} needs. */
export interface ImageStoreOptions {
  readonly folder: ImageFolder;
  readonly fetcher: ImageFetcher;
  readonly logger: Logger;
}

/** How urgent a picture is, which may change while the disk is looked at. */
interface Wanted {
  urgency: Urgency;
}

/** What came of looking for a picture, and whether it is on disk now. */
interface Found {
  readonly result: ImageResult;
  readonly isKept: boolean;
}

interface Search {
  readonly wanted: Wanted;
  readonly found: Promise<Found>;
}

/** Pictures from disk, else from TMDB and then kept on disk. Whoever asks for the same one at the same time shares it. */
export class ImageStore {
  readonly #folder: ImageFolder;
  readonly #fetcher: ImageFetcher;
  readonly #logger: Logger;
  readonly #finding = new Map<string, Search>();

  constructor({ folder, fetcher, logger }: ImageStoreOptions) {
    this.#folder = folder;
    this.#fetcher = fetcher;
    this.#logger = logger;
  }

  /** The picture. Never rejects. */
  async find(address: ImageAddress, urgency: Urgency): Promise<ImageResult> {
    return (await this.#search(address, urgency, false)).result;
  }

  /** Makes sure that the picture is on disk, without reading it when it is; answers how that went. */
  async keep(address: ImageAddress): Promise<ImageResult['kind']> {
    try {
      if (await this.#folder.has(address)) return 'image';
    } catch (error) {
      this.#logger.warn(`The picture ${imageAddressText(address)} cannot be looked up`, error);
    }
    const { result, isKept } = await this.#search(address, 'keeping', true);
    // It may have been fetched and not written: the disk is full.
    return result.kind === 'image' && !isKept ? 'unavailable' : result.kind;
  }

  /**
   * Fetches the picture again and puts it in the place of the kept one, which stays when TMDB does not give another.
   * Never rejects.
   */
  async renew(address: ImageAddress): Promise<ImageResult['kind']> {
    const result = await this.#fetcher.fetch(address, 'keeping');
    if (result.kind === 'image') await this.#write(address, result.bytes);
    return result.kind;
  }

  /** @param isAbsent it is known not to be on disk, so that nothing is looked up twice */
  #search(address: ImageAddress, urgency: Urgency, isAbsent: boolean): Promise<Found> {
    const text = imageAddressText(address);
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

  #hurry(address: ImageAddress, { wanted }: Search): void {
    wanted.urgency = 'visible';
    this.#fetcher.hurry(address);
  }

  async #find(address: ImageAddress, wanted: Wanted, isAbsent: boolean): Promise<Found> {
    const kept = isAbsent ? null : await this.#readKept(address);
    if (kept !== null) return { result: { kind: 'image', bytes: kept }, isKept: true };
    const result = await this.#fetcher.fetch(address, wanted.urgency);
    return { result, isKept: result.kind === 'image' && (await this.#write(address, result.bytes)) };
  }

  async #readKept(address: ImageAddress): Promise<Uint8Array | null> {
    try {
      return await this.#folder.read(address);
    } catch (error) {
      this.#logger.warn(`The picture ${imageAddressText(address)} cannot be read`, error);
      return null;
    }
  }

  /** False when it could not be written. */
  async #write(address: ImageAddress, bytes: Uint8Array): Promise<boolean> {
    try {
      await this.#folder.write(address, bytes);
      return true;
    } catch (error) {
      this.#logger.warn(`The picture ${imageAddressText(address)} cannot be kept`, error);
      return false;
    }
  }
}

import type { AppError } from '@shared/app-error.ts';
import type { StorageSizes } from '@shared/domain/storage.ts';
import type { Api } from '@shared/ipc/contract.ts';

/** The size of everything on disk, and actions to delete it. Each action resolves to the error, if any. */
export class StorageView {
  readonly #storage: Api['storage'];
  #sizes = $state.raw<StorageSizes | null>(null);

  constructor(storage: Api['storage']) {
    this.#storage = storage;
  }

  /** `null` until main has measured. */
  get sizes(): StorageSizes | null {
    return this.#sizes;
  }

  async measure(): Promise<AppError | null> {
    const result = await this.#storage.sizes();
    if (!result.ok) return result.error;
    this.#sizes = result.value;
    return null;
  }

  /** Resolves as soon as it is deleted; how much is left is measured after that. */
  async clear(what: 'pictures' | 'library'): Promise<AppError | null> {
    const result = await (what === 'pictures' ? this.#storage.clearPictures() : this.#storage.clearLibrary());
    // The sizes from before are wrong in any case: part of it may have been deleted.
    this.#sizes = null;
    void this.measure();
    return result.ok ? null : result.error;
  }

  async openFolder(): Promise<AppError | null> {
    const result = await this.#storage.openFolder();
    return result.ok ? null : result.error;
  }
}

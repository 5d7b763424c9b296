import type { StorageService } from '../storage/storage-service.ts';
import type { GroupHandlers } from './handlers.ts';
import { noInput } from './schemas.ts';

/** What the storage's calls need. */
export interface StorageHandlerOptions {
  readonly storage: Pick<StorageService, 'sizes' | 'clearPictures' | 'clearLibrary' | 'openFolder'>;
}

/** What Endroll takes on disk, and giving it back. */
export function createStorageHandlers({ storage }: StorageHandlerOptions): GroupHandlers<'storage'> {
  return {
    sizes: { input: noInput, run: () => storage.sizes() },
    clearPictures: {
      input: noInput,
      run: async () => {
        await storage.clearPictures();
        return null;
      },
    },
    clearLibrary: {
      input: noInput,
      run: async () => {
        await storage.clearLibrary();
        return null;
      },
    },
    openFolder: {
      input: noInput,
      run: async () => {
        await storage.openFolder();
        return null;
      },
    },
  };
}

import ElectronStore from 'electron-store';
import type { WriteWhole } from './store-file.ts';

/** A {@link WriteWhole} by electron-store, which writes to a temporary name, flushes and renames. */
export function createElectronStoreWriter(folder: string, name: string): WriteWhole {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name,
    // Only the reader's own account may read what they have chosen.
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
  return (content) => {
    store.store = { ...content };
  };
}

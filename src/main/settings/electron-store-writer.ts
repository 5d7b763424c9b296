import { ipcMain } from 'electron';
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
    // StoreFile has read the file, and reads more than JSON.parse does: whatever stands there is replaced.
    deserialize: () => ({}),
  });
  // electron-store would tell any page where the reader's files are. Ours come through the contract or not at all.
  ipcMain.removeAllListeners('electron-store-get-data');
  return (content) => {
    store.store = { ...content };
  };
}

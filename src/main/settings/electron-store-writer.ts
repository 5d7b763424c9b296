import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import type { WriteWhole } from './store-file.ts';

/** A {@link WriteWhole} by electron-store, which writes to a temporary name, flushes and renames. */
export function createElectronStoreWriter(folder: string, name: string): WriteWhole {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name,
    // Only the reader's account may read the settings.
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    // StoreFile has already read the file, more tolerantly than JSON.parse: its content is replaced.
    deserialize: () => ({}),
  });
  // electron-store would tell any page where the files are. Pages get settings only through the contract.
  ipcMain.removeAllListeners('electron-store-get-data');
  return (content) => {
    store.store = { ...content };
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Engine, type OpenDatabase } from './driver.ts';
import { Library } from './library.ts';
import type { LibraryOptions } from './library-file.ts';

/** Every test of the library runs on both engines: one is in the releases, the other in Electron 33. */
export const ENGINES: readonly Engine[] = ['node:sqlite', 'libsql'];

/** The time in tests that do not set one. */
export const NOW = new Date('2026-03-02T09:30:00.000Z');

/** Opens files with this engine, whatever the runtime has. */
export function openWith(engine: Engine): OpenDatabase {
  return (file, options = {}) => openDatabase(file, { ...options, engine });
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'endroll-library-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A library that is closed when the test is over. */
export function openTestLibrary(
  folder: string,
  engine: Engine,
  options: Partial<LibraryOptions> = {},
): Library {
  const library = new Library({ folder, clock: () => NOW, openDatabase: openWith(engine), ...options });
  onTestFinished(() => {
    library.close();
  });
  return library;
}

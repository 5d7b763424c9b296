import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type Engine, type OpenDatabase } from '../driver.ts';
import { Library, type LibraryOptions } from '../library.ts';
import { libraryCalls, type CallPlace, type LibraryCall, type RemoteLibrary } from '../calls.ts';
import { LibraryReader } from '../reader.ts';

/** Every test of the library runs on both engines: one is in the releases, the other in Electron 33. */
export const ENGINES: readonly Engine[] = ['node:sqlite', 'libsql'];

/** The time in tests that do not set one. */
export const NOW = new Date('2026-03-02T09:30:00.000Z');

/** Opens files with this engine, whatever the runtime has. */
export function openWith(engine: Engine): OpenDatabase {
  return (file, options = {}) => openDatabase(file, { ...options, engine });
}

/** In memory on Linux: no test sees what a power cut leaves, and waiting for the disk is most of their time. */
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(PARENT, 'endroll-library-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Both sides of the library in this process: every call runs to its end at once. */
export type TestLibrary = {
  readonly [Name in LibraryCall]: (typeof libraryCalls)[Name] extends { readonly place: CallPlace }
    ? (...args: Parameters<RemoteLibrary[Name]>) => Awaited<ReturnType<RemoteLibrary[Name]>>
    : never;
} & {
  /** Does all the work that nobody waits for. */
  workToEnd(): void;
  close(): void;
};

/** A library that is closed when the test is over. */
export function openTestLibrary(
  folder: string,
  engine: Engine = 'node:sqlite',
  options: Partial<LibraryOptions> = {},
): TestLibrary {
  const open = openWith(engine);
  const library = new Library({ folder, clock: () => NOW, openDatabase: open, ...options });
  let reader = new LibraryReader({ folder, openDatabase: open });
  const call =
    (name: LibraryCall) =>
    (...args: readonly unknown[]): unknown => {
      if (libraryCalls[name].place !== 'beside') return run(library, name, args);
      // As the client does when the index is replaced: the next question opens it anew.
      reader.close();
      reader = new LibraryReader({ folder, openDatabase: open });
      return run(reader, name, args);
    };
  const close = (): void => {
    reader.close();
    library.close();
  };
  onTestFinished(close);
  return {
    ...Object.fromEntries(Object.keys(libraryCalls).map((name) => [name, call(name as LibraryCall)])),
    workToEnd: () => {
      while (library.work());
    },
    close,
  } as TestLibrary;
}

/** The same as main sees it: nothing shared, nothing at once. */
export function remoteOf(library: TestLibrary): RemoteLibrary {
  const call =
    (name: LibraryCall) =>
    async (...args: readonly unknown[]): Promise<unknown> => {
      await Promise.resolve();
      const method = library[name] as (...args: readonly unknown[]) => unknown;
      return structuredClone(method(...structuredClone(args)));
    };
  return {
    ...Object.fromEntries(Object.keys(libraryCalls).map((name) => [name, call(name as LibraryCall)])),
    close: () => {
      library.close();
      return Promise.resolve();
    },
  } as RemoteLibrary;
}

function run(target: object, name: string, args: readonly unknown[]): unknown {
  const method = (target as Record<string, (...args: readonly unknown[]) => unknown>)[name];
  const value = method?.apply(target, [...args]);
  return isSlices(value) ? finish(value) : value;
}

function finish<T>(slices: Generator<undefined, T, undefined>): T {
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}

function isSlices(value: unknown): value is Generator<undefined, unknown, undefined> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value;
}

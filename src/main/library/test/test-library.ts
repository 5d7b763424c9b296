import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  NO_TRANSLATED_NAMES,
  type LibrarySearch,
  type LibrarySearchResult,
  type PersonHit,
} from '@shared/domain/library-search.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { fromJsonText, type JsonText } from '@shared/json-text.ts';
import { openDatabase, type Engine, type OpenDatabase } from '../driver.ts';
import { openLibrary } from '../library.ts';
import type { LibraryOptions } from '../library-files.ts';
import { isSlices, isStreamCall, libraryCalls, type LibraryCall, type RemoteLibrary } from '../calls.ts';
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
  readonly [Name in LibraryCall]: (
    ...args: Parameters<RemoteLibrary[Name]>
  ) => ReturnType<RemoteLibrary[Name]> extends AsyncIterable<infer Part>
    ? readonly Part[]
    : Awaited<ReturnType<RemoteLibrary[Name]>>;
} & {
  /** Does all the work that nobody waits for. */
  workToEnd(): void;
  close(): void;
};

/** A search for a text, as the window asks. */
export function searchFor(text: string): LibrarySearch {
  return {
    text,
    limit: 20,
    only: null,
    translated: NO_TRANSLATED_NAMES,
    hidden: NOTHING_HIDDEN,
    showUnseen: true,
  };
}

/** The people that a search has found. */
export function peopleIn(result: JsonText<LibrarySearchResult>): readonly PersonHit[] {
  return fromJsonText(result)
    .groups.flatMap(({ hits }) => hits)
    .filter((hit) => hit.kind === 'person');
}

/** Ends what is done in slices. */
export function toEnd<Value>(slices: Value | Generator<unknown, Value, undefined>): Value {
  if (!isSlices(slices)) return slices;
  for (;;) {
    const step = slices.next();
    if (step.done === true) return step.value;
  }
}

/** A library that is closed when the test is over. */
export function openTestLibrary(
  folder: string,
  engine: Engine = 'node:sqlite',
  options: Partial<LibraryOptions> = {},
): TestLibrary {
  const open = openWith(engine);
  const library = openLibrary({ folder, clock: () => NOW, openDatabase: open, ...options });
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
  const ask = async (name: LibraryCall, args: readonly unknown[]): Promise<unknown> => {
    await Promise.resolve();
    const method = library[name] as (...args: readonly unknown[]) => unknown;
    return structuredClone(method(...structuredClone(args)));
  };
  async function* stream(name: LibraryCall, args: readonly unknown[]): AsyncGenerator {
    yield* (await ask(name, args)) as readonly unknown[];
  }
  const call =
    (name: LibraryCall) =>
    (...given: readonly unknown[]): unknown => {
      const args = given.filter((argument) => !(argument instanceof AbortSignal));
      return isStreamCall(name) ? stream(name, args) : ask(name, args);
    };
  return {
    ...Object.fromEntries(Object.keys(libraryCalls).map((name) => [name, call(name as LibraryCall)])),
    close: () => {
      library.close();
      return Promise.resolve();
    },
  } as RemoteLibrary;
}

function run(target: object, name: LibraryCall, args: readonly unknown[]): unknown {
  const method = (target as Record<string, (...args: readonly unknown[]) => unknown>)[name];
  const value = method?.apply(target, [...args]);
  if (!isSlices(value)) return value;
  const parts: unknown[] = [];
  for (;;) {
    const step = value.next();
    if (step.done === true) return isStreamCall(name) ? parts : step.value;
    if (step.value !== undefined) parts.push(step.value);
  }
}

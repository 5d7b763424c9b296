import type { AppError } from '@shared/app-error.ts';
import type { LibraryApi } from './library-api.ts';

/** A method of the library, by name. */
export type LibraryMethod = keyof LibraryApi;

/** Every method that can be called from main. A `read` changes nothing, so that it may be asked twice. */
export const LIBRARY_METHODS = {
  list: 'read',
  open: 'read',
  keepSeason: 'write',
  keepSeries: 'write',
  openSeries: 'read',
  seriesFetchedAt: 'read',
  answers: 'read',
  remove: 'write',
  restore: 'write',
  purgeRemoved: 'write',
  creditsOfPerson: 'read',
  imagesOf: 'read',
  searchPeople: 'read',
  dataSizes: 'read',
  packs: 'read',
  keepPack: 'write',
  deletePack: 'write',
  packContents: 'read',
  note: 'read',
  writeNote: 'write',
  purgeExpired: 'write',
  deleteEverything: 'write',
  notice: 'read',
  close: 'write',
} as const satisfies Record<LibraryMethod, 'read' | 'write'>;

/** One call, on its way to the library's process. */
export interface LibraryRequest {
  readonly id: number;
  readonly method: LibraryMethod;
  readonly args: readonly unknown[];
}

/** The answer to the request with the same id. `report` is for the log: the error with its causes. */
export type LibraryReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError; readonly report: string };

/** `exit` ends the process. It does not end by itself: what it said last might be lost on the way. */
export type LibraryMessage = LibraryRequest | 'exit';

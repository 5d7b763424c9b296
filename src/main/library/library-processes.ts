import { join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import type { ProcessPlace } from './client.ts';

/** Starts the processes of the library in a folder. */
export class LibraryProcesses {
  readonly #folder: string;
  /** The process that writes, if it was started ahead of its first call. */
  #early: UtilityProcess | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Starts the process that writes before anything that uses it is loaded: the two take equally long. */
  startEarly(): void {
    if (this.#early !== null) return;
    const early = this.#fork('write');
    this.#early = early;
    early.once('exit', () => {
      if (this.#early === early) this.#early = null;
    });
  }

  /** Ends the process that {@link startEarly} has started, if nothing has used it. */
  killEarly(): void {
    this.#early?.kill();
    this.#early = null;
  }

  start(place: ProcessPlace): UtilityProcess {
    const early = this.#early;
    if (place !== 'write' || early === null) return this.#fork(place);
    this.#early = null;
    return early;
  }

  #fork(place: ProcessPlace): UtilityProcess {
    return utilityProcess.fork(join(import.meta.dirname, 'library-process.js'), [this.#folder, place], {
      serviceName: place === 'beside' ? 'Endroll library, reading' : 'Endroll library',
    });
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LibraryChild } from '../client.ts';

const ALIAS = new URL('../../../../bench/shared-alias.ts', import.meta.url).href;

/** A process outside Electron with a file of this folder, as the client of the library sees it. */
export function forkChild(
  file: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): LibraryChild & { readonly process: ChildProcess } {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [...args], {
    execArgv: ['--import', ALIAS],
    serialization: 'advanced',
    env: { ...process.env, ...env },
  });
  return {
    process: child,
    pid: child.pid,
    postMessage: (message) => void child.send(message),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      child.on(event, (value: unknown) => {
        listener(value as never);
      }),
    kill: () => child.kill(),
  };
}

import { tmpdir } from 'node:os';
import { TOKEN_FILE, writeTokenFile } from '../src/main/settings/start-token.ts';
import { requireDependencies } from './dependencies.ts';
import { onSomeDisplay, sandboxArguments } from './display.ts';
import { ensureElectron, type ElectronRuntime } from './electron-runtime.ts';
import { ensureLinuxLibraries, missingSharedLibraries } from './linux-libraries.ts';
import type { Needs } from './linux-packages.ts';
import { PlainError } from './main.ts';
import { projectFolder } from './project.ts';
import { runCommand } from './run-command.ts';
import { tool } from './tools.ts';

/**
 * Provides everything Electron needs on this machine: packages, system libraries, and the runtime itself.
 * @throws PlainError that says what to do.
 */
export async function prepareElectron(needs: Needs): Promise<ElectronRuntime> {
  requireDependencies();
  await ensureLinuxLibraries(needs);
  const runtime = await ensureElectron();
  const missing = missingSharedLibraries(runtime.path);
  if (missing.length === 0) return runtime;
  throw new PlainError(`Electron lacks libraries of this system:\n  ${missing.join('\n  ')}`);
}

/** Builds Endroll into `out/`; only warnings and errors are shown. */
export async function buildEndroll(): Promise<void> {
  const code = await runCommand(tool('electron-vite', ['build', '--logLevel', 'warn']));
  if (code !== 0) throw new PlainError('Endroll could not be built.');
}

/** Runs the built Endroll until its last window closes, and returns its exit code. */
export async function runEndroll(
  runtime: ElectronRuntime,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const { env, tokenArguments } = forApplication(environment);
  const words = [...sandboxArguments(), projectFolder, ...args, ...tokenArguments];
  return runCommand(onSomeDisplay({ program: runtime.path, args: words }), { env });
}

/** Runs Endroll from its sources; changes to the window's code show at once. */
export async function runFromSources(runtime: ElectronRuntime, args: readonly string[]): Promise<number> {
  const { env, tokenArguments } = forApplication(process.env);
  const words = [...sandboxArguments(), ...args, ...tokenArguments];
  const command = tool('electron-vite', ['dev', '--watch', '--', ...words]);
  // The only way to tell electron-vite about a runtime outside the npm package.
  return runCommand(onSomeDisplay(command), { env: { ...env, ELECTRON_EXEC_PATH: runtime.path } });
}

/**
 * The environment in which Endroll starts: one in which Electron behaves as an application (some editors make it behave as
 * plain Node), and with TMDB_ACCESS_TOKEN in a file that Endroll reads once and deletes. In a variable, the token would
 * remain in the memory of Chromium's processes: docs/adr/0013-token.md.
 */
export function forApplication(environment: NodeJS.ProcessEnv): {
  readonly env: NodeJS.ProcessEnv;
  readonly tokenArguments: readonly string[];
} {
  const { TMDB_ACCESS_TOKEN: token, ELECTRON_RUN_AS_NODE: _, ...env } = environment;
  return { env, tokenArguments: token ? [TOKEN_FILE + writeTokenFile(token, tmpdir())] : [] };
}

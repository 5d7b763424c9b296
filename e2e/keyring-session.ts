import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';

const run = promisify(execFile);

/** The start argument that makes Chromium use the Secret Service, whatever the desktop. */
export const SECRET_SERVICE = '--password-store=gnome-libsecret';

/** The start argument that leaves Chromium without a keyring. */
export const NO_KEYRING = '--password-store=basic';

/** A separate GNOME keyring on a separate session bus: the developer's own is neither read nor written. */
export interface KeyringSession {
  /** The environment in which an application finds this keyring and no other. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the keyring and its bus. */
  end(): Promise<void>;
}

/**
 * Starts an unlocked GNOME keyring.
 * @param folder where it keeps its secrets; a later session on the same folder finds them again
 */
export async function startKeyringSession(folder: string): Promise<KeyringSession> {
  const places = { XDG_DATA_HOME: join(folder, 'data'), XDG_RUNTIME_DIR: join(folder, 'run') };
  await mkdir(places.XDG_DATA_HOME, { recursive: true });
  // Both daemons require a runtime folder that only its owner can access.
  await mkdir(places.XDG_RUNTIME_DIR, { recursive: true, mode: 0o700 });

  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { ...process.env, ...places },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus.stdout);
  const env = { ...places, DBUS_SESSION_BUS_ADDRESS: address };

  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin.end('password of the tests');
  await expect.poll(() => hasSecretService(address), 'a keyring answers on the bus').toBe(true);

  return {
    env,
    end: async () => {
      await end(keyring);
      await end(bus);
    },
  };
}

async function firstLine(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) return line;
  throw new Error('dbus-daemon ended without an address.');
}

async function hasSecretService(address: string): Promise<boolean> {
  const { stdout } = await run('dbus-send', [
    `--bus=${address}`,
    '--print-reply=literal',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ]);
  return stdout.includes('true');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndrollError } from '@shared/app-error.ts';
import type { UpdateChoice, UpdateStatus } from '@shared/domain/update.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { StoreFile } from '../settings/store-file.ts';
import { findUpdateSource, Updates, type UpdateSource, type Updater } from './updates.ts';

const HOUR = 60 * 60 * 1000;
const SOURCE: UpdateSource = { way: 'itself', configFile: 'app-update.yml', version: '1.0.0' };
const TAMPERED = { kind: 'update-failed', reason: 'tampered' } as const;
const RELEASE = { version: '1.1.0', notes: '- New.', file: 'Endroll.AppImage', bytes: 100 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-updates-'));
  vi.useFakeTimers({ now: new Date('2026-11-28T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** One start with the settings that are on disk; its answers are `release`, or nothing newer. */
function start({
  source = SOURCE,
  choice,
  release = null,
  failing = null,
  inPlace = true,
  isSessionEnding = () => false,
  canDiscard = true,
  loads = () => undefined,
  preparing = () => Promise.resolve(),
  onCancel = 'fail',
}: {
  readonly source?: UpdateSource | null;
  readonly choice?: UpdateChoice;
  readonly release?: typeof RELEASE | null;
  /** `never`: the installation does not come to an end; `hang`: nor does a check that nobody has asked for. */
  readonly failing?: 'check' | 'install' | 'never' | 'hang' | null;
  /** False as on Windows, where the installer runs when Endroll has ended. */
  readonly inPlace?: boolean;
  readonly isSessionEnding?: () => boolean;
  readonly canDiscard?: boolean;
  /** Called when the updater is loaded. */
  readonly loads?: () => void;
  readonly preparing?: () => Promise<void>;
  /** What becomes of a check that hangs when it is cancelled. */
  readonly onCancel?: 'answer' | 'fail';
} = {}) {
  const logger = new MemoryLogger();
  const file = new StoreFile({
    folder,
    name: 'settings',
    loadWriter: () =>
      Promise.resolve((content) => {
        writeFileSync(join(folder, 'settings.json'), JSON.stringify(content));
      }),
    onRepaired: () => undefined,
    logger,
    now: () => new Date(),
  });
  const settings = new SettingsStore({ file, logger });
  if (choice !== undefined) settings.update({ updates: choice });
  const done: string[] = [];
  const states: UpdateStatus['state'][] = [];
  const answers = { release, failing };
  let endCheck: Readonly<Record<'answer' | 'fail', () => void>> = {
    answer: () => undefined,
    fail: () => undefined,
  };
  const fail = (step: string): void => {
    if (answers.failing === step) throw new EndrollError({ kind: 'update-failed', reason: 'tampered' });
  };
  const updater: Updater = {
    check: (isAsked) => {
      done.push(isAsked ? 'check, asked' : 'check');
      fail('check');
      if (answers.failing !== 'hang' || isAsked) return Promise.resolve(answers.release);
      return new Promise((resolve, reject) => {
        endCheck = {
          answer: () => {
            resolve(answers.release);
          },
          fail: () => {
            reject(new EndrollError(TAMPERED));
          },
        };
      });
    },
    download: (_isAsked, onProgress) => {
      done.push('download');
      onProgress(50.5);
      return Promise.resolve();
    },
    cancel: () => {
      done.push('cancel');
      endCheck[onCancel]();
    },
    prepare: preparing,
    discard: () => {
      done.push('discard');
      return canDiscard;
    },
    install: (restart) => {
      done.push(`install, restart: ${restart}`);
      fail('install');
      return answers.failing === 'never' ? new Promise(() => undefined) : Promise.resolve(inPlace);
    },
    addressOf: (name) => `https://example.org/${name}`,
  };
  const updates = new Updates({
    source,
    settings,
    loadUpdater: () =>
      new Promise((resolve) => {
        loads();
        resolve(updater);
      }),
    onChanged: ({ state }) => states.push(state),
    quit: () => void done.push('quit'),
    isSessionEnding,
    openInBrowser: (address) => {
      done.push(address);
      return Promise.resolve();
    },
    now: () => new Date(),
    logger,
  });
  const quit = async (): Promise<void> => {
    await updates.close();
    await settings.flush();
  };
  return { updates, settings, answers, done, states, quit };
}

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('looking for a newer version', () => {
  it('happens once a day at most, over restarts, and goes on in an Endroll that stays open', async () => {
    const first = start();
    first.updates.begin();
    await later(1);
    expect(first.done).toEqual(['check']);
    await later(23 * HOUR);
    expect(first.done).toEqual(['check']);
    await first.quit();

    const second = start();
    second.updates.begin();
    await later(1);
    expect(second.done).toEqual([]);
    await later(2 * HOUR);
    expect(second.done).toEqual(['check']);
    await second.quit();
  });

  it('is not stopped for ever by a clock that was set back', async () => {
    const first = start();
    first.updates.begin();
    await later(1);
    await first.quit();
    vi.setSystemTime(new Date('2020-01-01T00:00:00Z'));
    const second = start();
    second.updates.begin();
    await later(1);
    expect(second.done).toEqual(['check']);
    await second.quit();
  });

  it('does not happen when it is switched off, and begins when it is switched on', async () => {
    const { updates, settings, done, quit } = start({ choice: 'off' });
    updates.begin();
    await later(48 * HOUR);
    expect(done).toEqual([]);
    settings.update({ updates: 'tell' });
    await later(1);
    expect(done).toEqual(['check']);
    await quit();
  });

  it('never happens where there is no address, not even when the reader asks', async () => {
    const { updates, done, quit } = start({ source: null });
    updates.begin();
    await updates.check();
    await updates.download();
    await later(48 * HOUR);
    expect(done).toEqual([]);
    expect(updates.status).toMatchObject({ way: 'none', state: { kind: 'unknown' } });
    await quit();
  });

  it('counts as done for the day when it fails', async () => {
    const first = start({ failing: 'check' });
    first.updates.begin();
    await later(1);
    expect(first.updates.status.state).toMatchObject({ kind: 'failed', step: 'check' });
    await later(20 * HOUR);
    expect(first.done).toEqual(['check']);
    await first.quit();
  });
});

describe('a check that nobody has asked for, and that takes long,', () => {
  /** Endroll on the day after a version was found, in the middle of the next daily check. */
  async function startHanging(options: Parameters<typeof start>[0] = {}): Promise<ReturnType<typeof start>> {
    const started = start({ release: RELEASE, ...options });
    started.updates.begin();
    await later(1);
    started.answers.failing = 'hang';
    await later(25 * HOUR);
    expect(started.done).toEqual(['check', 'check']);
    expect(started.updates.status.state.kind).toBe('available');
    return started;
  }

  it.each(['fail', 'answer'] as const)('does not keep the reader from downloading (%s)', async (onCancel) => {
    const { updates, done, quit } = await startHanging({ onCancel });
    await updates.download();
    expect(done.slice(2)).toEqual(['cancel', 'download']);
    expect(updates.status.state.kind).toBe('ready');
    await quit();
  });

  it('gives way to one that the reader asks for, whose failure is told', async () => {
    const { updates, answers, done, quit } = await startHanging();
    answers.failing = 'check';
    await updates.check();
    expect(done.slice(2)).toEqual(['cancel', 'check, asked']);
    expect(updates.status.state).toMatchObject({ kind: 'failed', step: 'check', release: RELEASE });
    await quit();
  });

  it('gives way before it has begun', async () => {
    const { updates, done, states, quit } = start();
    updates.begin();
    await updates.check();
    expect(done).toEqual(['cancel', 'check, asked']);
    expect(states.map(({ kind }) => kind)).toEqual(['checking', 'current']);
    await quit();
  });

  it('is not followed by a download of its own when the reader’s check downloads', async () => {
    const { updates, settings, done, quit } = await startHanging({ onCancel: 'answer' });
    const turnedOn = updates.check();
    settings.update({ updates: 'download' });
    await turnedOn;
    expect(done.filter((step) => step === 'download')).toHaveLength(1);
    expect(updates.status.state.kind).toBe('ready');
    await quit();
  });
});

describe('a newer version', () => {
  it('is downloaded only when the reader agrees, and installed only when they restart', async () => {
    const { updates, done, states, quit } = start({ release: RELEASE });
    await updates.check();
    expect(done).toEqual(['check, asked']);
    await updates.restart();
    expect(done).toEqual(['check, asked']);
    await updates.download();
    expect(states.map(({ kind }) => kind)).toEqual([
      'checking',
      'available',
      'downloading',
      'downloading',
      'ready',
    ]);
    await updates.restart();
    expect(done).toEqual(['check, asked', 'download', 'install, restart: true', 'quit']);
    await quit();
    expect(done.length, 'it is in place already').toBe(4);
  });

  it('is left to the system where that installs it', async () => {
    const { updates, done, quit } = start({
      source: { ...SOURCE, way: 'deb' },
      choice: 'download',
      release: { ...RELEASE, file: 'endroll.deb' },
    });
    await updates.check();
    await updates.download();
    await updates.openDownload();
    await quit();
    expect(done).toEqual(['check, asked', 'https://example.org/endroll.deb']);
  });

  it('that cannot be installed while Endroll ends is told by every start, until it is read', async () => {
    const first = start({ choice: 'download', release: RELEASE, failing: 'install' });
    await first.updates.check();
    expect(first.updates.status.state.kind).toBe('ready');
    await first.quit();

    // On another day, when it looks again, and finds the same version, or nobody.
    const failed = { kind: 'failed', step: 'install', version: '1.1.0', error: TAMPERED };
    for (const now of [{ release: RELEASE }, { release: null }, { failing: 'check' }] as const) {
      await later(30 * HOUR);
      const again = start(now);
      again.updates.begin();
      await later(1);
      expect(again.done).toEqual(['check']);
      expect(again.updates.status.state).toMatchObject(failed);
      await again.quit();
    }

    const last = start();
    last.updates.dismiss();
    expect(last.updates.status.state).toEqual({ kind: 'unknown' });
    await last.quit();
    expect(start().updates.status.state).toEqual({ kind: 'unknown' });
  });

  it('that could not be installed is forgotten for the one after it', async () => {
    const first = start({ choice: 'download', release: RELEASE, failing: 'install' });
    await first.updates.check();
    await first.quit();
    await later(30 * HOUR);
    const second = start({ choice: 'tell', release: { ...RELEASE, version: '1.2.0' } });
    second.updates.begin();
    await later(1);
    expect(second.updates.status.state).toMatchObject({ kind: 'available', release: { version: '1.2.0' } });
    await second.quit();
    expect(start().updates.status.state).toEqual({ kind: 'unknown' });
  });

  it('that failed is forgotten when it is tried again and nothing newer is published any more', async () => {
    const first = start({ choice: 'download', release: RELEASE, failing: 'install' });
    await first.updates.check();
    await first.quit();
    await later(30 * HOUR);
    const second = start({ choice: 'tell' });
    expect(second.updates.status.state).toMatchObject({ kind: 'failed', step: 'install' });
    await second.updates.download();
    expect(second.updates.status).toMatchObject({
      state: { kind: 'current' },
      checkedAt: new Date().toISOString(),
    });
    await second.quit();
    expect(start().updates.status.state).toEqual({ kind: 'unknown' });
  });

  it('that the system installs has succeeded only when the next start is that version', async () => {
    const first = start({ choice: 'download', release: RELEASE, inPlace: false });
    await first.updates.check();
    await first.quit();
    const error = { kind: 'update-failed', reason: 'not-installed' };
    expect(start().updates.status.state).toMatchObject({ kind: 'failed', step: 'install', error });

    const updated = start({ source: { ...SOURCE, version: '1.1.0' } });
    expect(updated.updates.status.state).toEqual({ kind: 'unknown' });
    updated.updates.begin();
    await later(1);
    await updated.quit();
    expect(start().updates.status.state).toEqual({ kind: 'unknown' });
  });

  it('waits while the system ends every process, without a word, and the next quit installs it', async () => {
    const ending = start({ choice: 'download', release: RELEASE, isSessionEnding: () => true });
    await ending.updates.check();
    await ending.quit();
    expect(ending.done).toEqual(['check, asked', 'download']);
    const next = start({ choice: 'download', release: RELEASE });
    expect(next.updates.status.state).toEqual({ kind: 'unknown' });
    await next.updates.check();
    await next.quit();
    expect(next.done.at(-1)).toBe('install, restart: false');
  });

  it('that is cut off while it is installed is told by the next start', async () => {
    const first = start({ choice: 'download', release: RELEASE, failing: 'never' });
    await first.updates.check();
    void first.updates.close();
    await later(1);
    await first.settings.flush();
    expect(start().updates.status.state).toMatchObject({ kind: 'failed', step: 'install' });
  });

  it('that cannot be put beside the program says so at once', async () => {
    const { updates, quit } = start({
      choice: 'download',
      release: RELEASE,
      preparing: () => Promise.reject(new EndrollError({ kind: 'update-failed', reason: 'not-replaced' })),
    });
    await updates.check();
    expect(updates.status.state).toMatchObject({
      kind: 'failed',
      step: 'install',
      error: { reason: 'not-replaced' },
    });
    await quit();
  });

  it('is installed once, however often the reader presses the button', async () => {
    const { updates, done, quit } = start({ choice: 'download', release: RELEASE });
    await updates.check();
    const pressed = updates.restart();
    expect(updates.status.state.kind).toBe('installing');
    await Promise.all([pressed, updates.restart(), updates.check()]);
    await quit();
    expect(done.slice(2)).toEqual(['install, restart: true', 'quit']);
  });

  it('is still known after a daily check that fails, and after one that the reader asks for', async () => {
    const { updates, answers, quit } = start({
      source: { ...SOURCE, way: 'deb' },
      release: { ...RELEASE, file: 'endroll.deb' },
    });
    updates.begin();
    await later(1);
    answers.failing = 'check';
    await later(25 * HOUR);
    expect(updates.status.state).toMatchObject({ kind: 'available', release: { version: '1.1.0' } });
    await updates.check();
    expect(updates.status.state).toMatchObject({
      kind: 'failed',
      step: 'check',
      release: { version: '1.1.0', file: 'endroll.deb', notes: '- New.' },
    });
    await quit();
  });

  it('is downloaded when the reader turns that on', async () => {
    const { updates, settings, done, quit } = start({ release: RELEASE });
    updates.begin();
    await later(1);
    settings.update({ updates: 'download' });
    await later(1);
    expect(done).toEqual(['check', 'download']);
    expect(updates.status.state.kind).toBe('ready');
    await quit();
  });

  it('is not installed after the reader has turned updates off', async () => {
    const { updates, settings, done, quit } = start({ choice: 'download', release: RELEASE });
    updates.begin();
    await later(1);
    expect(updates.status.state.kind).toBe('ready');
    settings.update({ updates: 'off' });
    await later(1);
    expect(updates.status.state).toMatchObject({ kind: 'available', release: { version: '1.1.0' } });
    await quit();
    expect(done).toEqual(['check', 'download', 'discard']);
  });

  it('is not installed when updates are turned off while it is prepared', async () => {
    let prepared = (): void => undefined;
    const { updates, settings, done, quit } = start({
      choice: 'download',
      release: RELEASE,
      preparing: () => new Promise((resolve) => (prepared = resolve)),
    });
    updates.begin();
    await later(1);
    settings.update({ updates: 'off' });
    await later(1);
    prepared();
    await later(1);
    expect(updates.status.state.kind).toBe('available');
    await quit();
    expect(done).toEqual(['check', 'download', 'cancel', 'discard']);
  });

  it('that the system already has is said to be installed, even then', async () => {
    const { updates, settings, quit } = start({ choice: 'download', release: RELEASE, canDiscard: false });
    updates.begin();
    await later(1);
    settings.update({ updates: 'off' });
    await later(1);
    expect(updates.status.state.kind).toBe('ready');
    await quit();
  });

  it('can be found after a first try that could not even begin', async () => {
    let isBroken = true;
    const { updates, quit } = start({
      release: RELEASE,
      loads: () => {
        if (isBroken) throw new Error('no such file');
      },
    });
    await updates.check();
    expect(updates.status.state).toMatchObject({ kind: 'failed', step: 'check' });
    isBroken = false;
    await updates.check();
    expect(updates.status.state.kind).toBe('available');
    await quit();
  });

  it('that cannot be installed leaves Endroll running', async () => {
    const { updates, done, quit } = start({ choice: 'download', release: RELEASE, failing: 'install' });
    await updates.check();
    await updates.restart();
    expect(done).not.toContain('quit');
    expect(updates.status.state).toMatchObject({ kind: 'failed', step: 'install' });
    await quit();
  });
});

describe('how a copy is updated', () => {
  const appImage = { APPIMAGE: '/home/ann/Endroll.AppImage', APPDIR: '/tmp/.mount_x' };
  const find = (options: {
    readonly platform?: NodeJS.Platform;
    readonly type?: string;
    readonly environment?: Readonly<Record<string, string>>;
    readonly program?: string;
    readonly isPackaged?: boolean;
    readonly config?: boolean;
    readonly publisher?: string;
  }) => {
    const resources = join(folder, 'resources');
    mkdirSync(resources, { recursive: true });
    if (options.config !== false)
      writeFileSync(
        join(resources, 'app-update.yml'),
        `url: https://example.org\n${options.publisher ?? ''}`,
      );
    if (options.type !== undefined) writeFileSync(join(resources, 'package-type'), options.type);
    const source = findUpdateSource({
      isPackaged: options.isPackaged ?? true,
      version: '1.0.0',
      platform: options.platform ?? 'linux',
      environment: options.environment ?? {},
      resources,
      program: options.program ?? '/tmp/.mount_x/endroll',
    });
    return source?.way ?? 'none';
  };

  it('is said by what it was installed from', () => {
    expect(find({ platform: 'win32', publisher: 'publisherName:\n  - The Endroll authors\n' })).toBe(
      'itself',
    );
    expect(find({ platform: 'darwin' })).toBe('itself');
    expect(find({ environment: appImage })).toBe('itself');
    expect(find({ type: 'deb\n', environment: appImage })).toBe('deb');
  });

  it('is not at all on Windows without a publisher, whose signature alone would prove an update', () => {
    expect(find({ platform: 'win32' })).toBe('none');
  });

  it('is not at all without an address, from the sources, or from a folder unpacked by hand', () => {
    expect(find({ config: false, platform: 'win32' })).toBe('none');
    expect(find({ isPackaged: false, platform: 'win32' })).toBe('none');
    expect(find({})).toBe('none');
  });

  it('is not by the file of another AppImage that has started this program', () => {
    expect(find({ environment: appImage, program: '/opt/endroll/endroll' })).toBe('none');
    expect(find({ environment: appImage, program: '/tmp/.mount_xy/endroll' })).toBe('none');
  });
});

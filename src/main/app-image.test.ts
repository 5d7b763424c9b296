import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownAppImage, wasReplaced } from './app-image.ts';

describe('ownAppImage', () => {
  const environment = { APPIMAGE: '/home/ann/Endroll.AppImage', APPDIR: '/tmp/.mount_x' };

  it('is the one that a program was started from', () => {
    expect(ownAppImage(environment, '/tmp/.mount_x/endroll')).toBe('/home/ann/Endroll.AppImage');
  });

  it('is none for a program that another AppImage has started', () => {
    expect(ownAppImage(environment, '/tmp/.mount_xyz/endroll')).toBeNull();
    expect(ownAppImage({ ...environment, APPDIR: '.' }, '/tmp/.mount_x/endroll')).toBeNull();
    expect(ownAppImage({}, '/usr/lib/endroll/endroll')).toBeNull();
  });
});

describe('wasReplaced', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endroll-app-image-'));
    file = join(folder, 'Endroll.AppImage');
    writeFileSync(file, 'old');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('says whether an update came between a start and now', () => {
    const before = statSync(file).ctimeMs;
    expect(wasReplaced(file, { startedAt: before, now: before + 10_000 })).toBe(false);
    writeFileSync(`${file}.new`, 'new');
    renameSync(`${file}.new`, file);
    const after = statSync(file).ctimeMs;
    expect(wasReplaced(file, { startedAt: after - 1, now: after })).toBe(true);
    expect(wasReplaced(file, { startedAt: after, now: after + 1 }), 'what the update starts').toBe(false);
  });

  it('knows nothing of a file that is gone, or is dated ahead', () => {
    const { ctimeMs } = statSync(file);
    expect(wasReplaced(file, { startedAt: ctimeMs - 2, now: ctimeMs - 1 })).toBe(false);
    rmSync(file);
    expect(wasReplaced(file, { startedAt: 0, now: Date.now() })).toBe(false);
  });
});

import { NET_SESSION_NAME } from 'electron-updater/out/electronHttpExecutor.js';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({}));
const { UPDATE_SESSION } = await import('../network/system-network.ts');
const { fileFor } = await import('./published-files.ts');

const files = [
  { url: 'Endroll-1.1.0-win-arm64.exe' },
  { url: 'Endroll-1.1.0-linux-x86_64.AppImage' },
  { url: 'Endroll-1.1.0-mac-universal.zip' },
  { url: 'endroll_1.1.0_amd64.deb' },
  { url: 'endroll-1.1.0-1.x86_64.rpm' },
];

describe('the file for a system and processor', () => {
  it('has both in its name', () => {
    expect(fileFor(files, '.exe', 'arm64')?.url).toBe('Endroll-1.1.0-win-arm64.exe');
    expect(fileFor(files, '.AppImage', 'x64')?.url).toBe('Endroll-1.1.0-linux-x86_64.AppImage');
    expect(fileFor(files, '.zip', 'arm64')?.url).toBe('Endroll-1.1.0-mac-universal.zip');
    expect(fileFor(files, '.deb', 'x64')?.url).toBe('endroll_1.1.0_amd64.deb');
    expect(fileFor(files, '.rpm', 'x64')?.url).toBe('endroll-1.1.0-1.x86_64.rpm');
  });

  it('is none rather than one for another processor', () => {
    expect(fileFor(files, '.exe', 'x64')).toBeNull();
    expect(fileFor(files, '.deb', 'arm64')).toBeNull();
    expect(fileFor([{ url: 'Endroll.exe' }], '.exe', 'x64')).toBeNull();
    expect(fileFor([{ url: 'Endroll-linux64.exe' }], '.exe', 'x64')).toBeNull();
  });
});

it('knows electron-updater’s session by its name, so that its passwords can be forgotten', () => {
  expect(UPDATE_SESSION).toBe(NET_SESSION_NAME);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeSituation, type DiagnosticsOptions } from './diagnostics.ts';
import { createRedact } from './file-logger.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-diagnostics-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function options(): DiagnosticsOptions {
  return {
    version: '1.2.3',
    isPackaged: true,
    versions: { electron: '45.0.0', chrome: '152.0', node: '24.0.0' },
    platform: 'linux',
    arch: 'x64',
    environment: { XDG_CURRENT_DESKTOP: 'sway', XDG_SESSION_TYPE: 'wayland' },
    languages: ['de-DE'],
    keyring: null,
    logFile: join(folder, 'endroll.log'),
    redact: createRedact({ homeFolder: '/home/jo', token: () => 'the-token' }),
  };
}

it('says what runs where, and ends with the last hundred lines of the log', async () => {
  writeFileSync(join(folder, 'endroll.log'), Array.from({ length: 150 }, (_, n) => `line ${n}`).join('\n'));
  const text = await describeSituation(options());
  expect(text).toContain('- Endroll: 1.2.3\n- Electron: 45.0.0');
  expect(text).toContain('- Desktop: sway wayland\n');
  expect(text).toContain('- Keyring: none');
  expect(text).toContain('```\nline 50\n');
  expect(text).toMatch(/line 149\n```\n$/u);
});

it('holds neither the token nor the home folder', async () => {
  writeFileSync(join(folder, 'endroll.log'), 'the-token was read from /home/jo/file:///home/jo');
  const text = await describeSituation(options());
  expect(text).not.toMatch(/the-token|\/home\/jo/u);
});

it('says so where there is no log', async () => {
  expect(await describeSituation(options())).toContain('There is no log.');
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProblemReports } from './problem-reports.ts';

let folder: string;
let done: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-report-'));
  done = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function create(page: string | null, logs = folder): ProblemReports {
  return new ProblemReports({
    facts: {
      version: '1.0.0',
      isPackaged: true,
      versions: {},
      platform: 'linux',
      arch: 'x64',
      environment: {},
      languages: ['en-US'],
      logFile: join(logs, 'endroll.log'),
      redact: (text) => text.replaceAll('hush', '…'),
    },
    keyring: () => Promise.resolve('gnome_libsecret'),
    page,
    writeClipboard: (text) => void done.push(`copied ${text.length}`),
    openInBrowser: (address) => {
      done.push(address);
      return Promise.resolve();
    },
    showFile: (path) => void done.push(path),
  });
}

it('a report is written beside the log, copied, and its page opened', async () => {
  writeFileSync(join(folder, 'endroll.log'), 'the hush of this run\n');
  const reports = create('https://example.org/issues');
  expect(await reports.make()).toEqual({ file: 'problem-report.md', isPageOpened: true });
  reports.show();
  const file = join(folder, 'problem-report.md');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('- Keyring: gnome_libsecret');
  expect(text).toContain('the … of this run');
  expect(done).toEqual([`copied ${text.length}`, 'https://example.org/issues', file]);
});

it('where there is no page, none is opened', async () => {
  expect(await create(null).make()).toEqual({ file: 'problem-report.md', isPageOpened: false });
  expect(done).toEqual([expect.stringMatching(/^copied/u)]);
});

it('that cannot be written says so, and nothing is copied or opened', async () => {
  const reports = create('https://example.org/issues', join(folder, 'gone'));
  await expect(reports.make()).rejects.toMatchObject({ appError: { kind: 'file-not-written' } });
  expect(done).toEqual([]);
});

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileFor } from '../../src/main/updates/published-files.ts';
import { collectRelease } from './collect-release.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'endroll-release-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function make(machine: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, 'artifacts', machine), { recursive: true });
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, 'artifacts', machine, name), text);
}

/** As electron-builder writes it on Windows: always under the same name. */
const latest = (processor: string, version = '1.1.0') => ({
  [`Endroll-1.1.0-win-${processor}.exe`]: processor,
  'latest.yml': `version: ${version}
files:
  - url: Endroll-1.1.0-win-${processor}.exe
    sha512: ${processor}
    size: 1
path: Endroll-1.1.0-win-${processor}.exe
sha512: ${processor}
releaseNotes: |-
  - New.
`,
});

const collect = () => collectRelease(join(folder, 'artifacts'), join(folder, 'installers'));

it('keeps both processors of Windows, so that each gets its own installer', async () => {
  await make('installers-windows-2025', latest('x64'));
  await make('installers-windows-11-arm', latest('arm64'));
  await make('installers-ubuntu-24.04', { 'latest-linux.yml': '{"version": "1.1.0"}', 'endroll.deb': 'deb' });
  await collect();
  const installers = join(folder, 'installers');
  expect((await readdir(installers)).toSorted()).toEqual([
    'Endroll-1.1.0-win-arm64.exe',
    'Endroll-1.1.0-win-x64.exe',
    'endroll.deb',
    'latest-linux.yml',
    'latest.yml',
  ]);
  expect(await readFile(join(installers, 'latest-linux.yml'), 'utf8')).toBe('{"version": "1.1.0"}');
  const merged = load(await readFile(join(installers, 'latest.yml'), 'utf8')) as {
    readonly files: readonly { readonly url: string }[];
  };
  expect(merged).toMatchObject({ version: '1.1.0', releaseNotes: '- New.' });
  expect(merged).not.toHaveProperty('path');
  expect(fileFor(merged.files, '.exe', 'x64')?.url).toBe('Endroll-1.1.0-win-x64.exe');
  expect(fileFor(merged.files, '.exe', 'arm64')?.url).toBe('Endroll-1.1.0-win-arm64.exe');
});

it('refuses lists of two versions', async () => {
  await make('installers-windows-2025', latest('x64'));
  await make('installers-windows-11-arm', latest('arm64', '1.0.0'));
  await expect(collect()).rejects.toThrow('latest.yml is for 1.0.0 and 1.1.0.');
});

it('refuses two files of one name', async () => {
  await make('one', { 'Endroll.exe': 'x64' });
  await make('two', { 'Endroll.exe': 'arm64' });
  await expect(collect()).rejects.toThrow('Two machines have made Endroll.exe.');
});

it.each([
  'endroll_1.1.0-tests_amd64.deb',
  'endroll-1.1.0.tests-1.x86_64.rpm',
  'Endroll-1.1.0-tests-linux-x64.AppImage',
  'Endroll-1.1.0-tests-win-x64.exe.blockmap',
])('refuses %s, which other programs can debug', async (name) => {
  await make('installers-ubuntu-24.04', { 'Endroll-1.1.0.AppImage': 'x64', [name]: 'tests' });
  await expect(collect()).rejects.toThrow(`${name} is a package for tests`);
});

it('refuses a list that offers a package for tests', async () => {
  await make('installers-ubuntu-24.04', {
    'latest-linux.yml': '{"files": [{"url": "endroll_1.1.0-tests.deb"}]}',
  });
  await expect(collect()).rejects.toThrow('endroll_1.1.0-tests.deb is a package for tests');
});

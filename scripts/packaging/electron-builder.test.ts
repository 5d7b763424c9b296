import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNameForTests, packageConfiguration, updateAddress, wrongFuses } from './electron-builder.ts';

const ENDROLL_UPDATE_URL = 'https://example.org/endroll';

it('writes no address for updates into a package that nobody has signed', () => {
  for (const platform of ['win32', 'darwin'] as const) {
    expect(updateAddress({}, platform)).toBeNull();
    expect(() => updateAddress({ ENDROLL_UPDATE_URL, CSC_LINK: '' }, platform)).toThrow('no certificate');
    expect(updateAddress({ ENDROLL_UPDATE_URL, CSC_LINK: 'file' }, platform)).toBe(ENDROLL_UPDATE_URL);
  }
  // Nothing is signed there.
  expect(updateAddress({ ENDROLL_UPDATE_URL }, 'linux')).toBe(ENDROLL_UPDATE_URL);
});

it('writes no address without https', () => {
  expect(() => updateAddress({ ENDROLL_UPDATE_URL: 'http://example.org' }, 'linux')).toThrow('https');
});

describe('a package', () => {
  const configuration = (electronVersion: string, isForTests = false) =>
    packageConfiguration({
      electronFolder: null,
      electronVersion,
      version: '1.2.3',
      output: 'there',
      isForTests,
    });
  const sources = (electronVersion: string): readonly string[] =>
    [configuration(electronVersion).files ?? []]
      .flat()
      .map((files) => (typeof files === 'string' ? files : (files.from ?? '')));

  it('brings a SQLite only for an Electron whose Node has none, and nothing native otherwise', () => {
    expect(sources('33.2.1').filter((name) => name.includes('libsql'))).toEqual([
      join('node_modules', 'libsql'),
      join('node_modules', '@libsql/linux-x64-gnu'),
    ]);
    expect(sources('45.4.1')).toEqual(['out/**', '!out/**/*.map', '!node_modules/**', 'package.json']);
  });

  it('has Chromium’s texts only in the languages of the window', () => {
    expect(configuration('45.4.1').electronLanguages).toEqual(['en', 'de', 'fr', 'es', 'ja', 'ar']);
  });

  it('has a signature that Apple’s processors accept, even without a certificate', () => {
    expect(configuration('45.4.1').electronFuses?.resetAdHocDarwinSignature).toBe(true);
  });

  it('needs no FUSE 2 as an AppImage, and does not tell the system to start it without Chromium’s sandbox', () => {
    // What electron-builder takes by default: node_modules/app-builder-lib/out/targets/appimage/AppImageTarget.js
    expect([undefined, null, '0.0.0']).not.toContain(configuration('45.4.1').toolsets?.appimage);
  });

  it('starts by the launcher as an AppImage', () => {
    const appImage = packageConfiguration({
      electronFolder: null,
      electronVersion: '45.4.1',
      version: '1.2.3',
      output: 'there',
      isAppImage: true,
    });
    expect([configuration('45.4.1').linux?.executableName, appImage.linux?.executableName]).toEqual([
      'endroll',
      'endroll-launcher',
    ]);
  });

  it('lets other programs debug it only if it is for tests, and says so in its version', () => {
    const fuses = (isForTests: boolean) => configuration('45.4.1', isForTests).electronFuses;
    expect(fuses(false)).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    });
    expect(fuses(true)).toEqual({ ...fuses(false), enableNodeCliInspectArguments: true });
    expect(configuration('45.4.1').extraMetadata).toEqual({ version: '1.2.3' });
    const { version } = configuration('45.4.1', true).extraMetadata as { readonly version: string };
    expect([version, isNameForTests(version), isNameForTests('1.2.3')]).toEqual(['1.2.3-tests', true, false]);
  });
});

describe('the fuses of a binary', () => {
  const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  /** What is wrong with them, one character each in the order of @electron/fuses. */
  const find = async (fuses: string, isForTests = false): Promise<readonly string[]> => {
    const folder = await mkdtemp(join(tmpdir(), 'endroll-fuses-'));
    try {
      const program = join(folder, 'endroll');
      await writeFile(program, `…${SENTINEL}${String.fromCharCode(1, fuses.length)}${fuses}…`);
      return await wrongFuses(program, isForTests);
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it('are all read, those of a newer Electron as well', async () => {
    expect(await find('00001100')).toEqual([]);
    expect(await find('000011001')).toEqual([]);
    expect(await find('00011100', true)).toEqual([]);
    expect((await find('11110011')).toSorted()).toEqual([
      'enableCookieEncryption',
      'enableEmbeddedAsarIntegrityValidation',
      'enableNodeCliInspectArguments',
      'enableNodeOptionsEnvironmentVariable',
      'grantFileProtocolExtraPrivileges',
      'loadBrowserProcessSpecificV8Snapshot',
      'onlyLoadAppFromAsar',
      'runAsNode',
    ]);
    expect(await find('000011000')).toEqual(['wasmTrapHandlers']);
    expect(await find('000011'), 'too short').toContain('loadBrowserProcessSpecificV8Snapshot');
  });
});

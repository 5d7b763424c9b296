import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Licence } from '../src/shared/ipc/contract.ts';
import { electronFolder } from './project.ts';

/** Where a package's folder ends in the path of one of its modules; the last match counts, for nested packages. */
const PACKAGE_FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/u;

/**
 * Writes `licences.json` beside the build: the license of every package that is part of it. Main reads the file when
 * the licenses are shown.
 * @param withRuntime also of Electron and Chromium, without the version: the one that Endroll runs on counts
 */
export function licences({ withRuntime }: { readonly withRuntime: boolean }): Plugin {
  return {
    name: 'endroll-licences',
    apply: 'build',
    generateBundle(_options, bundle) {
      const folders = new Set<string>();
      // Fonts come from a style sheet and are not modules.
      const assets = Object.values(bundle).flatMap((file) =>
        file.type === 'asset' ? file.originalFileNames : [],
      );
      for (const id of [
        ...this.getModuleIds(),
        ...assets.map((name) => resolve(this.environment.config.root, name)),
      ]) {
        const [folder] = PACKAGE_FOLDER.exec(id.replaceAll('\0', '')) ?? [];
        if (folder !== undefined) folders.add(folder);
      }
      const found = [...[...folders].map(readLicence), ...(withRuntime ? runtimeLicences() : [])].sort(
        (a, b) => a.name.localeCompare(b.name, 'en'),
      );
      this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(found) });
    },
  };
}

function runtimeLicences(): readonly Licence[] {
  const electron = readLicence(electronFolder);
  return [
    { ...electron, name: 'Electron', version: '' },
    {
      name: 'Chromium',
      version: '',
      licence: 'BSD-3-Clause',
      // Nine megabytes: Electron's distribution has them in a file of its own.
      // On macOS, electron-builder moves it into the program.
      text:
        'The licenses of Chromium and of everything in it are in LICENSES.chromium.html, in the folder of the program; ' +
        'on macOS in Endroll.app/Contents/Resources.',
    },
  ];
}

function readLicence(folder: string): Licence {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const file = readdirSync(folder).find((name) => /^licen[cs]e/iu.test(name));
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license ?? '',
    text: file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim(),
  };
}

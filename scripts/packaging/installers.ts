import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import { load } from 'js-yaml';
import type { ElectronInstaller, InstallerOptions } from 'electron-installer-debian';
import { ICON_SIDES, LAUNCHER, packageConfiguration } from './electron-builder.ts';
import { APP_ID } from '../../src/main/app-id.ts';
import { projectFolder } from '../project.ts';
import { sectionOf } from './changelog.ts';
import { buildFolder } from './places.ts';
import { expectFuses, placeIn, type Unpacked } from './unpacked.ts';

/** The outcome for one kind of installer. */
export interface Installer {
  readonly name: string;
  readonly outcome: 'made' | 'impossible' | 'failed';
  /** The file, or the reason. */
  readonly detail: string;
}

export interface InstallersOptions {
  /** Packs with little compression: seconds instead of minutes, and a third larger. For trial builds. */
  readonly isQuick?: boolean;
}

/** Makes every installer that this machine can make. One that fails does not make it reject. */
export async function makeInstallers(
  unpacked: Unpacked,
  { isQuick = false }: InstallersOptions = {},
): Promise<readonly Installer[]> {
  const { platform } = process;
  const elsewhere = (name: string, system: string): Installer => ({
    name,
    outcome: 'impossible',
    detail: `is made on ${system}`,
  });
  return [
    ...(platform === 'linux'
      ? await makeForLinux(unpacked, isQuick)
      : ['deb', 'rpm', 'AppImage'].map((name) => elsewhere(name, 'Linux'))),
    ...(platform === 'darwin'
      ? [await attempt('dmg, zip', () => makeByBuilder(unpacked, Platform.MAC))]
      : [elsewhere('dmg, zip', 'macOS')]),
    ...(platform === 'win32'
      ? [await attempt('NSIS', () => makeByBuilder(unpacked, Platform.WINDOWS))]
      : [elsewhere('NSIS', 'Windows')]),
  ];
}

async function makeForLinux(unpacked: Unpacked, isQuick: boolean): Promise<readonly Installer[]> {
  const made = [
    await attempt('AppImage', () => makeAppImage(unpacked)),
    await attempt('deb', () => makeDeb(unpacked, isQuick)),
    await attempt('rpm', () => makeRpm(unpacked, isQuick)),
  ];
  const files = made.filter(({ outcome }) => outcome === 'made').flatMap(({ detail }) => detail.split(', '));
  if (files.length === 0) return made;
  return [...made, await attempt('what updates read', () => describeForUpdates(unpacked, files))];
}

/** The parts of latest.yml, as electron-updater reads it, that are used here. */
interface Published {
  readonly version: string;
  readonly files: readonly { readonly url: string; readonly sha512: string; readonly size: number }[];
  readonly releaseNotes?: string;
  readonly releaseDate: string;
}

/**
 * Writes the file that updates on Linux read. electron-builder's own file names only its AppImage, but users of deb and rpm
 * packages should hear of theirs as well.
 * @param files paths from the project's folder
 */
export async function describeForUpdates(
  { version, output }: Pick<Unpacked, 'version' | 'output'>,
  files: readonly string[],
): Promise<string> {
  const file = join(output, `latest-linux${process.arch === 'x64' ? '' : `-${process.arch}`}.yml`);
  const builders = await readFile(file, 'utf8').then(
    (text) => load(text) as Published,
    () => null,
  );
  // From an earlier build of another version.
  const known = builders?.version === version ? builders.files : [];
  const notes = await releaseNotes(version);
  const described = files
    .filter((path) => /\.(?:AppImage|deb|rpm)$/u.test(path))
    .map(async (path) => {
      const url = basename(path);
      const content = await readFile(join(projectFolder, path));
      const sha512 = createHash('sha512').update(content).digest('base64');
      // Including the data for downloading only what differs: https://www.electron.build/auto-update
      return { ...known.find((one) => one.url === url), url, sha512, size: content.byteLength };
    });
  const published: Published = {
    version,
    files: await Promise.all(described),
    ...(notes === null ? {} : { releaseNotes: notes }),
    releaseDate: new Date().toISOString(),
  };
  // JSON is YAML.
  await writeFile(file, JSON.stringify(published, null, 2));
  return relative(projectFolder, file);
}

/** Why something cannot be made here; this is not a failure. */
export class NotHere extends Error {}

/** What came of each, in words, and the exit code: 1 if one has failed that could have been made here. */
export function tell(installers: readonly Installer[]): {
  readonly lines: readonly string[];
  readonly code: 0 | 1;
} {
  const words = { made: 'made', impossible: 'not made here', failed: 'FAILED' } as const;
  return {
    lines: installers.map(({ name, outcome, detail }) => `${name.padEnd(10)} ${words[outcome]}: ${detail}`),
    code: installers.some(({ outcome }) => outcome === 'failed') ? 1 : 0,
  };
}

/** Makes one installer. What cannot be made here is not a failure, and never rejects. */
export async function attempt(name: string, make: () => Promise<string>): Promise<Installer> {
  try {
    return { name, outcome: 'made', detail: await make() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { name, outcome: error instanceof NotHere ? 'impossible' : 'failed', detail };
  }
}

const metainfo = `${APP_ID}.metainfo.xml`;

/** How deb and rpm describe the application, and where they find its icons. */
const description = {
  bin: LAUNCHER,
  name: 'endroll',
  productName: 'Endroll',
  genericName: 'Television credits',
  description: 'Who made a season of television: cast and crew, offline',
  productDescription:
    'Endroll shows the whole cast and crew of a season of television, with portraits, from The Movie Database. ' +
    'Every season you open is kept on your own disk and stays readable without a network.',
  categories: ['AudioVideo', 'Video'],
  mimeType: ['x-scheme-handler/endroll'],
  icon: {
    ...Object.fromEntries(
      ICON_SIDES.map((side) => [`${side}x${side}`, join(buildFolder, 'icons', `${side}x${side}.png`)]),
    ),
    scalable: join(buildFolder, 'icon.svg'),
  },
  desktopTemplate: join(buildFolder, 'linux', 'endroll.desktop.ejs'),
  logger: () => undefined,
};

/** Makes the Debian package and returns its path, relative to the project's folder. */
export async function makeDeb({ folder, output }: Unpacked, isQuick: boolean): Promise<string> {
  await needPrograms(['dpkg-deb', 'fakeroot'], 'apt install dpkg-dev fakeroot');
  const { Installer } = await import('electron-installer-debian');
  return makePackage(
    class extends Installer {
      override get contentFunctions(): readonly string[] {
        return [...super.contentFunctions, 'addOurs'];
      }
      addOurs(): Promise<void> {
        return addOurs(join(this.stagingDir, 'usr'), 'deb');
      }
    },
    {
      ...description,
      src: folder,
      dest: output,
      arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
      section: 'video',
      compression: isQuick ? 'zstd' : 'xz',
      maintainer: 'The Endroll authors <authors@endroll.invalid>',
      rename: (dest) => join(dest, '<%= name %>_<%= version %>_<%= arch %>.deb'),
    },
  );
}

/** Makes the package for Fedora and others and returns its path, relative to the project's folder. */
export async function makeRpm({ folder, output }: Unpacked, isQuick: boolean): Promise<string> {
  await needPrograms(['rpmbuild'], 'apt install rpm');
  const { Installer } = await import('electron-installer-redhat');
  return makePackage(
    class extends Installer {
      override get contentFunctions(): readonly string[] {
        return [...super.contentFunctions, 'addOurs'];
      }
      addOurs(): Promise<void> {
        return addOurs(join(this.stagingDir, 'BUILD', 'usr'), 'rpm');
      }
      override async createPackage(): Promise<void> {
        // It is in share/doc, as in the deb.
        await rm(join(this.stagingDir, 'BUILD', 'usr', 'lib', 'endroll', 'LICENSE'));
        await super.createPackage();
      }
      // The tool's own list of files does not include the metadata.
      override createSpec(): Promise<void> {
        return this.createTemplatedFile(join(buildFolder, 'linux', 'endroll.spec.ejs'), this.specPath);
      }
    },
    {
      ...description,
      src: folder,
      dest: output,
      arch: process.arch === 'arm64' ? 'aarch64' : 'x86_64',
      license: 'MIT',
      compressionLevel: isQuick ? 0 : 6,
      rename: (dest) => join(dest, '<%= name %>-<%= version %>-<%= revision %>.<%= arch %>.rpm'),
    },
  );
}

/** The same steps as both tools' own entry points, with a class that adds the metadata for software centers. */
async function makePackage(
  Installer: new (options: InstallerOptions) => ElectronInstaller,
  options: InstallerOptions,
): Promise<string> {
  const installer = new Installer(options);
  await installer.generateDefaults();
  installer.generateOptions();
  await installer.createStagingDir();
  await installer.createContents();
  await installer.createPackage();
  await installer.movePackage();
  return installer.options.packagePaths.map((path) => relative(projectFolder, path)).join(', ');
}

/** The metadata, and the kind of package the program is installed from, so that it can say how the system updates it. */
async function addOurs(usr: string, type: 'deb' | 'rpm'): Promise<void> {
  const folder = join(usr, 'share', 'metainfo');
  await mkdir(folder, { recursive: true });
  await copyFile(join(buildFolder, 'linux', metainfo), join(folder, metainfo));
  const resources = join(usr, 'lib', 'endroll', 'resources');
  await mkdir(resources, { recursive: true });
  await writeFile(join(resources, 'package-type'), type);
}

/** Makes the AppImage and returns its path, relative to the project's folder. */
export function makeAppImage(unpacked: Unpacked): Promise<string> {
  return makeByBuilder(unpacked, Platform.LINUX);
}

/**
 * AppImage, dmg, zip and NSIS: electron-builder fetches its own helpers for them. The unpacked folder is for this machine's
 * processor only. Installers for the Mac are for both processors, and those for Windows contain the publisher whose
 * signature an update must have, so electron-builder packs again for them.
 */
async function makeByBuilder(
  { folder, version, electronVersion, output }: Unpacked,
  platform: Platform,
): Promise<string> {
  try {
    const files = await build({
      projectDir: projectFolder,
      ...(platform === Platform.LINUX ? { prepackaged: folder } : {}),
      targets:
        platform === Platform.WINDOWS
          ? platform.createTarget('nsis', process.arch === 'arm64' ? Arch.arm64 : Arch.x64)
          : platform.createTarget(),
      publish: 'never',
      config: packageConfiguration({
        electronFolder: null,
        electronVersion,
        version,
        output,
        isAppImage: platform === Platform.LINUX,
        releaseNotes: await releaseNotes(version),
      }),
    });
    if (platform === Platform.WINDOWS) await expectFuses(placeIn(output).program, false);
    if (platform === Platform.MAC) await expectFuses(join(output, 'mac-universal', 'Endroll.app'), false);
    return files.map((path) => relative(projectFolder, path)).join(', ');
  } catch (error) {
    // A release without one of its installers has failed; a developer's machine may just have no network.
    if (
      process.env['CI'] === undefined &&
      error instanceof Error &&
      /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|getaddrinfo|status code|cannot resolve/iu.test(error.message)
    ) {
      throw new NotHere('the tools electron-builder downloads for it cannot be reached');
    }
    throw error;
  }
}

/** The text of CHANGELOG.md about a version, for latest.yml. */
async function releaseNotes(version: string): Promise<string | null> {
  return sectionOf(await readFile(join(projectFolder, 'CHANGELOG.md'), 'utf8'), version);
}

async function needPrograms(programs: readonly string[], advice: string): Promise<void> {
  for (const program of programs) {
    const found = await promisify(execFile)('which', [program]).then(
      () => true,
      () => false,
    );
    if (!found) throw new NotHere(`needs ${program} (${advice})`);
  }
}

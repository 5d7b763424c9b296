import { execFile } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Arch, build, Platform } from 'electron-builder';
import type { ElectronInstaller, InstallerOptions } from 'electron-installer-debian';
import { APP_ID, ICON_SIDES, LAUNCHER, packageConfiguration } from './electron-builder.ts';
import { projectFolder } from '../project.ts';
import { buildFolder, distFolder } from './places.ts';
import type { Unpacked } from './unpacked.ts';

/** What came of one kind of installer. */
export interface Installer {
  readonly name: string;
  readonly outcome: 'made' | 'impossible' | 'failed';
  /** The file, or the reason. */
  readonly detail: string;
}

export interface InstallersOptions {
  /** Packs with little compression: seconds instead of minutes, and a third larger. For trying out. */
  readonly isQuick?: boolean;
}

/** Makes every installer this machine can make. Never rejects because of one of them. */
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
      ? [
          await attempt('deb', () => makeDeb(unpacked, isQuick)),
          await attempt('rpm', () => makeRpm(unpacked, isQuick)),
          await attempt('AppImage', () => makeByBuilder(unpacked, Platform.LINUX)),
        ]
      : ['deb', 'rpm', 'AppImage'].map((name) => elsewhere(name, 'Linux'))),
    ...(platform === 'darwin'
      ? [await attempt('dmg, zip', () => makeByBuilder(unpacked, Platform.MAC))]
      : [elsewhere('dmg, zip', 'macOS')]),
    ...(platform === 'win32'
      ? [await attempt('NSIS', () => makeByBuilder(unpacked, Platform.WINDOWS))]
      : [elsewhere('NSIS', 'Windows')]),
  ];
}

/** Why something cannot be made here, which is no failure. */
class NotHere extends Error {}

async function attempt(name: string, make: () => Promise<string>): Promise<Installer> {
  try {
    return { name, outcome: 'made', detail: await make() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { name, outcome: error instanceof NotHere ? 'impossible' : 'failed', detail };
  }
}

const metainfo = `${APP_ID}.metainfo.xml`;

/** What deb and rpm say of the application, and where they find its icons. */
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
  dest: distFolder,
  logger: () => undefined,
};

/** Makes Debian's package and answers with its path, from the project's folder. */
export async function makeDeb({ folder }: Unpacked, isQuick: boolean): Promise<string> {
  await needPrograms(['dpkg-deb', 'fakeroot'], 'apt install dpkg-dev fakeroot');
  const { Installer } = await import('electron-installer-debian');
  return makePackage(
    class extends Installer {
      override get contentFunctions(): readonly string[] {
        return [...super.contentFunctions, 'copyMetainfo'];
      }
      copyMetainfo(): Promise<void> {
        return copyMetainfo(join(this.stagingDir, 'usr'));
      }
    },
    {
      ...description,
      src: folder,
      arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
      section: 'video',
      compression: isQuick ? 'zstd' : 'xz',
      maintainer: 'The Endroll authors <authors@endroll.invalid>',
      rename: (dest) => join(dest, '<%= name %>_<%= version %>_<%= arch %>.deb'),
    },
  );
}

async function makeRpm({ folder }: Unpacked, isQuick: boolean): Promise<string> {
  await needPrograms(['rpmbuild'], 'apt install rpm');
  const { Installer } = await import('electron-installer-redhat');
  return makePackage(
    class extends Installer {
      override get contentFunctions(): readonly string[] {
        return [...super.contentFunctions, 'copyMetainfo'];
      }
      copyMetainfo(): Promise<void> {
        return copyMetainfo(join(this.stagingDir, 'BUILD', 'usr'));
      }
      // The tool's own list of files knows nothing of the metadata.
      override createSpec(): Promise<void> {
        return this.createTemplatedFile(join(buildFolder, 'linux', 'endroll.spec.ejs'), this.specPath);
      }
    },
    {
      ...description,
      src: folder,
      arch: process.arch === 'arm64' ? 'aarch64' : 'x86_64',
      license: 'MIT',
      compressionLevel: isQuick ? 0 : 6,
      rename: (dest) => join(dest, '<%= name %>-<%= version %>-<%= revision %>.<%= arch %>.rpm'),
    },
  );
}

/** The steps of both tools' own entry points, with a class that adds the metadata for software centres. */
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

async function copyMetainfo(usr: string): Promise<void> {
  const folder = join(usr, 'share', 'metainfo');
  await mkdir(folder, { recursive: true });
  await copyFile(join(buildFolder, 'linux', metainfo), join(folder, metainfo));
}

/**
 * AppImage, dmg, zip and NSIS: electron-builder fetches helpers of its own for them. The unpacked folder is for this
 * machine's processor only. A Mac's installers are for both, so there electron-builder packs anew.
 */
async function makeByBuilder(
  { folder, version, electronVersion }: Unpacked,
  platform: Platform,
): Promise<string> {
  try {
    const files = await build({
      projectDir: projectFolder,
      ...(platform === Platform.MAC ? {} : { prepackaged: folder }),
      targets:
        platform === Platform.WINDOWS
          ? platform.createTarget('nsis', process.arch === 'arm64' ? Arch.arm64 : Arch.x64)
          : platform.createTarget(),
      config: packageConfiguration({ electronFolder: null, electronVersion, version }),
    });
    return files.map((path) => relative(projectFolder, path)).join(', ');
  } catch (error) {
    // A release that lacks an installer has failed; somebody's own machine may have no network.
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

async function needPrograms(programs: readonly string[], advice: string): Promise<void> {
  for (const program of programs) {
    const found = await promisify(execFile)('which', [program]).then(
      () => true,
      () => false,
    );
    if (!found) throw new NotHere(`needs ${program} (${advice})`);
  }
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'electron-builder';
import { APP_ID } from '../../src/main/app-id.ts';
import { INTERFACE_LOCALES } from '../../src/shared/domain/settings.ts';
import { PlainError } from '../main.ts';

/** How the version of a package for tests ends. */
const FOR_TESTS = '-tests';

/** True for the name or the version of a package for tests, which must not be released. rpm has a dot for the hyphen. */
export function isNameForTests(name: string): boolean {
  return /\d[-.~]tests(?![a-z])/u.test(name);
}

/** What starts the program on Linux, `endroll` on the PATH and an AppImage alike: build/linux/endroll-launcher. */
export const LAUNCHER = 'endroll-launcher';

/** Sides of the icons in build/icons, in pixels. */
export const ICON_SIDES = [16, 24, 32, 48, 64, 128, 256, 512] as const;

/** What goes into a package, and what the package is for. */
export interface PackageOptions {
  /** Folder with the Electron distribution for this machine; `null` lets electron-builder download its own. */
  readonly electronFolder: string | null;
  readonly electronVersion: string;
  /** The version it reports. */
  readonly version: string;
  /** Where it is put. */
  readonly output: string;
  /**
   * A package for tests only: Playwright starts it through Node's inspector, which a released package refuses. Otherwise it
   * is the same, and its version ends in {@link FOR_TESTS}, as About shows.
   */
  readonly isForTests?: boolean;
  /** An AppImage of what is packed already. */
  readonly isAppImage?: boolean;
  /** What is new in this version, in Markdown; `null` without release notes. */
  readonly releaseNotes?: string | null;
}

/**
 * The address at which newer versions are published: latest.yml with the files beside it. It is set only here; without it, a
 * package never checks for updates: docs/adr/0037-updates.md. Loopback addresses are for tests.
 * @throws {PlainError} if it is no address for updates, or if nothing would prove whose they are
 */
export function updateAddress(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | null {
  const { ENDROLL_UPDATE_URL: address = '', CSC_LINK = '', CSC_NAME = '', WIN_CSC_LINK = '' } = environment;
  if (address === '') return null;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && hostname !== '127.0.0.1')
    throw new PlainError('ENDROLL_UPDATE_URL is no https address');
  const certificates = platform === 'darwin' ? [CSC_LINK, CSC_NAME] : [CSC_LINK, WIN_CSC_LINK];
  if (platform !== 'linux' && certificates.every((each) => each === ''))
    throw new PlainError(
      'ENDROLL_UPDATE_URL is set, but there is no certificate (CSC_LINK, on Windows WIN_CSC_LINK). A package without a signature cannot tell whose ' +
        'updates it gets, and macOS refuses them. Set the certificate, or leave the address out: the package then never ' +
        'checks for updates.',
    );
  return address;
}

/** The first Electron whose own Node has SQLite: docs/adr/0003-sqlite-engine.md. */
const FIRST_WITH_NODE_SQLITE = 38;

/** libsql and what it loads, for an Electron whose Node has no SQLite. None of it is part of a release. */
const LIBSQL = ['libsql', '@neon-rs/load', 'detect-libc', '@libsql/linux-x64-gnu'];

/** All settings of electron-builder: https://www.electron.build/configuration */
export function packageConfiguration(options: PackageOptions): Configuration {
  const {
    electronFolder,
    electronVersion,
    version,
    output,
    isForTests = false,
    isAppImage = false,
    releaseNotes = null,
  } = options;
  const updates = updateAddress(process.env, process.platform);
  const major = Number.parseInt(electronVersion);
  const isForLinux = process.platform === 'linux';
  return {
    appId: APP_ID,
    productName: 'Endroll',
    copyright: 'Copyright © 2026 The Endroll authors',
    electronVersion,
    ...(electronFolder === null ? {} : { electronDist: electronFolder }),
    // electron-vite bundles everything; nothing native is built here.
    npmRebuild: false,
    nodeGypRebuild: false,
    directories: { output, buildResources: 'build' },
    files: [
      'out/**',
      '!out/**/*.map',
      '!node_modules/**',
      'package.json',
      ...(major < FIRST_WITH_NODE_SQLITE ? libsqlFiles() : []),
    ],
    asar: true,
    asarUnpack: ['**/*.node'],
    // Chromium's own texts are in 55 languages and 42 MB. The window has six: docs/adr/0044-chromium-languages.md.
    electronLanguages: [...INTERFACE_LOCALES],
    extraFiles: [
      { from: 'LICENSE', to: 'LICENSE' },
      ...(isForLinux ? [{ from: 'build/linux/endroll-launcher', to: LAUNCHER }] : []),
    ],
    extraMetadata: { version: isForTests ? version + FOR_TESTS : version },
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    publish: updates === null ? null : { provider: 'generic', url: updates },
    ...(releaseNotes === null ? {} : { releaseInfo: { releaseNotes } }),
    protocols: [{ name: 'Endroll', schemes: ['endroll'] }],
    afterPack: async ({ appOutDir, electronPlatformName }) => {
      // electron-builder removes Electron's own start page from what it downloads, but not from a folder it is given.
      if (electronPlatformName === 'linux')
        await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
    },
    // Flipping a fuse breaks the signature that Electron comes with, and Apple's processors run nothing without a valid one.
    // Where there is no certificate, this one remains.
    electronFuses: { ...fusesOf(isForTests), resetAdHocDarwinSignature: true },
    // What has an address for updates must prove whose it is.
    forceCodeSigning: updates !== null && !isForLinux,
    // electron-builder 26 would take the runtime before this one, which needs FUSE 2, as newer systems no longer have it, and has
    // `--no-sandbox` in its desktop entry.
    toolsets: { appimage: '1.0.3' },
    linux: {
      // An AppImage starts the launcher, which starts the program beside it.
      executableName: isAppImage ? LAUNCHER : 'endroll',
      // The name of its desktop entry is `desktopName` in package.json, as windows tell the system.
      syncDesktopName: true,
      category: 'AudioVideo;Video',
      icon: 'build/icons',
      target: ['AppImage'],
    },
    mac: {
      category: 'public.app-category.entertainment',
      icon: 'build/icon.icns',
      target: [
        { target: 'dmg', arch: ['universal'] },
        { target: 'zip', arch: ['universal'] },
      ],
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'build/mac/entitlements.plist',
      entitlementsInherit: 'build/mac/entitlements.plist',
      minimumSystemVersion: '13.0',
      // Notarized where the environment has APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER.
      notarize: (process.env['APPLE_API_KEY'] ?? '') !== '',
    },
    win: {
      icon: 'build/icon.ico',
      // One machine for each processor architecture: installers.ts.
      target: ['nsis'],
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      // What readers keep is theirs: removing the program does not delete it.
      deleteAppDataOnUninstall: false,
    },
  };
}

/** The fuses of a package, as electron-builder names them. */
function fusesOf(isForTests: boolean): NonNullable<Configuration['electronFuses']> {
  return {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: isForTests,
    // There are no cookies, and the keyring would be asked for their key before the window opens:
    // docs/adr/0029-cookies-unencrypted.md.
    enableCookieEncryption: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  };
}

/** The place of a fuse that this @electron/fuses does not know and Electron 33 does not have: on, as Electron delivers it. */
const WASM_TRAP_HANDLERS = 8;

/** The names of the fuses of a packaged program that are not as they should be, read from its binary. */
export async function wrongFuses(program: string, isForTests: boolean): Promise<readonly string[]> {
  const wire: Readonly<Record<number, number>> = await getCurrentFuseWire(program);
  const isWrong = (place: number, isOn: boolean): boolean => wire[place] !== (isOn ? '1' : '0').charCodeAt(0);
  const wrong = Object.entries(fusesOf(isForTests))
    .filter(([name, isOn]) => {
      const place =
        FuseV1Options[(name.charAt(0).toUpperCase() + name.slice(1)) as keyof typeof FuseV1Options];
      return isWrong(place, isOn === true);
    })
    .map(([name]) => name);
  const hasHandlers = wire[WASM_TRAP_HANDLERS] !== undefined;
  return hasHandlers && isWrong(WASM_TRAP_HANDLERS, true) ? [...wrong, 'wasmTrapHandlers'] : wrong;
}

function libsqlFiles(): { from: string; to: string; filter: string[] }[] {
  return LIBSQL.map((name) => {
    const folder = join('node_modules', name);
    return { from: folder, to: folder, filter: ['**/*', '!**/*.{ts,map,md}'] };
  });
}

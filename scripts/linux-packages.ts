/** The purpose of a command; tests need more than a start. */
export type Needs = 'start' | 'test';

/** Debian's names for the libraries that Electron needs to start. */
const forElectron = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2'] as const;
const forVirtualDisplay = ['xvfb', 'xauth'] as const;
/** The tests keep a token in a real keyring, on a message bus of their own. */
const forKeyring = ['dbus', 'gnome-keyring'] as const;

/** The packages a command needs on this machine. */
export function packagesFor(needs: Needs, virtualDisplay: boolean): readonly string[] {
  return [
    ...forElectron,
    ...(virtualDisplay ? forVirtualDisplay : []),
    ...(needs === 'test' ? forKeyring : []),
  ];
}

/** Programs from those packages that are started by name; for systems with other package names. */
export function programsFor(needs: Needs, virtualDisplay: boolean): readonly string[] {
  const forTests = ['dbus-run-session', 'gnome-keyring-daemon'];
  return [...(virtualDisplay ? ['xvfb-run'] : []), ...(needs === 'test' ? forTests : [])];
}

/** Names under which a package may be known: Debian 13 and Ubuntu 24.04 renamed libraries when time_t grew. */
export function variants(name: string): readonly string[] {
  return name.startsWith('lib') ? [name, `${name}t64`] : [name];
}

/**
 * Which of the wanted packages are not installed.
 * @param listing what `dpkg-query -W -f '${Package} ${db:Status-Status}\n'` prints; a removed package can be in it too.
 */
export function missingPackages(listing: string, wanted: readonly string[]): readonly string[] {
  const lines = listing.split('\n').map((line) => line.trim().split(' '));
  const installed = new Set(lines.filter(([, status]) => status === 'installed').map(([name]) => name));
  return wanted.filter((name) => !variants(name).some((variant) => installed.has(variant)));
}

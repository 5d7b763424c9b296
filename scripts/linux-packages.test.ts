import { describe, expect, it } from 'vitest';
import { missingPackages, packagesFor, programsFor } from './linux-packages.ts';

describe('the packages that are missing', () => {
  it('are those dpkg does not list', () => {
    const listing = 'libgtk-3-0 installed\nxauth installed\n';
    expect(missingPackages(listing, ['libgtk-3-0', 'xvfb', 'xauth'])).toEqual(['xvfb']);
  });

  it('are those that were removed but for their settings', () => {
    expect(missingPackages('dbus config-files\n', ['dbus'])).toEqual(['dbus']);
  });

  it('are not those that are there under their newer name', () => {
    const listing = 'libgtk-3-0t64 installed\nlibasound2t64 installed\n';
    expect(missingPackages(listing, ['libgtk-3-0', 'libasound2'])).toEqual([]);
  });

  it('are all where dpkg lists none', () => {
    expect(missingPackages('', ['libnss3', 'dbus'])).toEqual(['libnss3', 'dbus']);
  });
});

describe('the packages that are needed', () => {
  it('are only Electron’s to start on a display', () => {
    expect(packagesFor('start', false)).toEqual(['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2']);
  });

  it('include a virtual display where there is none, and a keyring for tests', () => {
    expect(packagesFor('start', true)).toEqual(expect.arrayContaining(['xvfb', 'xauth']));
    expect(packagesFor('start', true)).not.toContain('gnome-keyring');
    expect(packagesFor('test', false)).toEqual(expect.arrayContaining(['dbus', 'gnome-keyring']));
  });

  it('bring the programs that are started by name', () => {
    expect(programsFor('start', false)).toEqual([]);
    expect(programsFor('start', true)).toEqual(['xvfb-run']);
    expect(programsFor('test', true)).toEqual(['xvfb-run', 'dbus-run-session', 'gnome-keyring-daemon']);
  });
});

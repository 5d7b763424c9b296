import { describe, expect, it } from 'vitest';
import { chooseKeyring, createKeyring } from './keyring.ts';

const mark = (text: string): Buffer => Buffer.from(`sealed:${text}`);
const unmark = (sealed: Buffer): string => sealed.toString().replace('sealed:', '');

describe('createKeyring', () => {
  it('uses the synchronous functions of Electron 33', async () => {
    const keyring = createKeyring(
      {
        isEncryptionAvailable: () => true,
        encryptString: mark,
        decryptString: unmark,
        getSelectedStorageBackend: () => 'gnome_libsecret',
      },
      'linux',
    );
    expect(await keyring.backend()).toBe('gnome_libsecret');
    expect(await keyring.open(await keyring.seal('secret'))).toEqual({ secret: 'secret', isOutdated: false });
  });

  it('uses the asynchronous functions where there are some, and says when to seal again', async () => {
    const keyring = createKeyring(
      {
        isEncryptionAvailable: () => false,
        isAsyncEncryptionAvailable: () => Promise.resolve(true),
        encryptStringAsync: (text) => Promise.resolve(mark(text)),
        decryptStringAsync: (sealed) => Promise.resolve({ result: unmark(sealed), shouldReEncrypt: true }),
      },
      'darwin',
    );
    expect(await keyring.backend()).toBe('darwin');
    expect(await keyring.open(await keyring.seal('secret'))).toEqual({ secret: 'secret', isOutdated: true });
  });

  it.each(['basic_text', 'unknown'])('does not take %s for a keyring', async (backend) => {
    const keyring = createKeyring(
      { isEncryptionAvailable: () => true, getSelectedStorageBackend: () => backend },
      'linux',
    );
    expect(await keyring.backend()).toBeNull();
  });

  it('has no backend when nothing can be encrypted', async () => {
    expect(await createKeyring({ isEncryptionAvailable: () => false }, 'win32').backend()).toBeNull();
    expect(await createKeyring({}, 'win32').backend()).toBeNull();
  });

  it('throws rather than hand back what it cannot seal or open', async () => {
    const keyring = createKeyring({}, 'linux');
    await expect(keyring.seal('secret')).rejects.toThrow('cannot encrypt');
    await expect(keyring.open(Buffer.from('x'))).rejects.toThrow('cannot decrypt');
  });
});

describe('chooseKeyring', () => {
  const chosen = (environment: Record<string, string>, given: string | null = null): readonly string[] => {
    const switches: string[] = [];
    chooseKeyring({
      platform: 'linux',
      environment,
      commandLine: {
        hasSwitch: (name) => name === given,
        appendSwitch: (name, value) => switches.push(`${name}=${value ?? ''}`),
      },
    });
    return switches;
  };

  it.each(['sway', 'Hyprland', 'i3', 'GNOME', 'XFCE', ''])('asks the Secret Service on “%s”', (desktop) => {
    expect(chosen({ XDG_CURRENT_DESKTOP: desktop })).toEqual(['password-store=gnome-libsecret']);
  });

  it.each([
    ['XDG_CURRENT_DESKTOP', 'KDE'],
    ['DESKTOP_SESSION', 'plasmawayland'],
    ['KDE_FULL_SESSION', 'true'],
  ])('leaves KDE, known by %s, to Chromium', (name, value) => {
    expect(chosen({ [name]: value })).toEqual([]);
  });

  it('obeys whoever starts Endroll', () => {
    expect(chosen({ XDG_CURRENT_DESKTOP: 'sway' }, 'password-store')).toEqual([]);
  });
});

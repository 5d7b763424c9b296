import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TokenStatus } from '@shared/domain/token.ts';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { SealedFile, type Keyring } from './keyring.ts';
import { StoreFile } from './store-file.ts';
import { TokenStore } from './token-store.ts';

/** A keyring that seals with its own name, as a real one does with its own key. */
class FakeKeyring implements Keyring {
  name: string | null = 'gnome_libsecret';
  isOutdated = false;
  isFull = false;
  /** Sealed secrets are opened when this resolves. */
  unlocked: Promise<void> = Promise.resolve();
  asked = 0;

  backend(): Promise<string | null> {
    this.asked += 1;
    return Promise.resolve(this.name);
  }

  seal(secret: string): Promise<Buffer> {
    if (this.isFull) return Promise.reject(new Error('cannot seal'));
    return Promise.resolve(Buffer.from(`${this.name ?? ''}|${secret}`));
  }

  async open(sealed: Buffer): Promise<{ secret: string; isOutdated: boolean }> {
    await this.unlocked;
    const [name, secret] = sealed.toString().split('|');
    if (name !== this.name || secret === undefined) throw new Error('another key');
    return { secret, isOutdated: this.isOutdated };
  }
}

let folder: string;
let logger: MemoryLogger;
let keyring: FakeKeyring;
let told: TokenStatus[];
let time: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-token-'));
  logger = new MemoryLogger();
  keyring = new FakeKeyring();
  told = [];
  time = 0;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const path = (): string => join(folder, 'token.json');
const fileText = (): string => readFileSync(path(), 'utf8');

function openStore(startToken: string | null = null, canWrite = true): TokenStore {
  const file = new StoreFile({
    folder,
    name: 'token',
    loadWriter: () =>
      Promise.resolve((content) => {
        if (!canWrite) throw new Error('EROFS');
        writeFileSync(path(), JSON.stringify(content));
      }),
    onRepaired: () => undefined,
    logger,
    now: () => new Date('2026-03-01T12:00:00Z'),
  });
  return new TokenStore({
    file: new SealedFile(file, keyring),
    startToken,
    logger,
    now: () => time,
    onStatusChanged: (status) => told.push(status),
  });
}

async function keepToken(token = 'a.b.c'): Promise<void> {
  await openStore().set(token, 'keyring');
  told = [];
}

describe('TokenStore with a keyring', () => {
  it('has no token at first', async () => {
    const store = openStore();
    expect(await store.token()).toBeNull();
    expect(await store.status()).toEqual({ source: 'none', keyring: 'available', isUnreadable: false });
    expect(told).toEqual([]);
  });

  it('keeps a token over a restart, sealed', async () => {
    await openStore().set('a.b.c', 'keyring');
    expect(told).toEqual([{ source: 'keyring', keyring: 'available', isUnreadable: false }]);
    expect(fileText()).not.toContain('a.b.c');
    expect(await openStore().token()).toBe('a.b.c');
  });

  it('holds a token for the session without writing it', async () => {
    const store = openStore();
    expect((await store.set('a.b.c', 'session')).source).toBe('session');
    expect(await store.token()).toBe('a.b.c');
    expect(await openStore().token()).toBeNull();
  });

  it('does not ask the keyring for what the files say', async () => {
    await keepToken();
    keyring.asked = 0;
    const store = openStore();
    expect(store.presumedStatus()).toEqual({ source: 'keyring', keyring: 'available', isUnreadable: false });
    expect(keyring.asked).toBe(0);
  });

  it.each(['forget', 'set'] as const)('%s wins over a keyring that answers late', async (change) => {
    await keepToken('old.old.old');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    keyring.unlocked = promise;
    keyring.isOutdated = true;
    const store = openStore();
    const read = store.token();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await read).toBeNull();
    await (change === 'forget' ? store.forget() : store.set('new.new.new', 'keyring'));
    resolve(undefined);
    await vi.advanceTimersByTimeAsync(0);
    const token = change === 'forget' ? null : 'new.new.new';
    expect(await store.token()).toBe(token);
    expect(await openStore().token()).toBe(token);
  });

  it('forgets the token in use and the kept one', async () => {
    await keepToken();
    const store = openStore();
    expect((await store.forget()).source).toBe('none');
    expect(await store.token()).toBeNull();
    expect(fileText()).toBe('{}');
    expect(await openStore().token()).toBeNull();
  });

  it('seals a token again when the keyring says that its key has changed', async () => {
    await keepToken();
    const before = fileText();
    keyring.isOutdated = true;
    writeFileSync(path(), before.replace('gnome_libsecret', 'older_name'));
    expect(await openStore().token()).toBe('a.b.c');
    expect(JSON.parse(fileText())).toMatchObject({ backend: 'gnome_libsecret' });
  });

  it('uses a token that could be opened but not sealed again', async () => {
    await keepToken();
    keyring.isOutdated = true;
    keyring.isFull = true;
    const store = openStore();
    expect(await store.token()).toBe('a.b.c');
    expect((await store.status()).isUnreadable).toBe(false);
    expect(logger.lines).toEqual(['warn The token could not be sealed with the new key']);
  });

  it('keeps the old token when the new one cannot be sealed', async () => {
    await keepToken('old.old.old');
    const store = openStore();
    keyring.isFull = true;
    await expect(store.set('new.new.new', 'keyring')).rejects.toThrow('cannot seal');
    expect(await store.token()).toBe('old.old.old');
    keyring.isFull = false;
    expect(await openStore().token()).toBe('old.old.old');
  });

  it('keeps the old token when the new one cannot be written', async () => {
    await keepToken('old.old.old');
    const store = openStore(null, false);
    await expect(store.set('new.new.new', 'keyring')).rejects.toThrow('EROFS');
    expect(await store.token()).toBe('old.old.old');
    expect(await openStore().token()).toBe('old.old.old');
  });
});

describe('TokenStore with another keyring than before', () => {
  it('says that the kept token is unreadable, and does not touch it', async () => {
    await keepToken();
    const before = fileText();
    keyring.name = 'kwallet6';
    const store = openStore();
    expect(await store.token()).toBeNull();
    expect(told).toEqual([{ source: 'none', keyring: 'available', isUnreadable: true }]);
    expect(fileText()).toBe(before);
  });

  it('does not take noise for a token', async () => {
    await keepToken('\u0001\u0002noise\uFFFD');
    expect((await openStore().status()).isUnreadable).toBe(true);
  });

  it('replaces the unreadable token by a new one', async () => {
    await keepToken();
    keyring.name = 'kwallet6';
    const store = openStore();
    expect((await store.set('new.new.new', 'keyring')).isUnreadable).toBe(false);
    expect(await openStore().token()).toBe('new.new.new');
  });

  it('begins without a token when the file holds something else', async () => {
    writeFileSync(path(), '{"ciphertext":7}');
    expect(await openStore().token()).toBeNull();
    expect(logger.lines).toEqual(['warn token.json is not valid and is not used']);
  });

  it('asks a keyring again that has not answered, when a token is needed and some time has passed', async () => {
    await keepToken();
    const answer = keyring.backend.bind(keyring);
    keyring.backend = () => Promise.reject(new Error('no bus'));
    const store = openStore();
    expect(await store.token()).toBeNull();
    expect(store.presumedStatus().isUnreadable).toBe(true);
    keyring.backend = answer;
    time = 5_000;
    expect(await store.token(), 'the reader has just closed its dialog').toBeNull();
    time = 10_000;
    expect(await store.token()).toBe('a.b.c');
    expect(told.at(-1)).toEqual({ source: 'keyring', keyring: 'available', isUnreadable: false });
  });
});

describe('TokenStore without a keyring', () => {
  beforeEach(() => {
    keyring.name = null;
  });

  it('says so as soon as it has asked', async () => {
    const store = openStore();
    expect(store.presumedStatus().keyring).toBe('available');
    await store.status();
    expect(told).toEqual([{ source: 'none', keyring: 'unavailable', isUnreadable: false }]);
    expect(store.presumedStatus().keyring).toBe('unavailable');
  });

  it('refuses to keep a token and writes nothing', async () => {
    const store = openStore();
    await expect(store.set('a.b.c', 'keyring')).rejects.toMatchObject({ appError: { kind: 'no-keyring' } });
    expect(await store.token()).toBeNull();
    expect(() => fileText()).toThrow('ENOENT');
  });

  it('holds a token for the session', async () => {
    const store = openStore();
    await store.set('a.b.c', 'session');
    expect(await store.status()).toEqual({ source: 'session', keyring: 'unavailable', isUnreadable: false });
    expect(() => fileText()).toThrow('ENOENT');
  });

  it('says that a token kept earlier is unreadable, and does not touch it', async () => {
    keyring.name = 'gnome_libsecret';
    await keepToken();
    const before = fileText();
    keyring.name = null;
    expect(await openStore().status()).toEqual({
      source: 'none',
      keyring: 'unavailable',
      isUnreadable: true,
    });
    expect(fileText()).toBe(before);
  });

  it('goes on when the keyring throws', async () => {
    keyring.backend = () => Promise.reject(new Error('no bus'));
    expect((await openStore().status()).keyring).toBe('unavailable');
    expect(logger.lines).toEqual(['warn The keyring does not answer']);
  });
});

describe('a token for this run', () => {
  it('is used for this run, before the kept one, without asking the keyring', async () => {
    await keepToken();
    keyring.asked = 0;
    const store = openStore('e.n.v');
    expect(await store.token()).toBe('e.n.v');
    expect(store.presumedStatus().source).toBe('environment');
    expect(keyring.asked).toBe(0);
    expect((await store.status()).source).toBe('environment');
    expect(await openStore().token()).toBe('a.b.c');
  });
});

import type { ProxyLoginStatus } from '@shared/domain/proxy-login.ts';
import { isEndrollError } from '@shared/app-error.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { type Keyring, SealedFile } from './keyring.ts';
import { ProxyLoginStore } from './proxy-login-store.ts';
import { StoreFile } from './store-file.ts';

const office = { proxy: 'proxy.example:3128', realm: 'Office' };
const other = { proxy: 'other.example:3128', realm: '' };
const ann = { user: 'ann', password: 'secret' };

let folder: string;
let logger: MemoryLogger;
let asked: ProxyLoginStatus[];
let backend: string | null;
let time: number;
/** Sealed secrets are opened when this resolves. */
let unlocked: Promise<void>;

/** Turns a secret round. */
const keyring: Keyring = {
  backend: () => Promise.resolve(backend),
  seal: (secret) => Promise.resolve(Buffer.from(secret).reverse()),
  open: async (sealed) => {
    if (backend === null) throw new Error('no bus');
    await unlocked;
    return { secret: Buffer.from(sealed).reverse().toString(), isOutdated: false };
  },
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-proxy-'));
  logger = new MemoryLogger();
  asked = [];
  backend = 'test';
  time = 0;
  unlocked = Promise.resolve();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function createStore(): ProxyLoginStore {
  const file = new StoreFile({
    folder,
    name: 'proxy-logins',
    loadWriter: () =>
      Promise.resolve((content) => {
        writeFileSync(join(folder, 'proxy-logins.json'), JSON.stringify(content));
      }),
    logger,
    onRepaired: () => undefined,
    now: () => new Date(),
  });
  return new ProxyLoginStore({
    file: new SealedFile(file, keyring),
    logger,
    onWanted: (status) => asked.push(status),
    now: () => time,
  });
}

it('asks the reader once, however many requests the proxy stops', async () => {
  const store = createStore();
  expect(await Promise.all([store.find(office), store.find(office), store.find(other)])).toEqual([
    null,
    null,
    null,
  ]);
  expect(asked.map(({ wanted }) => wanted)).toEqual([{ ...office, isAgain: false }]);
});

it('tells a proxy what the reader has said, and no other one', async () => {
  const store = createStore();
  await store.find(office);
  expect(await store.set(office.proxy, ann, 'session')).toMatchObject({
    wanted: null,
    known: [office.proxy],
  });
  expect(await store.find(office)).toEqual(ann);
  expect(await store.find(other)).toBeNull();
});

it('keeps it sealed, for the next start', async () => {
  await createStore().set(office.proxy, ann, 'keyring');
  expect(readFileSync(join(folder, 'proxy-logins.json'), 'utf8')).not.toMatch(/ann|secret/u);
  expect(await createStore().find(office)).toEqual(ann);
});

it('keeps nothing for this session only, or without a keyring', async () => {
  await createStore().set(office.proxy, ann, 'session');
  expect(await createStore().find(office)).toBeNull();
  backend = null;
  const store = createStore();
  expect((await store.status()).keyring).toBe('unavailable');
  await expect(store.set(office.proxy, ann, 'keyring')).rejects.toSatisfy((error) =>
    isEndrollError(error, 'no-keyring'),
  );
});

it('changes nothing when it cannot be kept, also not what is kept later', async () => {
  const store = createStore();
  backend = null;
  await expect(store.set(office.proxy, ann, 'keyring')).rejects.toThrow();
  backend = 'test';
  await store.set(other.proxy, ann, 'keyring');
  expect((await createStore().status()).known).toEqual([other.proxy]);
});

it('does not keep the old one when the new one is for this session only', async () => {
  const store = createStore();
  await store.set(office.proxy, ann, 'keyring');
  await store.set(other.proxy, ann, 'keyring');
  await store.set(office.proxy, { user: 'ann', password: 'new' }, 'session');
  expect(await store.find(office)).toMatchObject({ password: 'new' });
  expect((await createStore().status()).known).toEqual([other.proxy]);
});

it('asks again after a wrong one, and says so', async () => {
  const store = createStore();
  await store.set(office.proxy, ann, 'session');
  store.refused(office, (await store.find(office))!);
  expect(await store.find(office)).toBeNull();
  expect(asked.map(({ wanted }) => wanted)).toEqual([{ ...office, isAgain: true }]);
});

it('forgets all of them, on disk too', async () => {
  const store = createStore();
  await store.set(office.proxy, ann, 'keyring');
  expect(await store.forget()).toMatchObject({ known: [] });
  expect(await createStore().find(office)).toBeNull();
});

it('does without what it cannot read, and does not repeat it in the log', async () => {
  writeFileSync(
    join(folder, 'proxy-logins.json'),
    JSON.stringify({ backend: 'test', ciphertext: Buffer.from('terces').toString('base64') }),
  );
  expect(await createStore().find(office)).toBeNull();
  expect(logger.lines).toEqual(['warn The kept passwords for proxies cannot be read']);
});

it('asks a keyring again that has not answered, and then asks the reader for another proxy', async () => {
  await createStore().set(office.proxy, ann, 'keyring');
  backend = null;
  const store = createStore();
  expect(await store.find(office)).toBeNull();
  backend = 'test';
  time = 5_000;
  expect(await store.find(office), 'the reader has just closed its dialog').toBeNull();
  time = 10_000;
  expect(await store.find(office)).toEqual(ann);
  expect(await store.find(other)).toBeNull();
  expect(asked.map(({ wanted }) => wanted?.proxy)).toEqual([office.proxy, other.proxy]);
});

it('keeps what is kept for other proxies, though the keyring did not answer at first', async () => {
  await createStore().set(office.proxy, ann, 'keyring');
  backend = null;
  const store = createStore();
  expect(await store.find(other)).toBeNull();
  backend = 'test';
  await store.set(other.proxy, ann, 'keyring');
  expect((await createStore().status()).known).toEqual([office.proxy, other.proxy]);
});

/** A store that has given up waiting for a keyring with {@link ann}'s login; `answer` lets the keyring answer after all. */
async function askSlowKeyring() {
  await createStore().set(office.proxy, ann, 'keyring');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  unlocked = promise;
  const store = createStore();
  const found = store.find(office);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await found).toBeNull();
  const answer = async (): Promise<void> => {
    resolve(undefined);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { store, answer };
}

it('does not bring back what the reader has removed, however late the keyring answers', async () => {
  const { store, answer } = await askSlowKeyring();
  await store.forget();
  await answer();
  expect((await store.status()).known).toEqual([]);
  await store.set(other.proxy, ann, 'keyring');
  expect((await createStore().status()).known).toEqual([other.proxy]);
});

it('uses what the keyring gives late, if nothing has been removed since', async () => {
  const { store, answer } = await askSlowKeyring();
  await answer();
  expect(await store.find(office)).toEqual(ann);
});

it('is looked up in the background without a question to the reader', async () => {
  const store = createStore();
  expect(await store.lookUp(office)).toBeNull();
  expect(asked).toEqual([]);
  expect((await store.status()).wanted).toBeNull();
  await store.set(office.proxy, ann, 'session');
  expect(await store.lookUp(office)).toEqual(ann);
});

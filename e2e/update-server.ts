import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

/** What is published for a version. */
export interface Publication {
  readonly version: string;
  /** The name of its package. */
  readonly file: string;
  readonly content: Buffer;
  readonly notes?: string;
}

/**
 * How the server misbehaves. `tampered`: bytes other than those in latest.yml. `cut`: the download ends in the middle.
 * `missing` and `broken`: 404 and 500 for everything, with a page that never ends. `no-file`: 404 for the download. `garbage`:
 * a web page in place of latest.yml. `endless`: a latest.yml that never ends. `no-length`: the right file, in small parts, and
 * nobody knows how long it is. `silent`: no answer at all.
 */
export type Misbehaviour =
  'tampered' | 'cut' | 'missing' | 'broken' | 'no-file' | 'garbage' | 'endless' | 'no-length' | 'silent';

/** A stand-in for the site where versions are published. */
export interface UpdateServer {
  readonly url: string;
  /** What was asked for, and with which headers. */
  readonly asked: readonly { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[];
  misbehaviour: Misbehaviour | null;
  publish(publication: Publication): void;
  close(): Promise<void>;
}

export async function startUpdateServer(first: Publication, port = 0): Promise<UpdateServer> {
  let published = first;
  const asked: UpdateServer['asked'][number][] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const wrong = state.misbehaviour;
    const isFile = path === `/${published.file}`;
    if (wrong === 'silent') return;
    if (wrong === 'broken') writeForEver(response.writeHead(500));
    else if (wrong === 'missing' || (wrong === 'no-file' && isFile)) writeForEver(response.writeHead(404));
    else if (wrong === 'endless') writeForEver(response.writeHead(200));
    else if (path === '/latest-linux.yml')
      response.end(wrong === 'garbage' ? '<!doctype html><p>Sign in' : describe(published));
    else if (!isFile) response.writeHead(404).end();
    else if (wrong === 'cut') {
      response.writeHead(200, { 'content-length': published.content.length });
      response.write(published.content.subarray(0, published.content.length / 2));
      // The data written so far is sent first.
      setTimeout(() => response.destroy(), 100);
    } else if (wrong === 'no-length') {
      response.writeHead(200);
      Readable.from(parts(published.content)).pipe(response);
    } else {
      const content = Buffer.from(published.content);
      if (wrong === 'tampered')
        content.writeUInt8(content.readUInt8(content.length - 1) ^ 1, content.length - 1);
      response.writeHead(200, { 'content-length': content.length }).end(content);
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const state: UpdateServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    misbehaviour: null,
    publish: (publication) => {
      published = publication;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}

/** A body without an end, until the other side hangs up. */
function writeForEver(response: ServerResponse): void {
  Readable.from(
    (function* () {
      while (!response.destroyed) yield '# and so on\n'.repeat(1000);
    })(),
  ).pipe(response);
}

async function* parts(content: Buffer): AsyncGenerator<Buffer> {
  const count = 10;
  const length = Math.ceil(content.length / count);
  for (let at = 0; at < content.length; at += length) {
    yield content.subarray(at, at + length);
    await delay(20);
  }
}

/** JSON is YAML. */
function describe({ version, file, content, notes = '' }: Publication): string {
  const sha512 = createHash('sha512').update(content).digest('base64');
  return JSON.stringify({
    version,
    files: [{ url: file, sha512, size: content.length }],
    path: file,
    sha512,
    releaseNotes: notes,
    releaseDate: '2026-11-28T00:00:00.000Z',
  });
}

/** The files in a package that say how a copy is updated. Resolves to the path of app-update.yml. */
export async function writeUpdateConfig(
  folder: string,
  { url, type }: { readonly url: string; readonly type?: 'deb' | 'rpm' },
): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (type !== undefined) await writeFile(join(folder, 'package-type'), `${type}\n`);
  const file = join(folder, 'app-update.yml');
  await writeFile(file, `provider: generic\nurl: ${url}\nupdaterCacheDirName: endroll-updater\n`);
  return file;
}

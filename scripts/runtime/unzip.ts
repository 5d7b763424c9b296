import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/** Unpacks the files of a zip archive for which `place` names a path below `into`, and leaves out the others. */
export async function unzip(
  archive: string,
  into: string,
  place: (path: string) => string | undefined,
): Promise<void> {
  const zip = await open(archive);
  await new Promise<void>((done, fail) => {
    zip.on('error', fail);
    zip.on('end', done);
    zip.on('entry', (entry: yauzl.Entry) => {
      unpackEntry(zip, entry, into, place).then(() => {
        zip.readEntry();
      }, fail);
    });
    zip.readEntry();
  }).finally(() => {
    zip.close();
  });
}

async function unpackEntry(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  into: string,
  place: (path: string) => string | undefined,
): Promise<void> {
  const path = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
  if (path === undefined) return;
  const target = join(into, path);
  await mkdir(dirname(target), { recursive: true });
  const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
  await pipeline(await read(zip, entry), createWriteStream(target, { mode }));
}

// Promises by hand: util.promisify would pick the wrong one of yauzl's overloads. yauzl itself refuses names with `..` or
// a leading slash.
function open(archive: string): Promise<yauzl.ZipFile> {
  return new Promise((done, fail) => {
    yauzl.open(archive, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) fail(error);
      else done(zip);
    });
  });
}

function read(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) fail(error);
      else done(stream);
    });
  });
}

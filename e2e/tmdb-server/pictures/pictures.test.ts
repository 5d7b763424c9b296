import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { missingPortrait } from '../series/odd-series.ts';
import { ask, withServer } from '../testing.ts';

interface Png {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** Reads a PNG of ours; throws when the data does not fit the size. */
function readPng(file: Buffer): Png {
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const length = file.readUInt32BE(33);
  const data = inflateSync(file.subarray(41, 41 + length));
  expect(data.length).toBe((width * 3 + 1) * height);
  return { width, height, data };
}

it(
  'draws pictures in every size of TMDB’s, two wide to three high',
  withServer(async (server) => {
    const sizes = {
      w45: 45,
      w92: 92,
      w154: 154,
      w185: 185,
      w342: 342,
      h632: 421,
      w500: 500,
      w780: 780,
      original: 1000,
    };
    for (const [size, width] of Object.entries(sizes)) {
      const { status, headers, raw } = await ask(server, `/t/p/${size}/someone.jpg`);
      expect([status, headers['content-type']]).toEqual([200, 'image/png']);
      const png = readPng(raw);
      expect([png.width, png.height]).toEqual([width, Math.round(width * 1.5)]);
      expect(raw.length).toBeLessThan(70_000);
    }
    const still = readPng((await ask(server, '/t/p/w300/still.jpg')).raw);
    expect([still.width, still.height]).toEqual([300, 169]);
  }),
);

it(
  'draws another picture for every path, and the same one every time',
  withServer(async (server) => {
    const draw = async (path: string): Promise<string> => (await ask(server, path)).raw.toString('base64');
    const paths = Array.from({ length: 40 }, (_, index) => `/t/p/w45/person${index}.jpg`);
    const pictures = await Promise.all(paths.map(draw));
    expect(new Set(pictures).size).toBe(paths.length);
    expect(await Promise.all(paths.map(draw))).toEqual(pictures);
  }),
);

it(
  'draws posters where a poster is asked for',
  withServer(async (server) => {
    const poster = server.catalogue.series(90001)?.poster_path ?? '';
    const portrait = server.catalogue
      .season(90001, 1)
      ?.credits.cast.find(({ profile_path }) => profile_path)?.profile_path;
    const colours = (file: Buffer): number => new Set(readPng(file).data).size;
    // A poster's sky and hills have many more shades than a portrait's plain wall.
    expect(colours((await ask(server, `/t/p/w185${poster}`)).raw)).not.toBe(
      colours((await ask(server, `/t/p/w185${portrait ?? ''}`)).raw),
    );
  }),
);

it(
  'lets pictures be kept for a year, and answers 304 to those who have them',
  withServer(async (server) => {
    const { headers } = await ask(server, '/t/p/w185/someone.jpg');
    expect(headers['cache-control']).toBe('public, max-age=31536000');
    const again = await ask(server, '/t/p/w185/someone.jpg', { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.raw.length]).toEqual([304, 0]);
  }),
);

it(
  'has no picture in a size that TMDB has not, under a path that is none, or where one is missing',
  withServer(async (server) => {
    for (const path of [
      'w46/a.jpg',
      'toString/a.jpg',
      'w185/a.exe',
      'w185/',
      'w185/../w45/a',
      `w185${missingPortrait}`,
    ]) {
      expect([path, (await ask(server, `/t/p/${path}`)).status]).toEqual([path, 404]);
    }
    server.catalogue.missingImages.add('/gone.jpg');
    expect((await ask(server, '/t/p/w185/gone.jpg')).status).toBe(404);
  }),
);

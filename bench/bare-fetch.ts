/**
 * What a trip pack is compared with: the same addresses, fetched with undici under the same limits and then thrown away.
 * `node bench/bare-fetch.ts` reads a {@link FetchList} as JSON from standard input and prints the milliseconds it took.
 */
import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent } from 'undici';

/** What to fetch. */
export interface FetchList {
  readonly token: string;
  readonly apiAddresses: readonly string[];
  readonly pictureAddresses: readonly string[];
  readonly requestsPerSecond: number;
  readonly picturesAtOnce: number;
}

const list = (await json(process.stdin)) as FetchList;
const agent = new Agent();
const start = performance.now();
await Promise.all([fetchApi(list), fetchPictures(list)]);
console.log(performance.now() - start);
await agent.close();

async function fetchApi({ token, apiAddresses, requestsPerSecond }: FetchList): Promise<void> {
  await Promise.all(
    apiAddresses.map(async (address, index) => {
      await delay((index * 1000) / requestsPerSecond);
      await fetchWhole(address, { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' });
    }),
  );
}

async function fetchPictures({ pictureAddresses, picturesAtOnce }: FetchList): Promise<void> {
  const left = pictureAddresses.values();
  const work = async (): Promise<void> => {
    for (const address of left) await fetchWhole(address, {});
  };
  await Promise.all(Array.from({ length: picturesAtOnce }, work));
}

async function fetchWhole(address: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { origin, pathname, search } = new URL(address);
  const answer = await agent.request({ origin, path: `${pathname}${search}`, method: 'GET', headers });
  if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}`);
  await answer.body.arrayBuffer();
}

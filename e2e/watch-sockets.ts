import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Something that a process of Endroll wanted from the network with Node's own means: undici, `fetch`, `https`, a name. */
export interface NodeContact {
  /** `browser` is main, `utility` a process of the library. */
  readonly process: string;
  /** `127.0.0.1:4711`, `stray.invalid` */
  readonly address: string;
}

/** Watches the sockets of Node in main and in the processes of the library, which Chromium's own log knows nothing of. */
export interface SocketWatch {
  /** Start arguments before the application's folder. */
  readonly switches: readonly string[];
  /** What was asked for until now. */
  contacts(): Promise<readonly NodeContact[]>;
  /** Which processes are watched. */
  watched(): Promise<ReadonlySet<string>>;
}

/** @param folder for the files of the watch */
export async function watchSockets(folder: string): Promise<SocketWatch> {
  const [watch, log] = [join(folder, 'watch-sockets.cjs'), join(folder, 'sockets.log')];
  await writeFile(
    watch,
    WATCH.replace('LOG', () => JSON.stringify(log)),
  );
  await appendFile(log, '');
  const lines = async (): Promise<readonly (readonly string[])[]> =>
    (await readFile(log, 'utf8')).split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ')]));
  return {
    switches: ['-r', watch],
    contacts: async () =>
      (await lines()).flatMap(([process = '', address]) =>
        address === undefined ? [] : [{ process, address }],
      ),
    watched: async () => new Set((await lines()).map(([process = '']) => process)),
  };
}

/**
 * Loaded before anything else. Every connection that Node opens goes through `Socket.connect`, also those of its own `fetch`.
 * The processes of the library load it in place of their entry point, which it then loads.
 */
const WATCH = `
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');
const { pathToFileURL } = require('node:url');

const note = (address) => appendFileSync(LOG, [process.type, address].filter(Boolean).join(' ') + '\\n');
const before = (object, name, addressOf) => {
  const whole = object[name];
  object[name] = function (...words) {
    note(String(addressOf(...words)).replace(/\\s/gu, '_'));
    return whole.apply(this, words);
  };
};
before(net.Socket.prototype, 'connect', (first, second) => {
  // Already put in order by \`net.connect\`.
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options !== 'object') return typeof second === 'string' ? second + ':' + options : options;
  return options.path ?? (options.host ?? 'localhost') + ':' + options.port;
});
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'resolveSrv']) {
  for (const object of [dns, dns.promises]) before(object, name, (host) => host);
}
before(dgram.Socket.prototype, 'send', () => 'a datagram');
note();

if (process.type === 'utility') {
  const [entry] = process.argv.splice(2, 1);
  import(pathToFileURL(entry).href);
} else {
  const { utilityProcess } = require('electron');
  const { fork } = utilityProcess;
  utilityProcess.fork = (entry, words = [], options = {}) => fork(__filename, [entry, ...words], options);
}
`;

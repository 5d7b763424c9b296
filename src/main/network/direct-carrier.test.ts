import { spawn, type ChildProcess } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { MockAgent } from 'undici';
import { afterEach, expect, it, vi } from 'vitest';
import { directNetwork } from './test/direct-network.ts';
import { createDirectCarrier, directAgent } from './direct-carrier.ts';

/** Says at which of its addresses it was reached. A queue of one: whoever comes next waits until it is looked at. */
const HOST = `
const server = require('node:http').createServer((asked, answer) => answer.end(asked.socket.localAddress));
server.listen({ host: '0.0.0.0', port: 0, backlog: 1 }, () => console.log(server.address().port));
`;

const open: (ChildProcess | Socket)[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const one of open.splice(0)) {
    if ('kill' in one) one.kill('SIGKILL');
    else one.destroy();
  }
});

// How a full queue delays those who come is Linux's.
it.runIf(process.platform === 'linux')(
  'waits for the first address of a far-away host, also when it takes longer than the 250 ms that Node gives it',
  async () => {
    const { port, wakeAfter } = await startSlowHost();
    vi.spyOn(dns, 'lookup').mockImplementation(((
      _host: string,
      _options: unknown,
      found: typeof dns.lookup,
    ) => {
      const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
      (found as unknown as (error: null, all: unknown) => void)(null, addresses);
    }) as unknown as typeof dns.lookup);
    const network = directNetwork(directAgent());
    const asked = network.get({
      url: new URL(`http://far-away.example:${port}/`),
      headers: {},
      signal: new AbortController().signal,
      limits: { answerMs: 15_000, paceMs: 15_000, leastBytes: 1, totalMs: 15_000, maxBytes: 1000 },
    });
    wakeAfter(600);
    const { body } = await asked;
    expect(new TextDecoder().decode(body)).toBe('127.0.0.1');
    await network.close();
  },
  20_000,
);

// Whatever Node does not accept, the system's store may know: an office's own authority, say.
it.each([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'CERT_HAS_EXPIRED',
  'CRL_HAS_EXPIRED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])('calls a chain of certificates that does not hold one, when Node says %s', async (code) => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  agent
    .get('https://tmdb.test')
    .intercept({ path: '/' })
    .replyWithError(Object.assign(new Error('TLS'), { code }));
  const carrier = createDirectCarrier(agent);
  const { signal } = new AbortController();
  await expect(
    carrier.send({ url: new URL('https://tmdb.test/'), headers: {}, signal }),
  ).rejects.toMatchObject({
    problem: 'certificate',
  });
  await carrier.close();
});

/** A host that accepts nobody, as its queue is full, before it is woken. */
async function startSlowHost(): Promise<{
  readonly port: number;
  readonly wakeAfter: (milliseconds: number) => void;
}> {
  const host = spawn(process.execPath, ['-e', HOST], { stdio: ['ignore', 'pipe', 'inherit'] });
  open.push(host);
  const [line] = (await once(host.stdout, 'data')) as [Buffer];
  const port = Number(line.toString());
  host.kill('SIGSTOP');
  // Two connections are in a queue of one: https://man7.org/linux/man-pages/man2/listen.2.html
  for (let index = 0; index < 2; index += 1) {
    const waiting = connect(port, '127.0.0.1').on('error', () => undefined);
    open.push(waiting);
    await once(waiting, 'connect');
  }
  return { port, wakeAfter: (milliseconds) => setTimeout(() => host.kill('SIGCONT'), milliseconds) };
}

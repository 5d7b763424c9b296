import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BadBody, readBody } from './read-body.ts';

async function* inPieces(bytes: Uint8Array, size = 5): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

const text = '{"name":"渡辺謙"}';
const limit = 1000;

function problemOf(problem: BadBody['problem']): (error: unknown) => boolean {
  return (error) => error instanceof BadBody && error.problem === problem;
}

describe('readBody', () => {
  it('reads plain text whose letters lie across two pieces', async () => {
    await expect(readBody(inPieces(Buffer.from(text)), null, limit)).resolves.toBe(text);
  });

  it.each(['gzip', 'x-gzip', ' GZIP '])('unfolds %o', async (encoding) => {
    await expect(readBody(inPieces(gzipSync(text)), encoding, limit)).resolves.toBe(text);
  });

  it('refuses a body that is too large as it travels, without reading on', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        await Promise.resolve();
        read += 1;
        yield new Uint8Array(300);
      }
    }
    await expect(readBody(endless(), null, limit)).rejects.toSatisfy(problemOf('too-large'));
    expect(read).toBe(4);
  });

  it('refuses a small body that unfolds to a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * limit, 'a'));
    expect(bomb.length).toBeLessThan(limit);
    await expect(readBody(inPieces(bomb), 'gzip', limit)).rejects.toSatisfy(problemOf('too-large'));
  });

  it('takes a body of exactly the limit', async () => {
    await expect(readBody(inPieces(Buffer.alloc(limit, 'a')), null, limit)).resolves.toHaveLength(limit);
  });

  it('calls a gzip stream without its end truncated', async () => {
    const half = gzipSync(text).subarray(0, 20);
    await expect(readBody(inPieces(half), 'gzip', limit)).rejects.toSatisfy(problemOf('truncated'));
  });

  it.each([
    ['something that is not gzip, called gzip', Buffer.from(text), 'gzip'],
    ['an encoding we did not ask for', Buffer.from(text), 'br'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), null],
  ])('calls %s not JSON', async (_, bytes, encoding) => {
    await expect(readBody(inPieces(bytes), encoding, limit)).rejects.toSatisfy(problemOf('not-json'));
  });
});

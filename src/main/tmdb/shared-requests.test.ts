import { isEndrollError } from '@shared/app-error.ts';
import { describe, expect, it } from 'vitest';
import { SharedRequests } from './shared-requests.ts';

/** A request that the test answers; remembers each sending. */
function createRequest(): {
  readonly start: (signal: AbortSignal) => Promise<string>;
  readonly sendings: { readonly signal: AbortSignal; readonly answer: PromiseWithResolvers<string> }[];
} {
  const sendings: { readonly signal: AbortSignal; readonly answer: PromiseWithResolvers<string> }[] = [];
  const start = (signal: AbortSignal): Promise<string> => {
    const answer = Promise.withResolvers<string>();
    sendings.push({ signal, answer });
    return answer.promise;
  };
  return { start, sendings };
}

function isCancelled(error: unknown): boolean {
  return isEndrollError(error, 'cancelled');
}

describe('SharedRequests', () => {
  it('sends the same request at the same time once', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    const answers = [1, 2, 3].map(() => shared.run('a', new AbortController().signal, start));
    sendings[0]!.answer.resolve('yes');
    await expect(Promise.all(answers)).resolves.toEqual(['yes', 'yes', 'yes']);
    expect(sendings).toHaveLength(1);
  });

  it('sends it again when the first one has been answered or has failed', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    const first = shared.run('a', undefined, start);
    sendings[0]!.answer.reject(new Error('no'));
    await expect(first).rejects.toThrow('no');
    const second = shared.run('a', undefined, start);
    sendings[1]!.answer.resolve('yes');
    await expect(second).resolves.toBe('yes');
  });

  it('keeps other requests apart', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    const answers = ['a', 'b'].map((id) => shared.run(id, undefined, start));
    sendings.forEach(({ answer }, index) => answer.resolve(String(index)));
    await expect(Promise.all(answers)).resolves.toEqual(['0', '1']);
  });

  it('cancels only the one who leaves', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    const leaving = new AbortController();
    const left = shared.run('a', leaving.signal, start);
    const stayed = shared.run('a', new AbortController().signal, start);
    leaving.abort();
    await expect(left).rejects.toSatisfy(isCancelled);
    expect(sendings[0]!.signal.aborted).toBe(false);
    sendings[0]!.answer.resolve('yes');
    await expect(stayed).resolves.toBe('yes');
  });

  it('aborts the request when nobody is left, and then sends a new one', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    const leaving = [new AbortController(), new AbortController()];
    const left = leaving.map(({ signal }) => shared.run('a', signal, start));
    leaving.forEach((controller) => controller.abort());
    for (const answer of left) await expect(answer).rejects.toSatisfy(isCancelled);
    expect(sendings[0]!.signal.aborted).toBe(true);

    const next = shared.run('a', undefined, start);
    // The aborted one ends late; its end must not make the new one forgotten.
    sendings[0]!.answer.reject(new Error('aborted'));
    const joined = shared.run('a', undefined, start);
    expect(sendings).toHaveLength(2);
    sendings[1]!.answer.resolve('yes');
    await expect(Promise.all([next, joined])).resolves.toEqual(['yes', 'yes']);
  });

  it('does not send for one who has already left', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    await expect(shared.run('a', AbortSignal.abort(), start)).rejects.toSatisfy(isCancelled);
    expect(sendings).toHaveLength(0);
  });

  it('stays answered for one who leaves afterwards', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    const leaving = new AbortController();
    const answer = shared.run('a', leaving.signal, start);
    sendings[0]!.answer.resolve('yes');
    await answer;
    leaving.abort();
    expect(sendings[0]!.signal.aborted).toBe(false);
  });

  it('says what is running', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    const answer = shared.run('a', undefined, start);
    expect([shared.isRunning('a'), shared.isRunning('b')]).toEqual([true, false]);
    sendings[0]!.answer.resolve('yes');
    await answer;
    expect(shared.isRunning('a')).toBe(false);
  });

  it('is closed when what was running has ended, and sends nothing more', async () => {
    const shared = new SharedRequests<string>();
    const { start, sendings } = createRequest();
    const answer = shared.run('a', undefined, start);
    let isClosed = false;
    const closed = shared.close().then(() => (isClosed = true));
    expect(sendings[0]!.signal.reason).toSatisfy(isCancelled);
    await new Promise(setImmediate);
    expect(isClosed).toBe(false);
    sendings[0]!.answer.reject(sendings[0]!.signal.reason);
    await expect(answer).rejects.toSatisfy(isCancelled);
    await closed;
    await expect(shared.run('b', undefined, start)).rejects.toSatisfy(isCancelled);
    expect(sendings).toHaveLength(1);
  });
});

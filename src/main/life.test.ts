import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLOSE_LIMIT, endWithin, Life } from './life.ts';
import { MemoryLogger } from './logging/test/memory-logger.ts';

let did: string[];
let closing: PromiseWithResolvers<void>;
let life: Life;
const logger = new MemoryLogger();

beforeEach(() => {
  vi.useFakeTimers();
  did = [];
  closing = Promise.withResolvers();
  life = new Life({
    start: () => did.push('start'),
    show: () => did.push('show'),
    close: () => {
      did.push('close');
      return closing.promise;
    },
    kill: () => did.push('kill'),
    keepRequest: () => {
      did.push('keep');
      return Promise.resolve();
    },
    quit: () => {
      did.push('quit');
      expect(life.mayQuit()).toBe(true);
    },
    logger,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Starts, and asks to quit once everything runs. */
function quitting(): void {
  life.begin();
  life.started();
  expect(life.mayQuit()).toBe(false);
  did = [];
}

describe('Life', () => {
  it('starts, runs, closes and ends', async () => {
    life.begin();
    expect(life.phase).toBe('starting');
    life.started();
    expect(life.phase).toBe('running');
    expect(life.mayQuit()).toBe(false);
    expect(life.phase).toBe('closing');
    expect(life.isClosing()).toBe(true);
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(life.phase).toBe('closed');
    expect(life.isClosing()).toBe(true);
    expect(did).toEqual(['start', 'close', 'kill', 'quit']);
  });

  it('shows the window to a second start while it runs', () => {
    life.begin();
    life.want();
    life.started();
    life.want();
    expect(did).toEqual(['start', 'show', 'show']);
  });

  it('answers a second start that comes while it closes by starting anew afterwards', async () => {
    quitting();
    await vi.advanceTimersByTimeAsync(CLOSE_LIMIT / 2);
    life.want();
    expect(did).toEqual([]);
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['kill', 'start']);
    life.started();

    closing = Promise.withResolvers();
    closing.resolve();
    expect(life.mayQuit()).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['kill', 'start', 'close', 'kill', 'quit']);
  });

  it('leaves a second start to the program that has taken its place, which starts once and last', async () => {
    quitting();
    life.handOver((isWanted) => did.push(`successor ${isWanted}`));
    life.want();
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['kill', 'keep', 'quit', 'successor true']);
    expect(life.mayQuit()).toBe(true);
    expect(did).toHaveLength(4);
  });

  it('ends when a program has taken its place that nobody asks for', async () => {
    quitting();
    life.handOver((isWanted) => did.push(`successor ${isWanted}`));
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['kill', 'quit', 'successor false']);
  });

  it('starts the program that has taken its place after a failure, too', async () => {
    quitting();
    expect(life.startSuccessor(true)).toBe(false);
    life.handOver((isWanted) => did.push(`successor ${isWanted}`));
    expect(life.startSuccessor(true)).toBe(true);
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['successor true', 'kill', 'quit']);
  });

  it.each(['before', 'after'])(
    'starts nothing when the session ends, %s an installer was named',
    async (when) => {
      life.begin();
      life.started();
      const handOver = (): void => {
        life.handOver(() => did.push('installer'));
      };
      if (when === 'after') handOver();
      life.endSession();
      expect(life.mayQuit()).toBe(false);
      if (when === 'before') handOver();
      closing.resolve();
      await vi.advanceTimersByTimeAsync(0);
      expect(did).toEqual(['start', 'close', 'kill', 'quit']);
      expect(life.startSuccessor(true)).toBe(false);
    },
  );

  it('starts the installer at the next quit when the session did not end after all', async () => {
    life.begin();
    life.endSession();
    expect(life.mayQuit()).toBe(false);
    life.want();
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(life.isSessionEnding).toBe(false);
    expect(life.mayQuit()).toBe(false);
    life.handOver(() => did.push('installer'));
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['start', 'close', 'kill', 'start', 'close', 'kill', 'quit', 'installer']);
  });

  it('closes once when it is asked to quit several times', async () => {
    quitting();
    expect(life.mayQuit()).toBe(false);
    closing.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['kill', 'quit']);
  });

  it('kills what has not closed within the limit, and says so', async () => {
    quitting();
    await vi.advanceTimersByTimeAsync(CLOSE_LIMIT - 1);
    expect(did).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(did).toEqual(['kill', 'quit']);
    expect(logger.lines.at(-1)).toMatch(/^error Closing took longer/u);
  });

  it('ends when closing fails', async () => {
    quitting();
    closing.reject(new Error('no'));
    await vi.advanceTimersByTimeAsync(0);
    expect(did).toEqual(['kill', 'quit']);
  });
});

describe('what has to end before something else', () => {
  it('is waited for', async () => {
    const work = Promise.withResolvers<undefined>();
    const ended = endWithin(1_500, () => work.promise);
    work.reject(new Error('no'));
    await expect(ended).rejects.toThrow('no');
  });

  it('is told when its time is over, and holds up nothing any more', async () => {
    let given: AbortSignal | undefined;
    const ended = endWithin(1_500, (signal) => {
      given = signal;
      return new Promise(() => undefined);
    });
    await vi.advanceTimersByTimeAsync(1_499);
    expect(given?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(given?.aborted).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { DeadlineError, withDeadline } from './deadline.ts';

const never = new AbortController().signal;

describe('withDeadline', () => {
  it('passes on what the work gives', async () => {
    await expect(withDeadline(1000, never, () => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('passes on how the work fails', async () => {
    const work = (): Promise<never> => Promise.reject(new Error('no'));
    await expect(withDeadline(1000, never, work)).rejects.toThrow('no');
  });

  it('ends work that is not done in time, even if it does not listen', async () => {
    let stop: AbortSignal | undefined;
    const deaf = (signal: AbortSignal): Promise<never> => {
      stop = signal;
      return new Promise(() => undefined);
    };
    await expect(withDeadline(1, never, deaf)).rejects.toBeInstanceOf(DeadlineError);
    expect(stop?.aborted).toBe(true);
  });

  it('ends with the reason of the signal', async () => {
    const leaving = new AbortController();
    const run = withDeadline(1000, leaving.signal, () => new Promise(() => undefined));
    leaving.abort(new Error('gone'));
    await expect(run).rejects.toThrow('gone');
  });

  it('does not begin when the signal has aborted already', async () => {
    let isBegun = false;
    const work = (): Promise<void> => {
      isBegun = true;
      return Promise.resolve();
    };
    await expect(withDeadline(1000, AbortSignal.abort(new Error('gone')), work)).rejects.toThrow('gone');
    expect(isBegun).toBe(false);
  });
});

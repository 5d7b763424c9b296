import { describe, expect, it } from 'vitest';
import { createPacksHandlers } from './packs-handlers.ts';

const key = { seriesId: 1396, language: 'en-US' };

/** The handlers, and what they have called. */
function create(): { readonly handlers: ReturnType<typeof createPacksHandlers>; readonly calls: unknown[] } {
  const calls: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]): Promise<void> => {
      calls.push([name, ...args]);
      return Promise.resolve();
    };
  const handlers = createPacksHandlers({
    list: () => Promise.resolve([]),
    start: note('start'),
    pause: note('pause'),
    resume: note('resume'),
    cancel: note('cancel'),
    verify: note('verify'),
  });
  return { handlers, calls };
}

describe('the calls about trip packs', () => {
  it('pass on which pack is meant, and which seasons', async () => {
    const { handlers, calls } = create();
    await handlers.start.run({ ...key, seasonNumbers: [0, 2] });
    await handlers.start.run({ ...key, seasonNumbers: null });
    for (const name of ['pause', 'resume', 'cancel', 'verify'] as const) await handlers[name].run(key);
    expect(calls).toEqual([
      ['start', key, [0, 2]],
      ['start', key, null],
      ['pause', key],
      ['resume', key],
      ['cancel', key],
      ['verify', key],
    ]);
    expect(await handlers.list.run(undefined)).toBe('[]');
  });

  it.each([
    ['no season at all', { ...key, seasonNumbers: [] }],
    ['a season that is no number', { ...key, seasonNumbers: ['1'] }],
    ['a negative season', { ...key, seasonNumbers: [-1] }],
    [
      'more seasons than any series has',
      { ...key, seasonNumbers: Array.from({ length: 501 }, (_, at) => at) },
    ],
    ['nothing said about seasons', key],
    ['more than the call takes', { ...key, seasonNumbers: null, force: true }],
  ])('refuse %s', (_what, given) => {
    expect(create().handlers.start.input.safeParse(given).success).toBe(false);
  });
});

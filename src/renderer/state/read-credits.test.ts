import { expect, it, vi } from 'vitest';
import { ok } from '@shared/result.ts';
import { readSeriesCredits } from './read-credits.ts';
import { FakeApi } from '../test/fake-api.ts';

it('tells of credits that cannot be unpacked as of a damaged library', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const api = new FakeApi();
  vi.spyOn(api.library, 'creditsOfSeries').mockResolvedValue(
    ok([{ seasonNumber: 1, credits: new Uint8Array([1, 2, 3]) as never }]),
  );
  expect(await readSeriesCredits(api, { seriesId: 1, language: 'en-US' })).toEqual({
    ok: false,
    error: { kind: 'library-unavailable', reason: 'damaged' },
  });
  expect(log).toHaveBeenCalledOnce();
});

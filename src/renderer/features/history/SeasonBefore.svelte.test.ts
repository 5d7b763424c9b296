import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Deflated } from '@shared/deflated.ts';
import type { PackedCredits } from '@shared/domain/packed-credits.ts';
import { fail, ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { packedCredits } from '../../test/pack-page.ts';
import { crewCredit, person } from '../../test/season-fixture.ts';
import SeasonBefore from './SeasonBefore.svelte';

const season = { seriesId: 1396, seasonNumber: 1, language: 'en-US' } as const;
const given = { season, fetchedAt: '2026-10-01T08:00:00.000Z' };
let api: FakeApi;

beforeEach(async () => {
  api = new FakeApi();
  const credits = await packedCredits([
    crewCredit('a', person(1, 'Vince Gilligan'), 'Directing', 'Director'),
    crewCredit('b', person(2, 'Adam Bernstein'), 'Directing', 'Director'),
    crewCredit('c', person(2, 'Adam Bernstein'), 'Directing', 'First Assistant Director'),
  ]);
  vi.spyOn(api.library, 'creditsAt').mockResolvedValue(ok({ seasonNumber: 1, credits }));
});

async function open(): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: SeasonBefore, given });
  await userEvent.click(screen.getByRole('button', { name: 'The season as it was' }));
}

it('names the job of each person, also of those who share it', async () => {
  await open();
  // Several of them may be open on one page.
  await screen.findByRole('region', { name: /^The season as it was on October 1, 2026 at / });
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/Vince Gilligan.*Director/u),
    expect.stringMatching(/Adam Bernstein.*Director/u),
    expect.stringMatching(/Adam Bernstein.*First Assistant Director/u),
  ]);
  // People, as on the season's page, and not their jobs.
  expect(screen.getByRole('heading', { name: 'Directing 2' })).toBeVisible();
});

it('asks again when the reader wants to try again', async () => {
  vi.mocked(api.library.creditsAt).mockResolvedValueOnce(
    fail({ kind: 'library-unavailable', reason: 'locked' }),
  );
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/Vince Gilligan/)).toBeVisible();
  expect(api.library.creditsAt).toHaveBeenCalledTimes(2);
});

it('says that what cannot be read is damaged', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.mocked(api.library.creditsAt).mockResolvedValueOnce(
    ok({ seasonNumber: 1, credits: new Uint8Array([1, 2, 3]) as Deflated<PackedCredits> }),
  );
  await open();
  expect(await screen.findByText(/damaged/u)).toBeVisible();
});

import { createRawSnippet } from 'svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { SeasonMode } from '@shared/domain/settings.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import SeasonPage from './SeasonPage.svelte';

// As when their files cannot be read: an update has replaced them, or the disk is gone.
vi.mock('../../credits/CreditTable.svelte', () => Promise.reject(new Error('no table')));
vi.mock('./EpisodeGrid.svelte', () => Promise.reject(new Error('no grid')));
vi.mock('./Completeness.svelte', () => Promise.reject(new Error('no completeness')));

const BROKEN = 'This part of the window cannot be shown';
const place = { page: 'season', seriesId: 1396, seasonNumber: 1, language: 'en-US' } as const;
let api: FakeApi;

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  api = new FakeApi();
});

async function open(seasonMode: SeasonMode): Promise<void> {
  api.settingsNow = { ...api.settingsNow, seasonMode };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const note = createRawSnippet(() => ({ render: () => '<p>Note</p>' }));
  const given = { place, memory: {}, note };
  render(InContext, { api, start: started.value, component: SeasonPage, given });
}

it.each(['table', 'episodes'] as const)(
  'says that the %s cannot be shown, and the other views can still be chosen',
  async (mode) => {
    await open(mode);
    expect(await screen.findByRole('alert')).toHaveTextContent(BROKEN);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Breaking Bad');
    await userEvent.click(screen.getByRole('radio', { name: 'Portraits' }));
    expect(await screen.findByRole('button', { name: /^Bryan Cranston/ })).toBeVisible();
  },
);

it('shows the season where its completeness cannot be shown', async () => {
  await open('portraits');
  expect(await screen.findByRole('alert')).toHaveTextContent(BROKEN);
  expect(screen.getByRole('button', { name: /^Bryan Cranston/ })).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Table' })).toBeVisible();
});

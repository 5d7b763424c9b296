import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { seasonPage } from '../../test/season-fixture.ts';
import RollPage from './RollPage.svelte';

const place = { page: 'roll', seriesId: 1396, seasonNumber: 1, language: 'en-US' } as const;
const user = userEvent.setup({ delay: null });
let api: FakeApi;

beforeEach(() => {
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  api = new FakeApi();
});

async function open(): Promise<{ readonly leave: () => void }> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place, memory: {} };
  const { unmount } = render(InContext, { api, start: started.value, component: RollPage, given });
  await screen.findByText('Bryan Cranston');
  return { leave: unmount };
}

const scale = (): string =>
  document.querySelector<HTMLElement>('.content')?.style.getPropertyValue('--roll-scale') ?? '';

it('begins and ends in full screen, and leaves a window alone that was so before', async () => {
  const { leave } = await open();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Full screen' })).toBeNull());
  expect(api.inputsOf('app.fullScreen')).toEqual([{ isOn: true }]);
  leave();
  expect(api.inputsOf('app.fullScreen')).toEqual([{ isOn: true }, { isOn: false }]);

  api = new FakeApi();
  vi.spyOn(api.app, 'fullScreen').mockResolvedValue(ok({ wasOn: true }));
  const again = await open();
  await waitFor(() => expect(api.app.fullScreen).toHaveBeenCalledOnce());
  again.leave();
  expect(api.app.fullScreen).toHaveBeenCalledOnce();
});

it('keeps the text size and the speed in the settings, by buttons and keys, as far as they go', async () => {
  await open();
  expect(scale()).toBe('1');
  await user.click(screen.getByRole('button', { name: 'Larger text' }));
  expect(api.settingsNow.rollSize).toBe(1.25);
  await waitFor(() => expect(scale()).toBe('1.25'));
  await user.keyboard('{-}{-}{-}{-}');
  expect(api.settingsNow.rollSize).toBe(0.75);
  await user.click(screen.getByRole('button', { name: 'Faster' }));
  expect(api.settingsNow.rollSpeed).toBe(1.2);
  for (let press = 0; press < 5; press += 1) await user.keyboard('{ArrowRight}');
  expect(api.settingsNow.rollSpeed).toBe(3.5);
});

it('begins as it was left', async () => {
  api.settingsNow = { ...api.settingsNow, rollSize: 2 };
  await open();
  expect(scale()).toBe('2');
});

it('shows its size and speed, and how far they go', async () => {
  await open();
  expect(screen.getByText('Text size 2 of 5')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Larger text' }));
  expect(await screen.findByText('Text size 3 of 5')).toHaveRole('status');
  for (let press = 0; press < 3; press += 1) await user.keyboard('{ArrowRight}');
  expect(await screen.findByText('Speed 5 of 5')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Faster' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByText('Space pauses, Escape closes')).toBeVisible();
});

it('gives space back to the roll after a click on a button', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Larger text' }));
  expect(screen.getByRole('dialog')).toHaveFocus();
});

describe('while it rolls', () => {
  const { key } = seasonPage().season;
  const changes = { added: 0, removed: 0, changed: 1 };

  beforeEach(async () => {
    await open();
    const page = seasonPage();
    const [first, ...others] = page.season.credits;
    api.page = ok({
      ...page,
      season: { ...page.season, credits: [{ ...first!, character: 'Heisenberg' }, ...others] },
    });
  });

  it('does not change: what TMDB has changed is offered', async () => {
    api.send('seasons:changed', { key, reason: 'updated', changes });
    expect(await screen.findByText('Refreshed: 1 credit changed.')).toBeVisible();
    expect(screen.getByText('Walter White')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByText('Heisenberg')).toBeVisible();
  });

  it('takes what was missing', async () => {
    api.send('seasons:changed', { key, reason: 'completed', changes });
    expect(await screen.findByText('Heisenberg')).toBeVisible();
    expect(screen.queryByText('Refreshed: 1 credit changed.')).toBeNull();
  });

  it('goes on when the library cannot be read', async () => {
    const logged = vi.spyOn(console, 'warn').mockReturnValue();
    api.page = fail({ kind: 'library-unavailable', reason: 'stopped' });
    api.send('seasons:changed', { key, reason: 'completed', changes });
    await waitFor(() => expect(logged).toHaveBeenCalledOnce());
    expect(screen.getByText('Walter White')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

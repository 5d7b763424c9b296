import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptSeason } from '@shared/domain/season.ts';
import type { TripPack, TripPackReceipt } from '@shared/domain/trip-pack.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { seriesPage } from '../../test/season-fixture.ts';
import PackStage from '../../test/stage/PackStage.svelte';
import { KEPT_DETAILS } from '../../test/kept-season-fixture.ts';

const user = userEvent.setup();
const seriesKey = { seriesId: 1396, language: 'en-US' };
const onopen = vi.fn();
const enterToken = vi.fn();
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
  onopen.mockClear();
  enterToken.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

async function open(): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { seriesKey, series: seriesPage().series, onopen };
  const host = { enterToken };
  render(InContext, { api, start: started.value, component: PackStage, given, host });
  await tick();
}

const running: TripPack = {
  ...seriesKey,
  seasonNumbers: [0, 1, 2],
  state: 'running',
  progress: { seasonsDone: 1, picturesDone: 214, picturesKnown: 1486, secondsLeft: 118 },
  error: null,
  receipt: null,
};

const receipt: TripPackReceipt = {
  checkedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  seasonsKept: 3,
  seasonsWanted: 3,
  credits: 1214,
  portraits: 486,
  withoutPortrait: 61,
  problems: [],
};

const panel = () => screen.getByRole('region', { name: 'Seasons to keep' });
const status = () => within(panel()).getByRole('status');

describe('choosing seasons', () => {
  const dialog = () => screen.findByRole('dialog', { name: 'Keep Breaking Bad' });

  it('takes all of them, whatever TMDB lists by then, when none is left out', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Keep all seasons' }));
    const main = within(await dialog()).getByRole('button', { name: 'Keep 3 seasons' });
    // Enter keeps them: the focus is not on the button that closes.
    await waitFor(() => expect(main).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(api.inputsOf('packs.start')).toEqual([{ ...seriesKey, seasonNumbers: null }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('gives the focus back to its button, which waits while seasons are kept and says when they are', async () => {
    await open();
    const button = screen.getByRole('button', { name: 'Keep all seasons' });
    await user.click(button);
    const main = within(await dialog()).getByRole('button', { name: 'Keep 3 seasons' });
    await waitFor(() => expect(main).toHaveFocus());
    await user.keyboard('{Enter}');
    api.send('packs:changed', running);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(button).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog'), 'a second Enter does nothing').toBeNull();
    api.send('packs:changed', { ...running, state: 'done', receipt });
    await waitFor(() => expect(button).toHaveAccessibleName(/Verify|Kept/u));
    expect(button).toHaveFocus();
  });

  it('takes only the chosen ones, and marks those that are kept', async () => {
    const kept: KeptSeason = {
      ...seriesKey,
      seasonNumber: 1,
      seriesName: 'Breaking Bad',
      seasonName: 'Season 1',
      airDate: null,
      posterPath: null,
      isWhole: true,
      fetchedAt: receipt.checkedAt,
      creditCount: 6,
      isExpired: false,
      ...KEPT_DETAILS,
    };
    api.kept = [kept];
    await open();
    await user.click(screen.getByRole('button', { name: 'Keep all seasons' }));
    const box = await dialog();
    expect(within(box).getByRole('checkbox', { name: /Season 1.*Refreshed 3 days ago/ })).toBeChecked();
    await user.click(within(box).getByRole('checkbox', { name: /Specials/ }));
    expect(within(box).getByRole('checkbox', { name: 'All seasons' })).toBePartiallyChecked();
    await user.click(within(box).getByRole('button', { name: 'Keep 2 seasons' }));
    expect(api.inputsOf('packs.start')).toEqual([{ ...seriesKey, seasonNumbers: [1, 2] }]);
  });

  it('is not the main thing to do where every season is kept already', async () => {
    api.kept = seriesPage().series.seasons.map(({ seasonNumber }) => ({
      ...seriesKey,
      seasonNumber,
      seriesName: 'Breaking Bad',
      seasonName: `Season ${seasonNumber}`,
      airDate: null,
      posterPath: null,
      isWhole: true,
      fetchedAt: receipt.checkedAt,
      creditCount: 6,
      isExpired: false,
      ...KEPT_DETAILS,
    }));
    await open();
    expect(await screen.findByRole('button', { name: 'Keep with all portraits' })).not.toHaveClass('primary');
    expect(screen.queryByRole('button', { name: 'Keep all seasons' })).toBeNull();
  });

  it('cannot take none', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Keep all seasons' }));
    const box = await dialog();
    await user.click(within(box).getByRole('checkbox', { name: 'All seasons' }));
    expect(within(box).getByRole('button', { name: 'Keep 0 seasons' })).toBeDisabled();
    await user.click(within(box).getByRole('checkbox', { name: 'All seasons' }));
    expect(within(box).getByRole('button', { name: 'Keep 3 seasons' })).toBeEnabled();
  });
});

describe('a pack on its way', () => {
  it('shows how far it has come and can be paused and resumed in the same place', async () => {
    api.packsNow = [running];
    await open();
    expect(
      await screen.findByText('1 of 3 seasons · 214 of 1,486 pictures · about 2 minutes left'),
    ).toBeVisible();
    const bar = within(panel()).getByRole('progressbar', { name: 'Progress' });
    expect(Number(bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    const pause = screen.getByRole('button', { name: 'Pause' });
    await user.click(pause);
    expect(api.inputsOf('packs.pause')).toEqual([seriesKey]);
    api.send('packs:changed', { ...running, state: 'paused' });
    await tick();
    expect(pause, 'the same button, so that it keeps the focus').toHaveAccessibleName('Resume');
    expect(pause).toHaveFocus();
    await user.click(pause);
    expect(api.inputsOf('packs.resume')).toEqual([seriesKey]);
  });

  it('never lets the bar go back while more pictures become known', async () => {
    api.packsNow = [{ ...running, progress: { ...running.progress, picturesDone: 10, picturesKnown: 10 } }];
    await open();
    const bar = await within(panel()).findByRole('progressbar');
    const before = Number(bar.getAttribute('aria-valuenow'));
    api.send('packs:changed', {
      ...running,
      progress: { seasonsDone: 2, picturesDone: 11, picturesKnown: 900, secondsLeft: null },
    });
    await tick();
    expect(Number(bar.getAttribute('aria-valuenow'))).toBe(before);
    expect(before).toBeGreaterThan(0);
  });

  it('tells a screen reader its progress every ten seconds, and at once when it stops', async () => {
    vi.useFakeTimers();
    api.packsNow = [running];
    await open();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(status()).toHaveTextContent('214 of 1,486 pictures');
    api.send('packs:changed', { ...running, progress: { ...running.progress, picturesDone: 215 } });
    await vi.advanceTimersByTimeAsync(9_000);
    expect(status()).toHaveTextContent('214 of 1,486 pictures');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(status()).toHaveTextContent('215 of 1,486 pictures');
    api.send('packs:changed', {
      ...running,
      state: 'waiting',
      error: { kind: 'offline', reason: 'unreachable' },
    });
    await tick();
    expect(status()).toHaveTextContent('No connection to TMDB. This will continue automatically.');
  });

  it('asks for a token when only that is missing', async () => {
    api.packsNow = [{ ...running, state: 'paused', error: { kind: 'unauthorized', reason: 'rejected' } }];
    await open();
    await user.click(await screen.findByRole('button', { name: 'Enter a token' }));
    expect(enterToken).toHaveBeenCalledOnce();
  });

  it('disappears when it is cancelled, and leaves the focus where it was', async () => {
    api.packsNow = [running];
    await open();
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(api.inputsOf('packs.cancel')).toEqual([seriesKey]);
    api.send('packs:ended', seriesKey);
    await tick();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(panel()).toHaveFocus();
  });

  it('stands at the foot of the sidebar until it is done', async () => {
    api.packsNow = [running];
    await open();
    const foot = await screen.findByRole('list', { name: 'Seasons being kept' });
    await user.click(within(foot).getByRole('button', { name: 'Series 1396: 1 of 3 seasons' }));
    expect(onopen).toHaveBeenCalledWith(seriesKey);
    // Once all seasons are there, what is still coming.
    const progress = { ...running.progress, seasonsDone: 3, picturesDone: 1262, picturesKnown: 3997 };
    api.send('packs:changed', { ...running, progress });
    expect(
      await within(foot).findByRole('button', { name: 'Series 1396: 1,262 of 3,997 pictures' }),
    ).toBeVisible();
    api.send('packs:changed', { ...running, state: 'done', receipt });
    await tick();
    expect(screen.queryByRole('list', { name: 'Seasons being kept' })).toBeNull();
  });
});

describe('a receipt', () => {
  it('is one line that opens, says what is kept, and can be checked again', async () => {
    api.packsNow = [{ ...running, state: 'done', receipt }];
    await open();
    const text = '3 of 3 seasons, 1,214 credits, 486 portraits kept, 61 have none on TMDB, 0 failed';
    expect(await within(panel()).findByText('Checked 3 days ago')).toBeVisible();
    await user.click(screen.getByText('Kept, with all portraits'));
    expect(within(panel()).getByText(text)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Fetch what is missing' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Verify' }));
    expect(api.inputsOf('packs.verify')).toEqual([seriesKey]);
  });

  it('makes the button of a series that is kept whole check it again, and only then', async () => {
    api.packsNow = [{ ...running, state: 'done', receipt }];
    await open();
    await user.click(await screen.findByRole('button', { name: 'Kept · Verify' }));
    expect(api.inputsOf('packs.verify')).toEqual([seriesKey]);
    expect(await screen.findByText('Checked again, in the library and on disk.')).toBeVisible();
    api.send('packs:changed', { ...running, seasonNumbers: [0, 1], state: 'done', receipt });
    expect(await screen.findByRole('button', { name: 'Keep all seasons' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Kept · Verify' })).toBeNull();
  });

  it('names what is missing and fetches it on request', async () => {
    const problems: TripPackReceipt['problems'] = [
      { kind: 'season-missing', seasonNumber: 2, error: { kind: 'not-found', what: 'season' } },
      { kind: 'season-missing', seasonNumber: 1, error: null },
      { kind: 'season-incomplete', seasonNumber: 0 },
      { kind: 'portrait-missing', personName: 'Bryan Cranston', profilePath: '/a.jpg' },
      { kind: 'poster-missing', seasonNumber: 1, posterPath: '/b.jpg' },
      { kind: 'portrait-missing', personName: 'Aaron Paul', profilePath: '/c.jpg' },
    ];
    api.packsNow = [{ ...running, state: 'done', receipt: { ...receipt, seasonsKept: 1, problems } }];
    await open();
    const list = await screen.findByRole('list', { name: 'What is missing' });
    const lines = () =>
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent.trim());
    expect(lines()).toEqual([
      'Season 2 is not kept: Not on TMDB.',
      'Season 1 is no longer in your library.',
      'Specials is incomplete: TMDB has not sent all of it.',
      'The portrait of Bryan Cranston is missing.',
      'The poster of Season 1 is missing.',
    ]);
    await user.click(screen.getByRole('button', { name: 'Show all 6' }));
    expect(lines()).toContain('The portrait of Aaron Paul is missing.');
    await user.click(screen.getByRole('button', { name: 'Fetch what is missing' }));
    expect(api.inputsOf('packs.start')).toEqual([{ ...seriesKey, seasonNumbers: [0, 1, 2] }]);
  });
});

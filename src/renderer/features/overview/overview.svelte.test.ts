import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptSeason } from '@shared/domain/season.ts';
import { fail } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import OverviewStage from '../../test/stage/OverviewStage.svelte';

const user = userEvent.setup();
const onopen = vi.fn();
const remove = vi.fn(() => Promise.resolve());
const saveKeptPdf = vi.fn(() => Promise.resolve());
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
  onopen.mockClear();
  remove.mockClear();
});

async function open(): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, {
    api,
    start: started.value,
    component: OverviewStage,
    given: {},
    host: { openSeason: onopen, remove, saveKeptPdf },
  });
  await tick();
}

function kept(
  seriesName: string,
  seasonNumber: number,
  days: number,
  rest: Partial<KeptSeason> = {},
): KeptSeason {
  return keptSeason({
    seriesId: seriesName.length,
    seasonNumber,
    seriesName,
    fetchedAt: new Date(Date.now() - days * 86_400_000).toISOString(),
    ...rest,
  });
}

const lost = kept('Lost', 1, 3);
const fargo = kept('Fargo', 2, 160);
const gone = kept('Severance', 1, 200, { isExpired: true, creditCount: 0 });
const keyOf = ({ seriesId, seasonNumber, language }: KeptSeason) => ({ seriesId, seasonNumber, language });

const table = () => screen.findByRole<HTMLTableElement>('grid', { name: 'Library overview' });
const bodyRows = async () => [...(await table()).tBodies[0]!.rows];
const seriesColumn = async () =>
  (await bodyRows()).map(({ cells }) => cells[1]!.querySelector('bdi')!.textContent);
const heading = (name: string) => screen.getByText<HTMLButtonElement>(name, { selector: 'th button' });
const row = (name: string) => screen.getByRole('row', { name });
const view = (name: string) => user.click(screen.getByRole('radio', { name }));
const sortOf = (name: string) => heading(name).closest('th')!.ariaSort;

describe('the table', () => {
  it('says of each season what it holds', async () => {
    api.kept = [
      kept('Lost', 1, 3, {
        airDate: '2004-09-22',
        episodeCount: 25,
        regularCount: 14,
        guestCount: 1_070,
        crewCount: 65,
        withoutPortraitCount: 310,
        hasNote: true,
      }),
      fargo,
    ];
    await open();
    const [fargoRow, lostRow] = await bodyRows();
    expect([...lostRow!.cells].map((cell) => cell.textContent.trim()).slice(2)).toEqual([
      'Season 1',
      '2004',
      '25',
      '14',
      '1,070',
      '65',
      '310',
      '',
    ]);
    expect(within(lostRow!).getByRole('img', { name: 'You wrote a note' })).toBeVisible();
    expect(within(fargoRow!).queryByRole('img')).toBeNull();
    expect(screen.getByText('2 seasons')).toBeVisible();
  });

  it('shows the poster of a series once, as long as its seasons are together', async () => {
    api.kept = [kept('Lost', 1, 3), kept('Lost', 2, 3), fargo];
    await open();
    const posters = async () =>
      (await bodyRows()).map(({ cells }) => cells[1]!.querySelector('.stand-in, img') !== null);
    expect(await seriesColumn()).toEqual(['Fargo', 'Lost', 'Lost']);
    expect(await posters()).toEqual([true, true, false]);
    await user.click(heading('Season'));
    expect((await posters()).every(Boolean), 'sorted by season, series take turns').toBe(true);
  });

  it('says in its second view how old, how whole and how large it is, and how long it may stay', async () => {
    api.kept = [lost, fargo, gone];
    api.sizes = [{ ...keyOf(lost), dataBytes: 100_000, pictureBytes: 4_000_000 }];
    await open();
    await table();
    await view('Upkeep');
    const [fargoRow, lostRow, goneRow] = await bodyRows();
    await waitFor(() => expect(lostRow).toHaveTextContent('4.1 MB'));
    expect(lostRow).toHaveTextContent(/Lost.*Season 1.*3 days ago.*Complete.*4.1 MB.*177 days/);
    expect(fargoRow).toHaveTextContent(/160 days ago.*Complete.*Due.*20 days/);
    expect(goneRow).toHaveTextContent('Deleted after six months');
    expect(screen.getByText('3 seasons, 41.1 MB; 1 is due')).toBeVisible();
    expect(screen.queryByText('Language')).toBeNull();
  });

  it('names languages only where they differ', async () => {
    api.kept = [lost, kept('Dark', 1, 3, { language: 'de-DE' })];
    await open();
    await table();
    await view('Upkeep');
    expect(heading('Language')).toBeVisible();
    expect((await bodyRows())[0]).toHaveTextContent('German (Germany)');
  });

  it('is filtered as the reader types', async () => {
    api.kept = [lost, fargo, gone];
    await open();
    await table();
    const field = screen.getByRole('textbox', { name: 'Filter by series or season' });
    await user.type(field, 'far');
    expect(await seriesColumn()).toEqual(['Fargo']);
    await user.type(field, 'zzz');
    expect(screen.getByText('Nothing in your library matches “farzzz”.')).toBeVisible();
    await user.keyboard('{Escape}');
    expect((await seriesColumn()).length).toBe(3);
  });

  it('sorts by a heading, and says so', async () => {
    api.kept = [lost, fargo];
    await open();
    expect(await seriesColumn()).toEqual(['Fargo', 'Lost']);
    expect(sortOf('Series')).toBe('ascending');
    await user.click(heading('Guests'));
    expect(sortOf('Guests')).toBe('descending');
    expect(sortOf('Series')).toBeNull();
    await view('Upkeep');
    expect(sortOf('Series')).toBe('ascending');
    await user.click(heading('Time left'));
    expect(await seriesColumn()).toEqual(['Fargo', 'Lost']);
    await user.click(heading('Time left'));
    expect(await seriesColumn()).toEqual(['Lost', 'Fargo']);
  });

  it('is sorted as before when the reader comes back', async () => {
    api.kept = [lost, fargo];
    await open();
    await table();
    await user.click(heading('Series'));
    const away = screen.getByText('Leave or come back');
    await user.click(away);
    expect(screen.queryByText('Fargo')).toBeNull();
    await user.click(away);
    expect(await seriesColumn()).toEqual(['Lost', 'Fargo']);
    expect(sortOf('Series')).toBe('descending');
  });

  it('opens a season by a click on its row and by the keyboard', async () => {
    api.kept = [lost, fargo];
    await open();
    const [, lostRow] = await bodyRows();
    await user.click(within(lostRow!).getByText('Season 1'));
    expect(onopen).toHaveBeenLastCalledWith(lost);
    row('Fargo, Season 2').focus();
    await user.keyboard('{Enter}');
    expect(onopen).toHaveBeenLastCalledWith(fargo);
  });

  it('is one stop for Tab, and the arrow keys go from row to row', async () => {
    api.kept = [lost, fargo, gone];
    await open();
    await table();
    row('Fargo, Season 2').focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(row('Lost, Season 1')).toHaveFocus());
    await user.keyboard('{End}');
    await waitFor(() => expect(row('Severance, Season 1')).toHaveFocus());
    await user.tab();
    expect(screen.getByRole('button', { name: 'Fetch Severance, Season 1 again' })).toHaveFocus();
    expect((await table()).querySelectorAll('tbody tr[tabindex="0"]')).toHaveLength(1);
  });

  it('has a thousand rows, of which the keyboard reaches each though few are there', async () => {
    api.kept = Array.from({ length: 1000 }, (_, index) => kept('Soap', index + 1, 3));
    await open();
    expect(await table()).toHaveAttribute('aria-rowcount', '1001');
    expect((await bodyRows()).length).toBeLessThan(100);
    row('Soap, Season 1').focus();
    await user.keyboard('{End}');
    const last = await screen.findByRole('row', { name: 'Soap, Season 1000' });
    await waitFor(() => expect(last).toHaveFocus());
    expect(last).toHaveAttribute('aria-rowindex', '1001');
  });

  it('is copied as it stands: the selected rows, with the columns on screen and their heads', async () => {
    api.kept = [lost, fargo, gone];
    await open();
    const [first, second] = await bodyRows();
    await user.click(first!.querySelector('[data-select]')!);
    await user.click(second!.querySelector('[data-select]')!);
    first!.focus();
    await fireEvent.copy(document.body);
    const [copied] = api.inputsOf('app.copyText') as readonly { readonly text: string }[];
    const lines = copied?.text.split('\n').map((line) => line.split('\t')) ?? [];
    const heads = [...(await table()).tHead!.rows[0]!.cells].map(({ dataset }) => dataset['column']);
    expect(lines[0]?.length).toBe(heads.filter((column) => column !== undefined && column !== 'note').length);
    expect(lines.slice(0, 3).map(([series]) => series)).toEqual(['Series', 'Fargo', 'Lost']);
    expect(copied?.text).toContain('From The Movie Database (TMDB), as of ');
  });

  it('says when nothing is kept', async () => {
    await open();
    expect(await screen.findByText(/Nothing is kept yet/)).toBeVisible();
    expect(screen.queryByRole('grid')).toBeNull();
  });
});

describe('refreshing', () => {
  it('asks for all that are due, shows how far it is, and can be stopped', async () => {
    api.kept = [lost, fargo];
    await open();
    await table();
    await view('Upkeep');
    await user.click(await screen.findByRole('button', { name: 'Refresh 1 due season' }));
    expect(api.inputsOf('freshness.refresh')).toEqual([{ keys: [keyOf(fargo)], isFirst: false }]);
    api.send('freshness:changed', {
      done: 3,
      failed: 1,
      failures: [],
      total: 12,
      isRunning: true,
      isFirst: false,
      error: null,
    });
    await tick();
    expect(screen.getByRole('progressbar', { name: 'Refreshing seasons' })).toHaveAttribute(
      'aria-valuenow',
      '25',
    );
    // Also while seasons are selected.
    await user.click(screen.getByRole('checkbox', { name: 'Select all seasons' }));
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(api.inputsOf('freshness.stop')).toHaveLength(1);
    await user.click(screen.getByRole('checkbox', { name: 'Select all seasons' }));
    api.send('freshness:changed', {
      done: 3,
      failed: 1,
      failures: [],
      total: 12,
      isRunning: false,
      isFirst: false,
      error: null,
    });
    expect(
      await screen.findByText('2 of 12 seasons refreshed. 1 could not be refreshed and stays as it was.'),
    ).toBeVisible();
  });

  it('names the seasons that failed, says why, and tries them again', async () => {
    api.kept = [lost, fargo];
    await open();
    await table();
    const failures = [
      { key: keyOf(fargo), error: { kind: 'not-found', what: 'season' } },
      { key: keyOf(lost), error: { kind: 'tmdb-unavailable', status: 503, message: null } },
    ] as const;
    const end = { done: 80, failed: 60, failures, total: 80, isFirst: false, error: null };
    api.send('freshness:changed', { ...end, isRunning: true });
    await tick();
    expect(screen.queryByRole('region', { name: /could not be fetched/ })).toBeNull();
    api.send('freshness:changed', { ...end, isRunning: false });
    const box = await screen.findByRole('region', { name: '60 seasons could not be fetched' });
    expect(
      within(box)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^Fargo, Season 2 TMDB no longer has this season\. Your copy stays until \w/),
      expect.stringMatching(/^Lost, Season 1 .*TMDB/),
    ]);
    expect(box).toHaveTextContent('and 58 more');
    await user.click(within(box).getByRole('button', { name: 'Try again' }));
    expect(api.inputsOf('freshness.refresh')).toEqual([
      { keys: [keyOf(fargo), keyOf(lost)], isFirst: false },
    ]);
    await user.click(within(box).getByRole('button', { name: 'Dismiss' }));
    expect(box).not.toBeInTheDocument();
  });

  it('fetches again what was deleted at the limit', async () => {
    api.kept = [gone];
    await open();
    await user.click(await screen.findByRole('button', { name: 'Fetch Severance, Season 1 again' }));
    expect(api.inputsOf('seasons.refresh')).toEqual([keyOf(gone)]);
    expect(onopen).not.toHaveBeenCalled();
  });

  it('says that TMDB does not have a season, and offers to remove it', async () => {
    api.kept = [gone];
    api.refreshed = fail({ kind: 'not-found', what: 'season' });
    await open();
    await user.click(await screen.findByRole('button', { name: 'Fetch Severance, Season 1 again' }));
    expect(await screen.findByText(/Severance has no season 1 on TMDB/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(remove).toHaveBeenCalledExactlyOnceWith([gone], 'Severance, Season 1');
  });

  it('fetches all that a backup has listed, and says what is needed without a token', async () => {
    const listed = [1, 2, 0].map((seasonNumber) =>
      keptSeason({ seriesId: 1396, seasonNumber, seriesName: 'Series 1396', seasonName: '', isLost: true }),
    );
    api.kept = listed;
    await open();
    const rows = await bodyRows();
    expect(rows.map(({ ariaLabel }) => ariaLabel)).toEqual([
      'Series 1396, Specials',
      'Series 1396, Season 1',
      'Series 1396, Season 2',
    ]);
    await user.click(screen.getByRole('button', { name: 'Fetch 3 missing seasons' }));
    expect(await screen.findByRole('button', { name: 'Enter a token' })).toBeVisible();
    expect(api.inputsOf('freshness.refresh')).toEqual([]);
    await view('Upkeep');
    expect(screen.queryByText('Nothing is due')).toBeNull();
    expect((await bodyRows())[0]).not.toHaveTextContent(/ago/);
    await user.type(screen.getByRole('textbox', { name: 'Filter by series or season' }), '1396');
    expect(await bodyRows()).toHaveLength(3);
  });

  it('says only what is missing where nothing was tried without a token', async () => {
    api.kept = [1, 2].map((seasonNumber) =>
      keptSeason({ seriesId: 1396, seasonNumber, seriesName: 'Series 1396', seasonName: '', isLost: true }),
    );
    await open();
    await bodyRows();
    const end = { done: 1, failed: 1, failures: [], total: 2, isRunning: false, isFirst: true } as const;
    api.send('freshness:changed', { ...end, error: { kind: 'unauthorized', reason: 'missing' } });
    expect(await screen.findByText('2 seasons wait for a TMDB token.')).toBeVisible();
    expect(screen.queryByText(/could not be|refreshed|fetched\./u)).toBeNull();
    api.send('freshness:changed', {
      ...end,
      isFirst: false,
      error: { kind: 'offline', reason: 'no-network' },
    });
    expect(await screen.findByText(/^None of 2 seasons could be fetched\. \S/u)).toBeVisible();
    expect(screen.queryByText(/stays as it was/u)).toBeNull();
  });

  it('says once that none could be fetched, with one button, and takes the focus along', async () => {
    const listed = [1, 2].map((seasonNumber) =>
      keptSeason({ seriesId: 1396, seasonNumber, seriesName: 'Series 1396', seasonName: '', isLost: true }),
    );
    api.kept = listed;
    api.tokenNow = { ...api.tokenNow, source: 'keyring' };
    await open();
    await user.click(await screen.findByRole('button', { name: 'Fetch 2 missing seasons' }));
    const end = { done: 0, failed: 0, failures: [], total: 2, isFirst: true, error: null };
    api.send('freshness:changed', { ...end, isRunning: true });
    expect(await screen.findByRole('button', { name: 'Stop' })).toBeVisible();
    expect(document.activeElement).toHaveTextContent('Fetching: 0 of 2 seasons');
    const failures = listed.map((season) => ({
      key: keyOf(season),
      error: { kind: 'not-found', what: 'season' } as const,
    }));
    api.send('freshness:changed', { ...end, done: 2, failed: 2, failures, isRunning: false });
    const box = await screen.findByRole('region', { name: 'None of 2 seasons could be fetched' });
    await waitFor(() => expect(box).toHaveFocus());
    expect(screen.queryByText(/refreshed|Refreshing|stay as they were/)).toBeNull();
    expect(screen.queryByRole('button', { name: /^Fetch \d/ })).toBeNull();
    await user.click(within(box).getByRole('button', { name: 'Try again' }));
    expect(document.activeElement).not.toBe(document.body);
    const input = { keys: listed.map(keyOf), isFirst: true };
    expect(api.inputsOf('freshness.refresh')).toEqual([input, input]);
    await user.click(within(box).getByRole('button', { name: 'Dismiss' }));
    expect(await screen.findByText('None of 2 seasons could be fetched')).toBeVisible();
  });

  it('offers the citation sheet of what TMDB has no longer', async () => {
    const withdrawn = kept('Withdrawn', 1, 160, { goneSince: '2026-11-20T08:00:00.000Z' });
    api.kept = [lost, withdrawn];
    await open();
    await table();
    await view('Upkeep');
    expect((await bodyRows())[1]).toHaveTextContent(/No longer on TMDB.*20 days/);
    await user.click(
      screen.getByRole('button', { name: 'Save a citation sheet (PDF) of Withdrawn, Season 1' }),
    );
    expect(saveKeptPdf).toHaveBeenCalledExactlyOnceWith([withdrawn], 'Library overview');
    expect(onopen).not.toHaveBeenCalled();
  });

  it('has nothing to offer where nothing is due', async () => {
    api.kept = [lost];
    await open();
    await table();
    await view('Upkeep');
    expect(await screen.findByRole('button', { name: 'Nothing is due' })).toBeDisabled();
  });
});

describe('a selection', () => {
  const box = (name: string) => row(name).querySelector('[data-select]')!;

  it('takes ranges with Shift, and all with one click', async () => {
    api.kept = [fargo, lost, gone];
    await open();
    await table();
    const all = screen.getByRole('checkbox', { name: 'Select all seasons' });
    await user.click(box('Fargo, Season 2'));
    expect(all).toBePartiallyChecked();
    await user.keyboard('{Shift>}');
    await user.click(box('Severance, Season 1'));
    await user.keyboard('{/Shift}');
    expect(row('Lost, Season 1')).toHaveAttribute('aria-selected', 'true');
    expect(screen.getAllByText('3 seasons selected')[0]).toBeVisible();
    expect(all).toBeChecked();
    await user.click(all);
    expect(row('Lost, Season 1')).toHaveAttribute('aria-selected', 'false');
    expect(onopen, 'a click on a box is no click on its row').not.toHaveBeenCalled();
  });

  it('is removed in one call, and left with the focus in reach', async () => {
    api.kept = [fargo, lost];
    await open();
    await table();
    await user.click(screen.getByRole('checkbox', { name: 'Select all seasons' }));
    await user.click(screen.getByRole('button', { name: 'Remove selected' }));
    expect(remove).toHaveBeenCalledExactlyOnceWith([fargo, lost], 'Fargo, Season 2');
    await user.click(screen.getByRole('button', { name: 'Clear the selection' }));
    expect(screen.getByText('2 seasons')).toBeVisible();
    expect(screen.getByRole('textbox')).toHaveFocus();
  });

  it('forgets what was removed: put back, it is not selected', async () => {
    api.kept = [fargo, lost];
    await open();
    await table();
    await user.click(screen.getByRole('checkbox', { name: 'Select all seasons' }));
    api.send('library:changed', { changed: [], gone: [keyOf(lost)] });
    await waitFor(() => expect(screen.getAllByText('1 season selected')[0]).toBeVisible());
    api.send('library:changed', { changed: [lost], gone: [] });
    await waitFor(() => expect(row('Lost, Season 1')).toHaveAttribute('aria-selected', 'false'));
    expect(row('Fargo, Season 2')).toHaveAttribute('aria-selected', 'true');
  });

  it('is refreshed', async () => {
    api.kept = [fargo, lost];
    await open();
    await table();
    expect(screen.queryByRole('button', { name: 'Refresh selected' })).toBeNull();
    await user.click(box('Lost, Season 1'));
    await user.click(screen.getByRole('button', { name: 'Refresh selected' }));
    expect(api.inputsOf('freshness.refresh')).toEqual([{ keys: [keyOf(lost)], isFirst: false }]);
  });
});

it('gives no number while nobody knows how much of the library has to be made again', async () => {
  api.kept = [lost];
  api.makingNow = { done: 0, total: 0, isRunning: true, lost: [] };
  await open();
  const progress = await screen.findByRole('progressbar', { name: 'Rebuilding the library' });
  expect(progress).toHaveAttribute('aria-valuetext', 'Rebuilding the library');
});

it('shows how far the library has been made again, asked on opening and told from then on', async () => {
  api.kept = [lost];
  api.makingNow = { done: 29, total: 384, isRunning: true, lost: [] };
  await open();
  const progress = await screen.findByRole('progressbar', { name: 'Rebuilding the library' });
  expect(progress).toHaveAttribute('aria-valuetext', 'Rebuilding the library: 29 of 384 seasons');
  api.send('library:making', { done: 40, total: 384, isRunning: true, lost: [] });
  await waitFor(() =>
    expect(progress).toHaveAttribute('aria-valuetext', 'Rebuilding the library: 40 of 384 seasons'),
  );
  api.send('library:making', { done: 384, total: 384, isRunning: false, lost: [] });
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
});

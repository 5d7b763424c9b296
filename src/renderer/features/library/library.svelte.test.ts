import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptSeason } from '@shared/domain/season.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import LibraryPane from './LibraryPane.svelte';

const user = userEvent.setup();
const DAY = 86_400_000;

const heist = keptSeason({
  seriesId: 71446,
  seriesName: 'Money Heist',
  seasonName: 'Part 1',
  airDate: '2017-05-02',
});
const heist2 = keptSeason({ ...heist, seasonNumber: 2, seasonName: 'Part 2', airDate: '2017-10-16' });
const inSpanish = keptSeason({
  ...heist,
  language: 'es-ES',
  seriesName: 'La casa de papel',
  seasonName: 'Parte 1',
});
const lost = keptSeason({ seriesId: 4607, seriesName: 'Lost', airDate: '2004-09-22' });
const fargo = keptSeason({ seriesId: 60622, seriesName: 'Fargo', airDate: '2014-04-15' });

let api: FakeApi;

// Loaded when it is first wanted, which takes a moment here.
beforeAll(() => import('../../ui/PopupMenu.svelte'), 60_000);

beforeEach(() => {
  api = new FakeApi();
});

async function show(given: Record<string, unknown> = {}) {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const asked = {
    onopen: vi.fn(),
    onseries: vi.fn(),
    onremove: vi.fn(),
    onoverview: vi.fn(),
    onopenpage: vi.fn(),
  };
  render(InContext, {
    api,
    start: started.value,
    component: LibraryPane,
    given: { current: null, currentSeries: null, isOverviewOpen: false, ...asked, ...given },
  });
  await waitFor(() => expect(screen.queryAllByRole('treeitem').length).toBeGreaterThan(0));
  return asked;
}

const tree = () => screen.getByRole('tree', { name: 'Kept seasons' });
const rows = () => within(tree()).getAllByRole('treeitem');
const names = () => rows().map((row) => row.ariaLabel);
const row = (name: string) => within(tree()).getByRole('treeitem', { name });
/** The row that a screen reader hears of. */
const active = () => document.getElementById(tree().getAttribute('aria-activedescendant') ?? '')?.ariaLabel;
const filter = () => screen.getByRole('textbox', { name: 'Filter the library' });
const fold = (name: string) => row(name).querySelector('[data-part="fold"]')!;

function many(count: number): readonly KeptSeason[] {
  return Array.from({ length: count }, (_, index) =>
    keptSeason({ seriesId: index + 1, seriesName: `Series ${index + 1}` }),
  );
}

describe('a series', () => {
  it('says that it has not been fetched yet after a restore, with its seasons, instead of counting none', async () => {
    const listed = [1, 2].map((seasonNumber) =>
      keptSeason({
        seriesId: 90_007,
        seasonNumber,
        seriesName: 'Series 90007',
        seasonName: '',
        isLost: true,
      }),
    );
    api.kept = [...listed, lost];
    await show();
    expect(names()).toEqual(['Lost, 1 season', 'Series 90007, not fetched yet']);
    expect(row('Series 90007, not fetched yet')).toHaveTextContent('not fetched yet');
    await user.click(fold('Series 90007, not fetched yet'));
    expect(names().slice(2)).toEqual([
      'Series 90007, Season 1, not fetched yet',
      'Series 90007, Season 2, not fetched yet',
    ]);
    // As soon as one is there, those count that can be read.
    api.send('library:changed', {
      changed: [keptSeason({ seriesId: 90_007, seriesName: 'Thirty Winters' })],
      gone: [],
    });
    expect(await screen.findByRole('treeitem', { name: 'Thirty Winters, 1 season' })).toBeVisible();
  });

  it('is one line with the number of its seasons, until it is unfolded', async () => {
    api.kept = [heist, heist2, lost];
    await show();
    expect(names()).toEqual(['Lost, 1 season', 'Money Heist, 2 seasons']);
    expect(row('Money Heist, 2 seasons')).toHaveAttribute('aria-expanded', 'false');
    await user.click(fold('Money Heist, 2 seasons'));
    expect(names()).toEqual([
      'Lost, 1 season',
      'Money Heist, 2 seasons',
      'Money Heist, Part 1, 2017',
      'Money Heist, Part 2, 2017',
    ]);
    const part2 = row('Money Heist, Part 2, 2017');
    expect(part2).toHaveAttribute('aria-level', '2');
    expect(part2).toHaveAttribute('aria-posinset', '2');
    expect(part2).toHaveAttribute('aria-setsize', '2');
  });

  it('opens in the language the reader prefers, else in one it is kept in', async () => {
    api.kept = [inSpanish, lost];
    const { onseries } = await show();
    await user.click(row('La casa de papel, 1 season'));
    expect(onseries).toHaveBeenLastCalledWith({ seriesId: 71446, language: 'es-ES' });
  });

  it('is unfolded and marked while it or a season of it is on screen', async () => {
    api.kept = [heist, heist2, lost];
    await show({ current: { seriesId: 71446, seasonNumber: 2, language: 'en-US' } });
    expect(row('Money Heist, Part 2, 2017')).toHaveAttribute('aria-current', 'page');
    expect(row('Money Heist, 2 seasons')).not.toHaveAttribute('aria-current');
    expect(active()).toBe('Money Heist, Part 2, 2017');
  });
});

describe('a season', () => {
  it('says its year, and what is the matter with it', async () => {
    api.kept = [
      keptSeason({ seasonNumber: 1, fetchedAt: new Date(Date.now() - 160 * DAY).toISOString() }),
      keptSeason({ seasonNumber: 2, isWhole: false, airDate: null }),
      keptSeason({ seasonNumber: 3, isExpired: true, isWhole: false }),
    ];
    await show({ currentSeries: { seriesId: 1396, language: 'en-US' } });
    expect(names()).toEqual([
      // Of the third, nothing is kept any more.
      'Breaking Bad, 2 seasons',
      'Breaking Bad, Season 1, 2008, due for a refresh',
      'Breaking Bad, Season 2, incomplete',
      'Breaking Bad, Season 3, expired',
    ]);
  });

  it('shows its language only where the series is kept in several', async () => {
    api.kept = [heist, inSpanish];
    await show({ current: heist });
    expect(row('La casa de papel, Parte 1 (Spanish (Spain)), 2017')).toHaveTextContent(/Parte 1\s*es-ES/);
  });

  it('is opened by a click, and removed from its menu', async () => {
    api.kept = [heist, heist2];
    const { onopen, onremove } = await show({ current: heist });
    await user.click(row('Money Heist, Part 2, 2017'));
    expect(onopen).toHaveBeenCalledExactlyOnceWith(heist2);
    await user.pointer({ keys: '[MouseRight]', target: row('Money Heist, Part 2, 2017') });
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    expect(onremove).toHaveBeenCalledExactlyOnceWith([heist2], 'Money Heist, Part 2');
    await waitFor(() => expect(tree()).toHaveFocus());
  });
});

describe('the keyboard', () => {
  it('has one stop, and goes through the lines with arrows, Home and End', async () => {
    api.kept = [fargo, heist, heist2, lost];
    const { onopen, onseries, onremove } = await show();
    tree().focus();
    expect(rows().every((each) => each.tabIndex === -1)).toBe(true);
    await user.keyboard('{End}');
    expect(active()).toBe('Money Heist, 2 seasons');
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}');
    expect(active()).toBe('Money Heist, Part 2, 2017');
    await user.keyboard('{Enter}');
    expect(onopen).toHaveBeenCalledExactlyOnceWith(heist2);
    await user.keyboard('{Delete}');
    expect(onremove).toHaveBeenLastCalledWith([heist2], 'Money Heist, Part 2');
    await user.keyboard('{ArrowLeft}');
    expect(active()).toBe('Money Heist, 2 seasons');
    await user.keyboard('{ArrowLeft}{Home}');
    expect(active()).toBe('Fargo, 1 season');
    expect(names()).toHaveLength(3);
    await user.keyboard(' ');
    expect(onseries).toHaveBeenLastCalledWith({ seriesId: 60622, language: 'en-US' });
  });

  it('goes the other way where writing does', async () => {
    api.kept = [heist, lost];
    await show();
    tree().style.direction = 'rtl';
    tree().focus();
    await user.keyboard('{ArrowLeft}');
    expect(row('Lost, 1 season')).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowRight}');
    expect(row('Lost, 1 season')).toHaveAttribute('aria-expanded', 'false');
  });

  it('goes to what is typed, and to the next with the same letter', async () => {
    api.kept = [fargo, lost, keptSeason({ seriesId: 9, seriesName: 'Luther' }), heist];
    await show();
    tree().focus();
    await user.keyboard('lu');
    expect(active()).toBe('Luther, 1 season');
    await user.keyboard('{Home}');
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5_000);
    await user.keyboard('ll');
    expect(active()).toBe('Luther, 1 season');
    vi.restoreAllMocks();
  });

  it('stays beside what was removed', async () => {
    api.kept = [fargo, lost, heist];
    await show();
    tree().focus();
    await user.keyboard('{ArrowDown}');
    expect(active()).toBe('Lost, 1 season');
    api.send('library:changed', { changed: [], gone: [lost] });
    await tick();
    expect(active()).toBe('Money Heist, 1 season');
    expect(tree()).toHaveFocus();
    api.send('library:changed', { changed: [], gone: [heist] });
    await tick();
    expect(active()).toBe('Fargo, 1 season');
  });
});

describe('the filter', () => {
  it('is there when there is much to look through, and narrows series and seasons', async () => {
    api.kept = [
      ...many(20),
      keptSeason({ seriesId: 900, seriesName: 'Avatar', seasonName: 'Book Two: Earth' }),
    ];
    const { onopen } = await show();
    await user.type(filter(), 'series 2');
    expect(screen.getByRole('heading', { name: /\d+ of \d+ series/u })).toBeVisible();
    expect(rows()[0]).toHaveAttribute('aria-setsize', '3');
    expect(screen.getByText('3 series')).toHaveRole('status');
    await user.clear(filter());
    await user.type(filter(), 'earth');
    expect(names()).toEqual(['Avatar, 1 season', 'Avatar, Book Two: Earth, 2008']);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(onopen).toHaveBeenCalledOnce();
    filter().focus();
    await user.keyboard('{Escape}');
    expect(filter()).toHaveValue('');
  });

  it('says when nothing matches', async () => {
    api.kept = many(20);
    await show();
    await user.type(filter(), 'zzz');
    expect(screen.getByText('Nothing in your library matches “zzz”.')).toBeVisible();
    expect(screen.queryByRole('tree')).toBeNull();
  });

  it('leaves the keys of an input method alone', async () => {
    api.kept = many(20);
    const { onseries } = await show();
    await user.type(filter(), 's');
    const enter = new KeyboardEvent('keydown', {
      key: 'Enter',
      bubbles: true,
      cancelable: true,
      isComposing: true,
    });
    filter().dispatchEvent(enter);
    expect(enter.defaultPrevented).toBe(false);
    expect(onseries).not.toHaveBeenCalled();
  });

  it('is not there for a few series', async () => {
    api.kept = [lost, fargo];
    await show();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

it('sorts by what the reader chooses, and keeps it', async () => {
  api.kept = [
    keptSeason({ seriesId: 1, seriesName: 'Alpha', openedAt: '2026-01-01', addedAt: '2026-03-01' }),
    keptSeason({ seriesId: 2, seriesName: 'Beta', openedAt: '2026-02-01', addedAt: '2026-01-01' }),
  ];
  await show();
  await user.click(screen.getByRole('button', { name: 'Sort the library (now: Name)' }));
  expect(await screen.findByRole('menuitemcheckbox', { name: 'Name' })).toBeChecked();
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Last opened' }));
  expect(names()).toEqual(['Beta, 1 season', 'Alpha, 1 season']);
  expect(api.inputsOf('settings.update')).toEqual([{ libraryOrder: 'opened' }]);
});

it('says that its order could not be stored, and goes back to the one before', async () => {
  api.kept = [lost, fargo];
  await show();
  vi.spyOn(api.settings, 'update').mockResolvedValueOnce(fail({ kind: 'unexpected', reference: 'ab12' }));
  await user.click(screen.getByRole('button', { name: 'Sort the library (now: Name)' }));
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Last opened' }));
  expect(await screen.findByText(/ab12/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Sort the library (now: Name)' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Sort the library (now: Last opened)' })).toBeVisible();
});

it('draws few lines of many, and the keyboard reaches each', async () => {
  api.kept = many(3_000);
  await show();
  expect(rows().length).toBeLessThan(40);
  tree().focus();
  await user.keyboard('{End}');
  expect(active()).toBe('Series 3000, 1 season');
  expect(tree().querySelectorAll('*').length).toBeLessThan(400);
});

it('says that the library is being opened, and how far it has come with rebuilding itself', async () => {
  const list = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['list']>>>();
  vi.spyOn(api.library, 'list').mockReturnValueOnce(list.promise);
  const shown = show();
  expect(await screen.findByText('Opening the library')).toBeInTheDocument();
  list.resolve(ok(toJsonText([lost])));
  await shown;
  expect(screen.queryByText('Opening the library')).toBeNull();
  api.send('library:making', { done: 29, total: 384, isRunning: true, lost: [] });
  expect(await screen.findByText('Rebuilding the library: 29 of 384 seasons')).toBeInTheDocument();
  api.send('library:making', { done: 384, total: 384, isRunning: false, lost: [] });
  await waitFor(() => expect(screen.queryByText(/^Rebuilding/)).toBeNull());
});

it('marks the season that is open at a start, as soon as the list has come, and unfolds its series', async () => {
  api.kept = [lost, heist, heist2];
  const list = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['list']>>>();
  vi.spyOn(api.library, 'list').mockReturnValueOnce(list.promise);
  const shown = show({ current: heist2 });
  await tick();
  list.resolve(ok(toJsonText(api.kept)));
  await shown;
  expect(await screen.findByRole('treeitem', { current: 'page' })).toHaveTextContent('Part 2');
});

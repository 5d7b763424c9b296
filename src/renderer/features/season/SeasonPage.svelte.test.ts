import { createRawSnippet } from 'svelte';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '@shared/domain/person.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import { fail, ok } from '@shared/result.ts';
import type { SelectedPerson } from '../../state/selected-person.ts';
import type { PageHost } from '../../state/page-host.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { person, seasonPage, seriesPage } from '../../test/season-fixture.ts';
import { KEPT_DETAILS, keptSeason } from '../../test/kept-season-fixture.ts';
import SeasonPage from './SeasonPage.svelte';

const user = userEvent.setup();
const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function open(
  settings: Partial<Settings> = {},
  host: Partial<PageHost> = {},
  seriesId = key.seriesId,
): Promise<void> {
  api.settingsNow = { ...DEFAULT_SETTINGS, ...settings };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = {
    place: { page: 'season', ...key, seriesId },
    memory: {},
    note: createRawSnippet(() => ({ render: () => '<p>Note</p>' })),
  };
  render(InContext, { api, start: started.value, component: SeasonPage, given, host });
  // The crew is drawn a frame after the regulars.
  if (settings.seasonMode === undefined)
    await waitFor(() => expect(document.getElementById('crew')).not.toBeNull());
}

/** A window whose panel opens and closes as the real one does: see Reader in app/reader.svelte.ts. */
function panelOf(): Pick<PageHost, 'selected' | 'select' | 'step'> {
  let selected = $state.raw<SelectedPerson | null>(null);
  return {
    get selected() {
      return selected;
    },
    select: (person) => {
      selected = person.id === selected?.id ? null : person;
    },
    step: (person) => {
      selected = person;
    },
  };
}

/** The accessible name of everyone on the page. */
const names = () =>
  [...document.querySelectorAll('[data-credit]')].map((button) => button.getAttribute('aria-label'));

describe('hidden roles', () => {
  it('are neither shown nor said until the reader asks for them', async () => {
    await open({ hideCharacters: true });
    expect(screen.queryByText('Walter White')).toBeNull();
    expect(names()).toContain('Bryan Cranston, 2 of 2 episodes');
    await user.click(screen.getAllByText('Show roles')[0]!);
    expect(screen.getByText('Walter White')).toBeVisible();
    expect(names()).toContain('Bryan Cranston, as Walter White, 2 of 2 episodes');
    await user.click(screen.getAllByText('Hide roles')[0]!);
    expect(screen.queryByText('Walter White')).toBeNull();
  });

  it('find nobody in the filter', async () => {
    await open({ hideCharacters: true });
    await user.type(screen.getByRole('textbox', { name: 'Filter this season' }), 'walter');
    expect(screen.getByText('Nobody here matches “walter”.')).toBeVisible();
  });
});

it('a filter that nobody here matches leads to the search of everything kept', async () => {
  const go = vi.fn();
  await open({}, { go });
  await user.type(screen.getByRole('textbox', { name: 'Filter this season' }), 'gus fring');
  await user.click(screen.getByRole('button', { name: 'Search your library for “gus fring”' }));
  expect(go).toHaveBeenCalledExactlyOnceWith({ page: 'search', query: 'gus fring' });
});

describe('hidden episode counts', () => {
  it('are neither shown nor said, of cast or crew, until the reader asks for them', async () => {
    await open({ hideEpisodeCounts: true });
    expect(names()).toContain('Bryan Cranston, as Walter White');
    expect(names()).toContain('Vince Gilligan, Writer');
    expect(screen.queryByText(/2 of 2 episodes/)).toBeNull();
    expect(document.body).not.toHaveTextContent('(1 episode)');
    await user.click(screen.getAllByText('Show episode counts')[0]!);
    expect(names()).toContain('Vince Gilligan, Writer (1 episode)');
    expect(screen.getByText('2 of 2 episodes')).toBeVisible();
  });
});

describe('hidden guest stars', () => {
  it('are counted and not named until the reader asks for them', async () => {
    await open({ hideGuests: true });
    expect(screen.getByRole('heading', { name: 'Guest stars (1)' })).toBeVisible();
    expect(screen.getByText('1 guest star is hidden.')).toBeVisible();
    expect(document.body).not.toHaveTextContent('Watanabe');
    const show = screen.getByRole('button', { name: 'Show guest stars' });
    await user.click(show);
    expect(screen.getByRole('button', { name: /^Ken Watanabe/ })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Hide guest stars' }), 'keeps the focus').toHaveFocus();
  });

  it('are not found by the filter, and not counted there', async () => {
    await open({ hideGuests: true });
    await user.type(screen.getByRole('textbox', { name: 'Filter this season' }), 'a');
    expect(document.body).not.toHaveTextContent('Watanabe');
    expect(screen.getByText('3 of 3 people')).toBeVisible();
  });
});

it('is noted among the recent seasons when it is there, and opens the person the reader came for', async () => {
  const select = vi.fn();
  await open({}, { wantedPersonId: 84497, select });
  expect(api.inputsOf('recents.add')).toEqual([
    {
      address: 'endroll://tv/1396/season/1?language=en-US',
      title: 'Breaking Bad, Season 1',
      fetchedAt: seasonPage().fetchedAt,
    },
  ]);
  expect(select).toHaveBeenCalledWith(expect.objectContaining({ id: 'regular-2' }));
});

describe('the person in the panel', () => {
  const selected = (id: string, of: Person): SelectedPerson => ({
    id,
    person: of,
    credits: [],
    page: seasonPage(),
  });
  const refreshed = async (): Promise<void> => {
    api.send('seasons:changed', {
      key,
      reason: 'completed',
      changes: { added: 0, removed: 0, changed: 0 },
    });
    await waitFor(() => expect(api.inputsOf('seasons.open')).toHaveLength(2));
  };

  it('stays when a refresh changes the first of their credits', async () => {
    const [step, closePerson] = [vi.fn(), vi.fn()];
    const gilligan = person(66633, 'Vince Gilligan');
    await open({}, { selected: selected('a credit that is gone', gilligan), step, closePerson });
    await refreshed();
    await waitFor(() => expect(step).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'crew-3' })));
    expect(closePerson).not.toHaveBeenCalled();
  });

  it('closes when they are not in the season any more', async () => {
    const closePerson = vi.fn();
    await open({}, { selected: selected('gone', person(1, 'Somebody Else')), closePerson });
    expect(closePerson).toHaveBeenCalled();
  });
});

it('offers to show nothing where nothing is hidden', async () => {
  await open();
  expect(screen.queryByText(/^(Show|Hide) (roles|episode counts|guest stars)$/)).toBeNull();
});

describe('the language', () => {
  it('can be the one from the settings, a kept one, or any of TMDB’s', async () => {
    api.kept = ['en-US', 'ja-JP'].map((language) => ({
      ...key,
      language,
      seriesName: 'Breaking Bad',
      seasonName: 'Season 1',
      airDate: null,
      posterPath: null,
      isWhole: true,
      fetchedAt: '2026-11-21T08:00:00.000Z',
      creditCount: 6,
      isExpired: false,
      ...KEPT_DETAILS,
    }));
    const openSeason = vi.fn();
    await open({ language: 'de-DE' }, { openSeason });
    await user.click(screen.getByRole('button', { name: 'Language: English (United States)' }));
    // Without a layout a popover has no place, and is hidden: what is hidden has no name, only a label.
    const hidden = true;
    await screen.findByText('From your settings', {}, { timeout: 5000 });
    const list = screen.getByLabelText('Languages');
    expect(list).toHaveAttribute('role', 'listbox');
    const tagsOf = (group: string) =>
      within(within(list).getByLabelText(group))
        .getAllByRole('option', { hidden })
        .map(({ textContent }) => textContent.trim().split(' ').at(-1));
    expect(tagsOf('From your settings')).toEqual(['de-DE']);
    expect(tagsOf('Kept for this season')).toEqual(['en-US', 'ja-JP']);
    expect(tagsOf('All of TMDB’s languages')).toEqual(['fr-FR']);
    expect(within(list).getByRole('option', { selected: true, hidden })).toHaveTextContent('en-US');
    await user.click(within(list).getByText(/French/));
    expect(openSeason).toHaveBeenCalledWith({ ...key, language: 'fr-FR' });
  });

  it('marks English texts that stand in for those TMDB does not have', async () => {
    const page = seasonPage();
    api.page = ok({
      ...page,
      season: {
        ...page.season,
        key: { ...key, language: 'de-DE' },
        overview: '',
        episodes: [{ ...page.season.episodes[0]!, name: '' }, page.season.episodes[1]!],
        english: {
          overview: 'A chemistry teacher.',
          episodes: [{ episodeNumber: 1, name: 'Pilot', overview: '' }],
        },
      },
    });
    await open();
    expect(screen.getByText('A chemistry teacher.')).toBeVisible();
    expect(screen.getByText('Pilot')).toBeVisible();
    const marks = screen.getAllByRole('img', {
      name: 'TMDB has no text in German (Germany), so the English one is shown.',
    });
    expect(marks).toHaveLength(2);
    // A screen reader reads each text in its own language.
    expect(screen.getByText('A chemistry teacher.')).toHaveAttribute('lang', 'en');
    expect(screen.getByText('Pilot')).toHaveAttribute('lang', 'en');
    expect(screen.getByText("Cat's in the Bag...")).toHaveAttribute('lang', 'de-DE');
    expect(screen.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'de-DE');
  });
});

it('says at its head when it aired, how many episodes it has and who created the series', async () => {
  await open();
  const facts = screen.getByTitle('2008 · 2 episodes · Created by Vince Gilligan');
  expect(facts).toHaveTextContent(/2008.*2 episodes.*Created by Vince Gilligan/);
});

it('names what was wanted where it cannot be shown', async () => {
  api.kept = [keptSeason()];
  api.page = fail({ kind: 'offline', reason: 'unreachable' });
  await open({ seasonMode: 'table' });
  const alert = await screen.findByRole('alert');
  await waitFor(() => expect(alert).toHaveTextContent('Breaking Bad, Season 1'));
});

describe('the bar', () => {
  const nav = () => within(screen.getByRole('navigation', { name: 'Sections' }));
  const rows = () => screen.getAllByRole('row').length - 1;

  it('leads to the sections, and shows one of them alone where the page has none', async () => {
    await open({ seasonMode: 'table' });
    await screen.findByRole('grid', { name: 'Credits' });
    const all = rows();
    await user.click(nav().getByRole('button', { name: 'Crew 1' }));
    expect(nav().getByRole('button', { name: 'Crew 1' })).toHaveAttribute('aria-pressed', 'true');
    expect(rows()).toBeLessThan(all);
    await user.click(nav().getByRole('button', { name: 'Crew 1' }));
    expect(rows()).toBe(all);
  });

  it('offers what can be done with a selection, and gives the focus on when it goes', async () => {
    const print = vi.fn<PageHost['print']>().mockResolvedValue();
    const savePdf = vi.fn<PageHost['savePdf']>().mockResolvedValue();
    await open({ seasonMode: 'table' }, { print, savePdf });
    const grid = await screen.findByRole('grid', { name: 'Credits' });
    for (const box of [...grid.querySelectorAll('[data-select]')].slice(0, 2)) await user.click(box);
    const bar = within(screen.getByRole('toolbar', { name: 'Selection' }));
    expect(bar.getByText('2 selected')).toBeVisible();
    await user.click(bar.getByRole('button', { name: 'Copy' }));
    expect(JSON.stringify(api.inputsOf('app.copyText'))).toContain(
      String.raw`Bryan Cranston\tWalter White\t`,
    );
    const star = bar.getByRole('button', { name: 'Star' });
    expect(star).toHaveAttribute('aria-pressed', 'false');
    await user.click(star);
    await waitFor(() => expect(star).toHaveAttribute('aria-pressed', 'true'));
    await user.click(bar.getByRole('button', { name: 'Print' }));
    const [sheet] = print.mock.calls[0] ?? [];
    const selected = ['Bryan Cranston', 'Aaron Paul'].map((name) => ({ group: { person: { name } } }));
    expect(sheet, 'on paper as on the page').toMatchObject({
      layout: { kind: 'table', rows: selected },
      sections: { regulars: selected.map(({ group }) => group), guests: [], crew: [] },
      narrowedBy: ['2 selected'],
    });
    await user.click(bar.getByRole('button', { name: 'Save PDF' }));
    expect(savePdf.mock.calls[0]?.[0], 'the same in a PDF').toEqual(sheet);
    await user.click(bar.getByRole('button', { name: 'Clear the selection' }));
    expect(screen.queryByRole('toolbar', { name: 'Selection' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Filter this season' })).toHaveFocus();
  });

  it('keeps a selection while another view is open', async () => {
    await open({ seasonMode: 'table' });
    const grid = await screen.findByRole('grid', { name: 'Credits' });
    await user.click(grid.querySelector('[data-select]')!);
    await user.click(screen.getByRole('radio', { name: 'Episodes' }));
    expect(screen.queryByText('1 selected')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Portraits' }));
    expect(await screen.findByText('1 selected')).toBeVisible();
    expect(document.querySelector('[data-in-selection]')).toHaveAccessibleName(/^Bryan Cranston/u);
  });

  it('shows what narrows the page, each to be taken out, with the focus where it can go on', async () => {
    await open({ seasonMode: 'table' });
    await screen.findByRole('grid', { name: 'Credits' });
    await user.click(nav().getByRole('button', { name: 'Crew 1' }));
    expect(screen.getByRole('button', { name: 'Filter, 1 active' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove Section: Crew' }));
    expect(screen.getByRole('button', { name: 'Filter' })).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Filter this season' })).toHaveFocus();
  });

  it('keeps what is being composed in the filter when Escape ends the composition', async () => {
    await open();
    const field = screen.getByRole('textbox', { name: 'Filter this season' });
    await user.type(field, 'vince');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true }));
    expect(field).toHaveValue('vince');
    await user.keyboard('{Escape}');
    expect(field).toHaveValue('');
  });
});

it('leads from the filter to the first person it leaves, into the list and into the panel', async () => {
  const select = vi.fn();
  await open({}, { select });
  const field = screen.getByRole('textbox', { name: 'Filter this season' });
  await user.type(field, 'vince{Enter}');
  expect(select).toHaveBeenCalledWith(
    expect.objectContaining({ person: expect.objectContaining({ name: 'Vince Gilligan' }) as unknown }),
  );
  await user.keyboard('{ArrowDown}');
  expect(document.querySelector('[data-credit]')).toHaveFocus();
});

it('leaves the person open whom Enter has opened, when the reader types on and presses it again', async () => {
  const panel = panelOf();
  await open({}, panel);
  const field = screen.getByRole('textbox', { name: 'Filter this season' });
  await user.type(field, 'cranston{Enter}');
  expect(panel.selected?.person.name).toBe('Bryan Cranston');
  await user.clear(field);
  await user.type(field, 'bryan{Enter}');
  expect(panel.selected?.person.name).toBe('Bryan Cranston');
});

describe('people among the portraits', () => {
  const card = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`, 'u') });
  const selected = () =>
    [...document.querySelectorAll('[data-in-selection]')].map((item) =>
      item.getAttribute('aria-label')?.replace(/,.*/u, ''),
    );
  const click = (name: string, keys: MouseEventInit) => fireEvent.click(card(name), { detail: 1, ...keys });

  it('are selected one by one or in a range, without opening anybody', async () => {
    const panel = panelOf();
    await open({}, panel);
    await click('Bryan Cranston', { ctrlKey: true });
    expect(selected()).toEqual(['Bryan Cranston']);
    expect(card('Bryan Cranston')).toHaveAccessibleDescription('Selected');
    await click('Ken Watanabe', { shiftKey: true });
    expect(selected()).toEqual(['Bryan Cranston', 'Aaron Paul', 'Ken Watanabe']);
    expect(screen.getByText('3 credits selected')).toHaveRole('status');
    await click('Aaron Paul', { metaKey: true });
    expect(selected()).toEqual(['Bryan Cranston', 'Ken Watanabe']);
    expect(panel.selected).toBeNull();
    await click('Aaron Paul', {});
    expect(panel.selected?.person.name).toBe('Aaron Paul');
    expect(selected()).toEqual(['Bryan Cranston', 'Ken Watanabe']);
  });

  it('are selected with the keys of a list, until Escape, which leaves the panel open', async () => {
    const closePerson = vi.fn();
    await open({}, { closePerson });
    card('Bryan Cranston').focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(selected()).toHaveLength(document.querySelectorAll('[data-credit]').length);
    await user.keyboard('{Escape}');
    expect(selected()).toEqual([]);
    expect(closePerson).not.toHaveBeenCalled();
    await user.keyboard('{Control>} {/Control}');
    expect(selected()).toEqual(['Bryan Cranston']);
    await user.keyboard('{Escape}{Shift>}{ArrowRight}{/Shift}');
    await waitFor(() => expect(selected()).toEqual(['Bryan Cranston', 'Aaron Paul']));
    // Without Shift, the focus moves alone.
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(card('Bryan Cranston')).toHaveFocus());
    expect(selected()).toEqual(['Bryan Cranston', 'Aaron Paul']);
  });

  it('are copied: those who are selected, else the one with the focus', async () => {
    await open();
    card('Ken Watanabe').focus();
    await fireEvent.copy(document);
    await click('Bryan Cranston', { ctrlKey: true });
    await click('Aaron Paul', { ctrlKey: true });
    await fireEvent.copy(document);
    const [one = '', two = ''] = api
      .inputsOf('app.copyText')
      .map((input) => (input as { text: string }).text);
    expect(one).toContain('Ken Watanabe\t');
    expect(one).not.toContain('Bryan Cranston');
    expect(two).toContain('Bryan Cranston\t\tWalter White\tRegular cast');
    expect(two).toContain('Aaron Paul\t');
    expect(two).not.toContain('Ken Watanabe');
  });

  it('are selected and deselected in their menu', async () => {
    await open();
    for (const [item, left] of [
      ['Select', ['Aaron Paul']],
      ['Deselect', []],
    ] as const) {
      await fireEvent.contextMenu(card('Aaron Paul'), { button: 2, clientX: 40, clientY: 60 });
      await user.click(await screen.findByRole('menuitem', { name: item }));
      expect(selected()).toEqual(left);
    }
  });
});

describe('the menu of one of several selected people', () => {
  const row = (name: string) => screen.getByRole('row', { name: new RegExp(`^${name}`, 'u') });
  const openMenu = async (name: string) => {
    await fireEvent.contextMenu(row(name), { button: 2, clientX: 40, clientY: 60 });
    return screen.findByRole('menu');
  };

  it('is about all of them: copies, stars, tags, prints, saves and exports them', async () => {
    const [organize, print, savePdf, showExport] = [
      vi.fn<PageHost['organize']>(),
      vi.fn<PageHost['print']>().mockResolvedValue(),
      vi.fn<PageHost['savePdf']>().mockResolvedValue(),
      vi.fn<PageHost['showExport']>(),
    ];
    await open({ seasonMode: 'table' }, { organize, print, savePdf, showExport });
    const grid = await screen.findByRole('grid', { name: 'Credits' });
    for (const box of [...grid.querySelectorAll('[data-select]')].slice(0, 2)) await user.click(box);
    const menu = await openMenu('Aaron Paul');
    expect(menu).toHaveAccessibleName('2 credits selected');
    const choose = async (name: RegExp | string) => {
      if (screen.queryByRole('menu') === null) await openMenu('Bryan Cranston');
      await user.click(screen.getByRole('menuitem', { name }));
    };
    await choose('Copy 2 credits');
    const copied = JSON.stringify(api.inputsOf('app.copyText'));
    expect(copied).toContain('Bryan Cranston');
    expect(copied).toContain('Aaron Paul');
    await choose('Star 2 people');
    expect(api.inputsOf('yours.mark')).toEqual([
      { subjects: ['person/17419', 'person/84497'], change: { isStarred: true } },
    ]);
    await choose('Tag or list 2 people…');
    expect(organize).toHaveBeenCalledWith([
      { subject: 'person/17419', name: 'Bryan Cranston' },
      { subject: 'person/84497', name: 'Aaron Paul' },
    ]);
    await choose(/^Print/u);
    await choose(/^Save as PDF/u);
    for (const made of [print, savePdf])
      expect(made.mock.calls[0]?.[0]).toMatchObject({ narrowedBy: ['2 selected'] });
    await choose(/^Export/u);
    expect(showExport).toHaveBeenCalledOnce();
    await choose('Clear the selection');
    expect(screen.queryByRole('toolbar', { name: 'Selection' })).toBeNull();
  });

  it('is about one where that one is not selected, or nobody else is', async () => {
    await open({ seasonMode: 'table' });
    const grid = await screen.findByRole('grid', { name: 'Credits' });
    await user.click(grid.querySelector('[data-select]')!);
    expect(await openMenu('Bryan Cranston')).toHaveAccessibleName('Bryan Cranston');
    await user.keyboard('{Escape}');
    await fireEvent.click(grid.querySelectorAll('[data-select]')[1]!);
    expect(await openMenu('Ken Watanabe')).toHaveAccessibleName('Ken Watanabe');
  });
});

describe('the menu of a person', () => {
  const card = () => document.querySelector<HTMLElement>('[data-credit][aria-label^="Vince Gilligan"]')!;

  it.each([
    ['Copy name', 'Vince Gilligan'],
    ['Copy credit', 'Vince Gilligan: Director'],
  ])('opens at the pointer, and has %s', async (item, text) => {
    await open();
    await fireEvent.contextMenu(card(), { button: 2, clientX: 40, clientY: 60 });
    await user.click(await screen.findByRole('menuitem', { name: item }));
    expect(api.inputsOf('app.copyText')).toEqual([expect.objectContaining({ text })]);
  });

  it('opens with a key, leads to TMDB, and gives the focus back', async () => {
    const openWebPage = vi.fn<PageHost['openWebPage']>().mockResolvedValue();
    await open({}, { openWebPage });
    card().focus();
    await fireEvent.contextMenu(card(), { button: 0 });
    expect(await screen.findByRole('menu', { name: 'Vince Gilligan' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(card()).toHaveFocus());
    await fireEvent.contextMenu(card(), { button: 0 });
    await user.click(await screen.findByRole('menuitem', { name: 'Open on TMDB' }));
    expect(openWebPage).toHaveBeenCalledExactlyOnceWith({ page: 'person', personId: 66633 });
  });

  it('is not there for what is no person', async () => {
    await open();
    await fireEvent.contextMenu(screen.getByRole('heading', { name: 'Guest stars (1)' }), { button: 2 });
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

it('opens the season before and after by buttons and brackets', async () => {
  const openSeason = vi.fn();
  const { seasons } = seriesPage().series;
  api.page = ok(seasonPage({ series: { ...seasonPage().series!, seasons } }));
  await open({}, { openSeason });
  await user.click(screen.getByRole('button', { name: 'Next season: Season 2' }));
  expect(openSeason).toHaveBeenLastCalledWith({ ...key, seasonNumber: 2 });
  await user.keyboard('[[');
  expect(openSeason).toHaveBeenLastCalledWith({ ...key, seasonNumber: 0 });
  openSeason.mockClear();
  await user.type(screen.getByRole('textbox', { name: 'Filter this season' }), ']');
  expect(openSeason).not.toHaveBeenCalled();
});

it('opens kept seasons before and after that TMDB does not list', async () => {
  const openSeason = vi.fn();
  api.kept = [keptSeason({ seasonNumber: 1 }), keptSeason({ seasonNumber: 3 })];
  api.page = ok(seasonPage({ series: { ...seasonPage().series!, seasons: [] } }));
  await open({}, { openSeason });
  await user.click(await screen.findByRole('button', { name: 'Next season: Season 3' }));
  expect(openSeason).toHaveBeenLastCalledWith({ ...key, seasonNumber: 3 });
  openSeason.mockClear();
  await user.keyboard(']');
  expect(openSeason).toHaveBeenLastCalledWith({ ...key, seasonNumber: 3 });
  expect(screen.getByRole('button', { name: 'Previous season' })).toHaveAttribute('aria-disabled', 'true');
});

it('shows a season that is called by its year', async () => {
  const page = seasonPage();
  api.page = ok({ ...page, season: { ...page.season, name: '2008', airDate: '2008-01-20' } });
  await open();
  expect(screen.getAllByText('2008')).toHaveLength(2);
});

describe('what is missing', () => {
  it.each([
    [{ details: false, aggregate: false, english: true }, 'episodes and guest stars, episode counts'],
    [{ details: false, aggregate: true, english: true }, 'episodes'],
    [{ details: true, aggregate: false, english: true }, 'episode counts'],
    [{ details: true, aggregate: true, english: false }, 'English text'],
  ])('is named, and only that', async (parts, missing) => {
    const page = seasonPage();
    api.page = ok({ ...page, season: { ...page.season, parts } });
    await open();
    expect(screen.getByText(`Incomplete. Still missing: ${missing}.`)).toBeVisible();
  });
});

it('offers no refresh of the sample, which TMDB does not have', async () => {
  const page = seasonPage();
  const ofSample = { ...page.season, key: { ...key, seriesId: SAMPLE_SERIES_ID } };
  api.page = ok({ ...page, season: ofSample });
  await open({}, {}, SAMPLE_SERIES_ID);
  expect(screen.getByText('Sample')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'More' }));
  expect(screen.queryByRole('menuitem', { name: /^Refresh/ })).toBeNull();
});

it('says why the season could not be kept, and tries again when asked to', async () => {
  api.page = ok(seasonPage({ notKept: 'disk-full' }));
  await open();
  expect(screen.getByText('Not kept: the disk is full')).toBeVisible();
  expect(screen.queryByText(/^Saved/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(api.inputsOf('seasons.refresh')).toHaveLength(1);
});

it('names the season that could not be updated: the message stays when the reader goes elsewhere', async () => {
  api.refreshed = fail({ kind: 'offline', reason: 'unreachable' });
  await open();
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText(/^Breaking Bad, Season 1 was not refreshed\./u)).toBeVisible();
});

it('says since when TMDB has the season no longer, when it will be deleted, and offers a citation sheet', async () => {
  const savePdf = vi.fn();
  api.page = ok({
    ...seasonPage(),
    fetchedAt: '2026-06-01T08:00:00.000Z',
    goneSince: '2026-10-30T08:00:00.000Z',
  });
  await open({}, { savePdf });
  expect(
    screen.getByText(
      'Missing from TMDB since October 30, 2026. It will be deleted here on November 28, 2026.',
    ).parentElement,
    'has a line of its own, with the whole date',
  ).not.toContainElement(screen.getByRole('button', { name: 'Refresh' }));
  await user.click(screen.getByRole('button', { name: 'Save a citation sheet (PDF)' }));
  expect(savePdf).toHaveBeenCalledOnce();
});

it('says of a season that TMDB has no longer, after refreshing it, how long the copy stays, and offers a citation sheet', async () => {
  const savePdf = vi.fn();
  api.page = ok({ ...seasonPage(), fetchedAt: '2026-06-01T08:00:00.000Z' });
  api.refreshed = fail({ kind: 'not-found', what: 'season' });
  await open({}, { savePdf });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(
    await screen.findByText('TMDB no longer has this season. Your copy stays until November 28, 2026.'),
  ).toBeVisible();
  expect(screen.queryByText('Go to the library')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save a citation sheet (PDF)' }));
  expect(savePdf).toHaveBeenCalledOnce();
});

it('counts in one message what several refreshes have changed', async () => {
  api.refreshed = ok({ added: 1, removed: 0, changed: 1 });
  await open();
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText('Refreshed: 2 credits changed.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText('Refreshed: 4 credits changed.')).toBeVisible();
  expect(screen.queryByText('Refreshed: 2 credits changed.')).toBeNull();
});

describe('what the reader has made of people', () => {
  beforeEach(() => {
    const { credits } = seasonPage().season;
    const [first] = credits;
    const guest = credits.find(({ kind }) => kind === 'guest');
    if (first === undefined || guest === undefined) throw new Error('the fixture has both');
    const none = { hasNote: false, isStarred: false, isReviewed: false, tags: [] };
    const note = `tv/1396/season/1/person/${first.person.personId}/credit/${first.creditId}`;
    api.yoursNow = {
      ...api.yoursNow,
      marks: [
        { ...none, subject: `person/${first.person.personId}`, isStarred: true, tags: ['casting'] },
        { ...none, subject: note, hasNote: true },
        { ...none, subject: `person/${guest.person.personId}`, isStarred: true },
      ],
      lists: [{ id: 'a', name: 'Casting 2026', subjects: [`person/${first.person.personId}`] }],
    };
  });

  it('is marked on them in every view, in words too, without another question to the library', async () => {
    await open();
    const asked = api.inputsOf('yours.all').length;
    const words = 'Starred, With a note, #casting, Casting 2026';
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Bryan Cranston/ })).toHaveAccessibleDescription(words),
    );
    expect(document.querySelectorAll('[data-own]')).toHaveLength(2);
    await user.click(screen.getByRole('radio', { name: 'Episodes' }));
    const grid = await screen.findByRole('grid', { name: 'People by episode' });
    expect(within(grid).getByRole('button', { name: 'Bryan Cranston' })).toHaveAccessibleDescription(words);
    await user.click(screen.getByRole('radio', { name: 'Table' }));
    const table = await screen.findByRole('grid', { name: 'Credits' });
    expect(within(table).getByRole('columnheader', { name: 'Yours' })).toBeVisible();
    expect(within(table).getByRole('row', { name: /^Bryan Cranston/ })).toHaveTextContent(words);
    expect(api.inputsOf('yours.all')).toHaveLength(asked);
  });

  it('narrows the season, with nothing of hidden guest stars', async () => {
    await open({ hideGuests: true, seasonMode: 'table' });
    await screen.findByRole('grid', { name: 'Credits' });
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    // Without a layout a popover is hidden, and what is in it has no role.
    const chip = async (name: string) =>
      (await screen.findByText(name, { selector: 'dialog *, [role="dialog"] *' })).closest('button');
    expect((await chip('Starred'))?.textContent).toMatch(/^Starred\s*1$/u);
    await user.click((await chip('Casting 2026'))!);
    expect(screen.getAllByRole('row', { hidden: true }).slice(1)).toHaveLength(1);
    expect(screen.getByText('Bryan Cranston')).toBeInTheDocument();
  });

  it('has no column where it is nothing', async () => {
    api.yoursNow = { ...api.yoursNow, marks: [], lists: [] };
    await open({ seasonMode: 'table' });
    await screen.findByRole('grid', { name: 'Credits' });
    expect(screen.queryByRole('columnheader', { name: 'Yours' })).toBeNull();
  });
});

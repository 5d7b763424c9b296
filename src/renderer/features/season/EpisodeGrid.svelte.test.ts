import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { creditRows } from '@shared/domain/credit-rows.ts';
import { filterSections } from '@shared/domain/filter-credits.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { bareEpisode } from '@shared/domain/test/bare.ts';
import { NOTHING_HIDDEN, withoutHiddenPeople, type HiddenDetails } from '@shared/domain/spoilers.ts';
import type { PageHost } from '../../state/page-host.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { credit, crewCredit, person, seasonPage } from '../../test/season-fixture.ts';
import EpisodeGrid from './EpisodeGrid.svelte';

const user = userEvent.setup();
const ana = person(1, 'Ana');
const ben = person(2, 'Ben');
const cleo = person(3, 'Cleo');

const SEASON: SeasonCredits = {
  ...seasonPage().season,
  episodes: [1, 2, 4].map((episodeNumber) => bareEpisode(episodeNumber, { name: `Part ${episodeNumber}` })),
  credits: [
    credit('ana', ana, { character: 'Cook', episodeNumbers: [2, 4] }),
    credit('ben', ben, { kind: 'guest', character: 'Guest', episodeNumbers: [4] }),
    crewCredit('ben directs', ben, 'Directing', 'Director', { episodeNumbers: [2, 4] }),
    crewCredit('cleo', cleo, 'Writing', 'Writer', { episodeNumbers: [1] }),
  ],
};

interface Given {
  readonly season?: SeasonCredits;
  readonly query?: string;
  readonly hidden?: HiddenDetails;
  readonly selectedId?: string;
  readonly host?: Partial<PageHost>;
}

async function open({
  season = SEASON,
  query = '',
  hidden = NOTHING_HIDDEN,
  selectedId,
  host = {},
}: Given = {}) {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const visible = withoutHiddenPeople(groupCredits(season.credits), hidden);
  const given = {
    season,
    shown: filterSections(visible, { query, facets: [] }, hidden),
    hidden,
    selectedId: selectedId ?? null,
    scrollRoot: undefined,
    onselect: vi.fn(),
  };
  render(InContext, { api, start: started.value, component: EpisodeGrid, given, host });
  return given;
}

const names = (): readonly (string | undefined)[] =>
  screen.getAllByRole('rowheader').map((head) => head.querySelector('button')?.ariaLabel ?? undefined);

/** The cells of a person: in which column they are, counted from 1 for the first episode, and what they say. */
function cellsOf(name: string): readonly string[] {
  const row = screen.getByRole('rowheader', { name }).parentElement;
  return within(row!)
    .getAllByRole('gridcell')
    .map((cell) => {
      const column = Number(cell.getAttribute('aria-colindex')) - 1;
      return `${column} ${cell.getAttribute('aria-label') ?? ''}`;
    });
}

it('says who does what in which episode, in words as well', async () => {
  await open();
  expect(names()).toEqual(['Ana', 'Ben', 'Cleo']);
  expect(cellsOf('Ana')).toEqual(['2 appears', '3 appears']);
  expect(cellsOf('Ben')).toEqual(['2 directs', '3 appears and directs']);
  expect(cellsOf('Cleo')).toEqual(['1 writes']);
  const grid = screen.getByRole('grid', { name: 'People by episode' });
  expect(grid).toHaveAttribute('aria-rowcount', '4');
  expect(grid).toHaveAttribute('aria-colcount', '4');
  const headers = screen.getAllByRole('columnheader').map(({ textContent }) => textContent.trim());
  expect(headers).toEqual(['Person', 'Part 1 1', 'Part 2 2', 'Part 4 4']);
  expect(screen.getByRole('button', { name: 'Episode 4: Part 4' })).toHaveTextContent('4');
});

it('sorts by first appearance', async () => {
  await open();
  await user.click(screen.getByRole('radio', { name: 'First appearance' }));
  expect(names()).toEqual(['Cleo', 'Ana', 'Ben']);
});

it('shows the people of one episode on Enter on its header, and all on Enter again', async () => {
  await open();
  const header = screen.getByRole('button', { name: 'Episode 2: Part 2' });
  header.focus();
  await user.keyboard('{Enter}');
  expect(names()).toEqual(['Ana', 'Ben']);
  expect(screen.getByText('2 people in Episode 2: Part 2')).toBeVisible();
  expect(header).toHaveAttribute('aria-pressed', 'true');
  await user.keyboard('{Enter}');
  expect(names()).toEqual(['Ana', 'Ben', 'Cleo']);
});

it('leads to the page of an episode', async () => {
  const go = vi.fn();
  await open({ host: { go } });
  await user.click(screen.getByRole('button', { name: 'Episode 2: Part 2' }));
  await user.click(screen.getByRole('button', { name: /^Open Episode 2/ }));
  expect(go).toHaveBeenCalledExactlyOnceWith({ page: 'episode', ...SEASON.key, episodeNumber: 2 });
});

it('moves between cells with the arrow keys, also to those with nothing in them, and has one stop for Tab', async () => {
  await open();
  screen.getByRole('button', { name: 'Ana' }).focus();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toHaveAccessibleName('no credit');
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(document.activeElement).toHaveAccessibleName('directs');
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Episode 2: Part 2' }));
  await user.keyboard('{Home}');
  expect(document.activeElement).toBe(screen.getByRole('columnheader', { name: 'Person' }));
  await user.keyboard('{Control>}{End}{/Control}');
  expect(document.activeElement?.closest('[role="row"]')).toHaveTextContent('Cleo');
  expect(screen.getByRole('grid').querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});

it('opens the person of a row from the name and from a cell, with all their credits', async () => {
  const { onselect } = await open();
  await user.click(screen.getByRole('button', { name: 'Ana' }));
  expect(onselect).toHaveBeenLastCalledWith(ana, [SEASON.credits[0]]);
  await user.keyboard('{ArrowDown}{End}{Enter}');
  expect(onselect).toHaveBeenLastCalledWith(ben, SEASON.credits.slice(1, 3));
  expect(onselect).toHaveBeenCalledTimes(2);
});

it('marks whom the panel shows', async () => {
  await open({ selectedId: 'ben directs' });
  expect(screen.getByRole('button', { name: 'Ben' })).toHaveAttribute('aria-pressed', 'true');
  expect(screen.getByRole('button', { name: 'Ana' })).toHaveAttribute('aria-pressed', 'false');
});

it('shows whom the filter of the page has left', async () => {
  await open({ query: 'writer' });
  expect(names()).toEqual(['Cleo']);
});

it('keeps a focus in the grid when the rows have become fewer', async () => {
  await open();
  screen.getByRole('button', { name: 'Cleo' }).focus();
  await user.click(screen.getByRole('button', { name: 'Episode 4: Part 4' }));
  expect(names()).toEqual(['Ana', 'Ben']);
  expect(screen.getByRole('grid').querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});

it('leaves hidden guest appearances out, and not the jobs of the same person', async () => {
  await open({ hidden: { ...NOTHING_HIDDEN, guests: true } });
  expect(cellsOf('Ben')).toEqual(['2 directs', '3 directs']);
});

it('shows nothing while it is hidden in which episodes somebody is', async () => {
  await open({ hidden: { ...NOTHING_HIDDEN, episodeCounts: true } });
  expect(screen.queryByRole('grid')).toBeNull();
  expect(screen.getByText('Episode appearances are hidden.')).toBeVisible();
});

it('says so while no episodes are known', async () => {
  await open({ season: { ...SEASON, episodes: [] } });
  expect(screen.getByText('The episodes of this season are not known yet.')).toBeVisible();
});

it('says beside each name what the person is and did, and not what is hidden', async () => {
  await open({ hidden: { ...NOTHING_HIDDEN, characters: true } });
  const [ana, ben] = screen.getAllByRole('rowheader');
  expect(ana).not.toHaveTextContent('Cook');
  expect(ben).toHaveTextContent('Director');
});

it('is copied as it stands: those who are asked for, in its order, with their part in each episode', async () => {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const shown = groupCredits(SEASON.credits);
  const given = {
    season: SEASON,
    shown,
    hidden: NOTHING_HIDDEN,
    selectedId: null,
    scrollRoot: undefined,
    onselect: vi.fn(),
  };
  let grid: { tableOf: (rows: readonly unknown[]) => readonly (readonly string[])[] } | undefined;
  render(InContext, {
    api,
    start: started.value,
    component: EpisodeGrid,
    given: given,
    oncomponent: (made: unknown) => (grid = made as typeof grid),
  });
  const rows = creditRows(shown).filter(({ group }) => group.person.name !== 'Cleo');
  expect(grid?.tableOf(rows)).toEqual([
    ['Name', 'Role or job', 'Episode 1: Part 1', 'Episode 2: Part 2', 'Episode 4: Part 4'],
    ['Ana', 'Cook', '', 'appears', 'appears'],
    ['Ben', 'Guest, Director', '', 'directs', 'appears, directs'],
  ]);
});

it('gives more than a hundred episodes wider columns, and numbers without a separator', async () => {
  const least = (): number =>
    Number.parseFloat(
      document.querySelector<HTMLElement>('.wrap')?.style.getPropertyValue('--least-cell') ?? '',
    );
  await open();
  const before = least();
  document.body.replaceChildren();
  const episodes = [1, 104, 1_104].map((episodeNumber) => bareEpisode(episodeNumber));
  await open({ season: { ...SEASON, episodes } });
  expect(least()).toBeGreaterThan(before);
  expect(screen.getByRole('columnheader', { name: /^Episode 1104/ })).toHaveTextContent(/1104$/u);
});

import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { countFacets } from '@shared/domain/count-facets.ts';
import { toggleFacet, type Facet } from '@shared/domain/credit-facets.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import type { SeasonMode } from '@shared/domain/settings.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { seasonPage } from '../../test/season-fixture.ts';
import SectionBar from './SectionBar.svelte';

const sections = groupCredits(seasonPage().season.credits);

async function open(first: readonly Facet[] = []) {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const user = userEvent.setup();
  let facets = $state.raw(first);
  let filter = $state('');
  let view = $state<SeasonMode>('portraits');
  const counting = vi.fn(() => countFacets(sections, { query: filter, facets }, NOTHING_HIDDEN));
  const given = {
    sections: [
      { id: 'regular-cast', title: 'Regular cast', count: 2 },
      { id: 'crew', title: 'Crew', count: 1 },
    ],
    shown: 1,
    all: 4,
    get view() {
      return view;
    },
    set view(value) {
      view = value;
    },
    onsection: vi.fn(),
    ontype: vi.fn(),
    get filter() {
      return filter;
    },
    set filter(value) {
      filter = value;
    },
    get facets() {
      return facets;
    },
    get facetCounts() {
      return counting();
    },
    onfacet: (facet: Facet) => (facets = toggleFacet(facets, facet)),
    onclearfacets: () => (facets = []),
  };
  render(InContext, { api, start: started.value, component: SectionBar, given });
  return { user, given, counting };
}

const status = () => within(screen.getByRole('search')).getByRole('status');

it('leads to the sections, with the number of people in each', async () => {
  const { user, given } = await open();
  const links = within(screen.getByRole('navigation', { name: 'Sections' }));
  expect(links.getAllByRole('button').map(({ textContent }) => textContent.trim())).toEqual([
    'Regular cast 2',
    'Crew 1',
  ]);
  await user.click(links.getByRole('button', { name: 'Crew 1' }));
  expect(given.onsection.mock.calls).toEqual([['crew']]);
});

it('counts what the facets leave only while they are open', async () => {
  const { user, counting } = await open();
  expect(counting).not.toHaveBeenCalled();
  const button = screen.getByRole('button', { name: 'Facets' });
  await user.click(button);
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(counting).toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(button).toHaveAttribute('aria-expanded', 'false');
});

it('shows what is chosen, each to be taken out, with the focus where it can go on', async () => {
  const { user } = await open([
    { kind: 'section', value: 'crew' },
    { kind: 'department', value: 'Writing' },
  ]);
  expect(screen.getByRole('button', { name: 'Facets, 2 chosen' })).toBeVisible();
  expect(status()).toHaveTextContent('1 of 4 people');
  const list = within(screen.getByRole('list', { name: 'Facets' }));
  await user.click(list.getByRole('button', { name: 'Remove Section: Crew' }));
  expect(list.getByRole('button', { name: 'Remove Department: Writing' })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('list', { name: 'Facets' })).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Filter this season' })).toHaveFocus();
  expect(status()).toHaveTextContent('');
});

it('takes out all that is chosen at once', async () => {
  const { user } = await open([
    { kind: 'gender', value: 'not-set' },
    { kind: 'portrait', value: 'without' },
  ]);
  await user.click(screen.getByRole('button', { name: 'Clear all' }));
  expect(screen.getByRole('button', { name: 'Facets' })).toBeVisible();
});

it('switches between portraits, table and episodes', async () => {
  const { user, given } = await open();
  const views = within(screen.getByRole('radiogroup', { name: 'View' }));
  expect(views.getByRole('radio', { name: 'Portraits' })).toBeChecked();
  await user.click(views.getByRole('radio', { name: 'Table' }));
  expect(views.getByRole('radio', { name: 'Table' })).toBeChecked();
  await user.keyboard('{ArrowRight}');
  expect(given.view).toBe('episodes');
});

it('clears the words with Escape, and only them', async () => {
  const { user, given } = await open([{ kind: 'section', value: 'crew' }]);
  await user.type(screen.getByRole('textbox'), 'vince');
  expect(given.filter).toBe('vince');
  await user.keyboard('{Escape}');
  expect(given.filter).toBe('');
  expect(given.facets).toHaveLength(1);
});

import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { countFacets } from '@shared/domain/count-facets.ts';
import { toggleFacet, type Facet } from '@shared/domain/credit-facets.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { seasonPage } from '../../test/season-fixture.ts';
import FacetList from './FacetList.svelte';

const sections = groupCredits(seasonPage().season.credits);

async function open() {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  let chosen = $state.raw<readonly Facet[]>([]);
  const given = {
    get chosen() {
      return chosen;
    },
    get counts() {
      return countFacets(sections, { query: '', facets: chosen }, NOTHING_HIDDEN);
    },
    ontoggle: (facet: Facet) => (chosen = toggleFacet(chosen, facet)),
    onclear: () => (chosen = []),
  };
  render(InContext, { api, start: started.value, component: FacetList, given });
  return userEvent.setup();
}

const chip = (name: string) => screen.getByRole('button', { name });

it('has a group of each kind, with the number of people that each value leaves', async () => {
  await open();
  const valuesOf = (name: string) =>
    within(screen.getByRole('group', { name }))
      .getAllByRole('button')
      .map(({ textContent }) => textContent.trim());
  expect(valuesOf('Section')).toEqual(['Regular cast 2', 'Guest stars 1', 'Crew 1']);
  expect(valuesOf('Department')).toEqual(['Directing 1', 'Writing 1', 'Production 1']);
  expect(valuesOf('Gender')).toEqual(['Not set 4']);
  expect(valuesOf('Portrait')).toEqual(['Without 4']);
});

it('chooses values, closes those that would leave nobody, and clears them all', async () => {
  const user = await open();
  expect(chip('Clear all')).toBeDisabled();
  await user.click(chip('Regular cast 2'));
  expect(chip('Regular cast 2')).toHaveAttribute('aria-pressed', 'true');
  expect(chip('Guest stars 1'), 'would widen').toBeEnabled();
  expect(chip('Directing 0'), 'no crew is among the cast').toBeDisabled();
  await user.click(chip('Clear all'));
  expect(chip('Regular cast 2')).toHaveAttribute('aria-pressed', 'false');
  expect(chip('Regular cast 2')).toHaveFocus();
  expect(chip('Directing 1')).toBeEnabled();
});

it('takes a value out again', async () => {
  const user = await open();
  await user.click(chip('Writing 1'));
  await user.click(chip('Writing 1'));
  expect(chip('Writing 1')).toHaveAttribute('aria-pressed', 'false');
  expect(chip('Regular cast 2')).toBeEnabled();
});

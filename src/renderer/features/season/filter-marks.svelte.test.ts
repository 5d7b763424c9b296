import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { expect, it, vi } from 'vitest';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { credit, crewCredit, person } from '../../test/season-fixture.ts';
import CastSection from './CastSection.svelte';
import CrewSection from './CrewSection.svelte';
import { DENSITY_SIZES } from './density-sizes.ts';
import GuestSection from './GuestSection.svelte';

const ana = person(1, 'Ana Golubić', { originalName: 'Ана Голубић' });
const ben = person(2, 'Ben Given');
const { regulars, guests, crew } = groupCredits([
  credit('a', ana, { character: 'Nurse Ana' }),
  credit('b', ben, { kind: 'guest', character: '' }),
  crewCredit('c', ana, 'Directing', 'Director', { episodeCount: 2 }),
  crewCredit('d', ana, 'Directing', 'Second Unit Director', { episodeCount: 2 }),
]);

/** What is marked on the page. */
async function marked(
  component: Component<never>,
  people: object,
  query: string | undefined,
  settings: Partial<Settings> = {},
): Promise<readonly (string | null)[]> {
  const api = new FakeApi();
  api.settingsNow = { ...DEFAULT_SETTINGS, ...settings };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = {
    ...people,
    query,
    sizes: DENSITY_SIZES.comfortable.row,
    episodeTotal: 7,
    selectedId: null,
    scrollRoot: undefined,
    onselect: vi.fn(),
  };
  const { container } = render(InContext, { api, start: started.value, component, given });
  return [...container.querySelectorAll('mark')].map(({ textContent }) => textContent);
}

it('marks regulars in names, original names and roles', async () => {
  expect(await marked(CastSection, { people: regulars }, 'ana голубић')).toEqual(['Ana', 'Голубић', 'Ana']);
});

it('marks nothing where nothing is looked for', async () => {
  expect(await marked(CastSection, { people: regulars }, undefined)).toEqual([]);
});

it('marks nothing in roles that are hidden', async () => {
  expect(await marked(CastSection, { people: regulars }, 'ana', { hideCharacters: true })).toEqual(['Ana']);
});

it('marks guests in their names, and not what we say where TMDB has no role', async () => {
  expect(await marked(GuestSection, { people: guests }, 'given')).toEqual(['Given']);
});

it('marks crew in departments and jobs, and not in what we say of them', async () => {
  expect(await marked(CrewSection, { departments: crew }, 'direct episodes')).toEqual([
    'Direct',
    'Direct',
    'Direct',
  ]);
});

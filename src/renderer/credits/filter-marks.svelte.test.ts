import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { expect, it } from 'vitest';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { FakeApi } from '../test/fake-api.ts';
import InContext from '../test/InContext.svelte';
import { credit, crewCredit, person } from '../test/season-fixture.ts';
import CrewList from './CrewList.svelte';
import PeopleGrid from './PeopleGrid.svelte';

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
  given: Record<string, unknown>,
  query: string,
  settings: Partial<Settings> = {},
): Promise<readonly (string | null)[]> {
  const api = new FakeApi();
  api.settingsNow = { ...DEFAULT_SETTINGS, ...settings };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const people = { query, episodeTotal: 7 };
  const { container } = render(InContext, { api, start: started.value, component, given, people });
  return [...container.querySelectorAll('mark')].map(({ textContent }) => textContent);
}

const cast = { people: regulars, kind: 'regulars', label: 'Regular cast' };

it('marks regulars in names, original names and roles', async () => {
  expect(await marked(PeopleGrid, cast, 'ana голубић')).toEqual(['Ana', 'Голубић', 'Ana']);
});

it('marks nothing where nothing is looked for', async () => {
  expect(await marked(PeopleGrid, cast, '')).toEqual([]);
});

it('marks nothing in roles that are hidden', async () => {
  expect(await marked(PeopleGrid, cast, 'ana', { hideCharacters: true })).toEqual(['Ana']);
});

it('marks guests in their names, and not what we say where TMDB has no role', async () => {
  expect(await marked(PeopleGrid, { people: guests, kind: 'guests', label: 'Guest stars' }, 'given')).toEqual(
    ['Given'],
  );
});

it('marks crew in departments and jobs, and not in what we say of them', async () => {
  expect(await marked(CrewList, { departments: crew }, 'direct episodes')).toEqual([
    'Direct',
    'Direct',
    'Direct',
  ]);
});

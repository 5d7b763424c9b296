import { render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import LookedUpPeople from './LookedUpPeople.svelte';

afterEach(() => {
  vi.useRealTimers();
});

async function open(api: FakeApi): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: LookedUpPeople, given: {} });
}

function apiWith(...names: readonly string[]): FakeApi {
  const api = new FakeApi();
  api.lookedUpPeople = names.map((name, index) => ({
    personId: index + 1,
    language: 'en-US',
    name,
    fetchedAt: '2026-11-20T08:00:00.000Z',
  }));
  return api;
}

it('lists them in the order of the reader’s language', async () => {
  await open(apiWith('Zoe', 'Élodie', 'anna'));
  await screen.findByText('Zoe');
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent.trim())).toEqual([
    'anna',
    'Élodie',
    'Zoe',
  ]);
});

it('is read once when a trip pack has changed the library a hundred times', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const api = apiWith('Zoe');
  await open(api);
  await screen.findByText('Zoe');
  const asked = api.inputsOf('people.list').length;
  for (let change = 0; change < 100; change += 1) api.send('library:changed', { changed: [], gone: [] });
  expect(api.inputsOf('people.list')).toHaveLength(asked);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(api.inputsOf('people.list')).toHaveLength(asked + 1);
});

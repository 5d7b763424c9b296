import { createRawSnippet, type Snippet } from 'svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { FakeApi } from '../test/fake-api.ts';
import InContext from '../test/InContext.svelte';
import Guarded from './Guarded.svelte';

let isBroken: boolean;
const library = vi.fn();
const children: Snippet = createRawSnippet(() => ({
  render: () => {
    if (isBroken) throw new Error('each_key_duplicate');
    return '<p>All is well</p>';
  },
}));

beforeEach(() => {
  isBroken = true;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

it('says what cannot be shown, logs it, and offers to try again or to go elsewhere', async () => {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const ways = [{ label: 'Go to the library', run: library }];
  const given = { what: 'endroll://tv/1396', title: 'This page cannot be shown', ways, children };
  render(InContext, { api, start: started.value, component: Guarded, given });
  expect(screen.getByRole('alert')).toHaveTextContent('This page cannot be shown');
  expect(api.inputsOf('app.reportError')).toEqual([
    { what: 'endroll://tv/1396', details: expect.stringContaining('each_key_duplicate') as string },
  ]);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Go to the library' }));
  expect(library).toHaveBeenCalledOnce();
  isBroken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('All is well')).toBeVisible();
});

it('tries again when its key is another, under the same name in the log', async () => {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { what: 'the notice of a pause', title: 'Broken', children };
  const props = { api, start: started.value, component: Guarded };
  const { rerender } = render(InContext, { ...props, given: { ...given, resetKey: true } });
  expect(screen.getByRole('alert')).toHaveTextContent('Broken');
  isBroken = false;
  await rerender({ ...props, given: { ...given, resetKey: false } });
  expect(await screen.findByText('All is well')).toBeVisible();
  expect(api.inputsOf('app.reportError')).toHaveLength(1);
});

import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import YoursPage from './YoursPage.svelte';

const user = userEvent.setup();
const search = { id: '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11', name: 'Directors', query: 'job:director' };
const list = { id: '5b0f6c1a-3f6e-4a6b-8a53-0c6e2f1d9a22', name: 'Casting', subjects: [] };
let api: FakeApi;

beforeEach(async () => {
  api = new FakeApi();
  api.yoursNow = { ...api.yoursNow, searches: [search], lists: [list] };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { page: 'yours' }, memory: {} };
  render(InContext, { api, start: started.value, component: YoursPage, given });
});

const kept = () => api.inputsOf('yours.keep');
const rename = async (): Promise<HTMLElement> => {
  await user.click(await screen.findByRole('button', { name: 'Rename Directors' }));
  return screen.getByRole('textbox', { name: 'Rename Directors' });
};

it('gives a saved search another name, once', async () => {
  const field = await rename();
  expect(field).toHaveFocus();
  await user.keyboard('People who direct{Enter}');
  expect(await screen.findByRole('button', { name: 'Rename People who direct' })).toBeVisible();
  await fireEvent.blur(field);
  expect(kept()).toEqual([
    { kind: 'search', id: search.id, content: { name: 'People who direct', query: 'job:director' } },
  ]);
});

it('keeps the name when renaming ends with Escape, though the field then loses the focus', async () => {
  const field = await rename();
  await user.keyboard('Nobody{Escape}');
  expect(await screen.findByRole('button', { name: 'Rename Directors' })).toBeVisible();
  // Chromium says so of a field that is removed.
  await fireEvent.blur(field);
  expect(kept()).toEqual([]);
});

it('removes a list, shows everything again, and takes that back', async () => {
  await user.click(await screen.findByRole('button', { name: /^Casting/ }));
  await user.click(await screen.findByRole('button', { name: 'Remove list' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Notes and lists' })).toBeVisible();
  expect(kept()).toEqual([{ kind: 'list', id: list.id, content: null }]);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(kept()[1]).toEqual({ kind: 'list', id: list.id, content: { name: 'Casting', subjects: [] } });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Notes and lists');
});

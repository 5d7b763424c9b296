import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LibraryProblem } from '@shared/app-error.ts';
import { fail } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import InContext from '../test/InContext.svelte';
import ErrorState from './ErrorState.svelte';

const user = userEvent.setup();
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function show(reason: LibraryProblem) {
  const onretry = vi.fn();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { error: { kind: 'library-unavailable', reason } as const, onretry };
  render(InContext, { api, start: started.value, component: ErrorState, given });
  return onretry;
}

const RESCUES = ['Save a backup…', 'Save your notes as Markdown…'] as const;

const buttons = () => screen.getAllByRole('button').map(({ textContent }) => textContent.trim());

it.each([
  ['newer', ['Show the folder', ...RESCUES]],
  ['locked', ['Try again', 'Show the folder', ...RESCUES]],
  ['damaged', ['Rebuild the library', 'Show the folder', ...RESCUES]],
  ['stopped', ['Start the library again', ...RESCUES]],
  ['disk-full', ['Show the folder', 'Try again']],
  ['read-only', ['Show the folder', 'Try again', ...RESCUES]],
] as const)('a library that is %s offers what helps', async (reason, expected) => {
  await show(reason);
  expect(buttons()).toEqual(expected);
});

it('the folder is shown, and nothing asked again by itself', async () => {
  const onretry = await show('newer');
  await user.click(screen.getByRole('button', { name: 'Show the folder' }));
  expect(api.inputsOf('storage.openFolder')).toHaveLength(1);
  expect(onretry).not.toHaveBeenCalled();
});

it.each([
  ['damaged', 'Rebuild the library', true],
  ['stopped', 'Start the library again', false],
] as const)('one that is %s is begun anew, and then asked again', async (reason, name, rebuild) => {
  const onretry = await show(reason);
  await user.click(screen.getByRole('button', { name }));
  expect(api.inputsOf('library.restart')).toEqual([{ rebuild }]);
  expect(onretry).toHaveBeenCalledOnce();
});

it('what the reader has written is saved all the same, and nothing asked again by itself', async () => {
  const onretry = await show('newer');
  await user.click(screen.getByRole('button', { name: 'Save a backup…' }));
  expect(await screen.findByText('Backup saved: 3 items and 2 seasons.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save your notes as Markdown…' }));
  expect(await screen.findByText('Saved as Markdown.')).toBeVisible();
  expect(api.inputsOf('backup.rescue')).toEqual([
    { markdown: null },
    { markdown: { title: 'Notes and lists', reviewed: 'Reviewed' } },
  ]);
  expect(onretry).not.toHaveBeenCalled();
});

it.each([
  [
    { kind: 'copy', copiedAt: '2026-02-27T18:00:00.000Z' },
    /^Backup saved: 3 items and 2 seasons\. Your file is damaged\. Saved: the copy made on Feb(?:ruary)? 27, 2026/u,
  ],
  [{ kind: 'parts' }, /^Backup saved: 3 items and 2 seasons\. Your file is damaged and has no intact copy/u],
  [{ kind: 'nothing' }, /^No notes or marks of yours could be found, so no file was saved\.$/u],
] as const)('says where the data was read from, if not from its file: %j', async (source, expected) => {
  api.rescueSource = source;
  await show('damaged');
  await user.click(screen.getByRole('button', { name: 'Save a backup…' }));
  expect(await screen.findByText(expected)).toBeVisible();
});

it('what is still wrong afterwards is said', async () => {
  api.restarted = fail({ kind: 'library-unavailable', reason: 'locked' });
  const onretry = await show('stopped');
  await user.click(screen.getByRole('button', { name: 'Start the library again' }));
  expect(await screen.findByText(/^Another program has the library open/)).toBeVisible();
  expect(onretry).not.toHaveBeenCalled();
});

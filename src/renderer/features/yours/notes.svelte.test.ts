import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LONGEST_NOTE } from '@shared/domain/season.ts';
import { fail } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import NoteStage from '../../test/stage/NoteStage.svelte';

const noteOf = (note: string): unknown => ({ subjects: ['tv/1396/season/1'], change: { note } });
const diskFull = { kind: 'library-unavailable', reason: 'disk-full' } as const;
const user = userEvent.setup();
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

afterEach(() => {
  vi.useRealTimers();
});

async function open(): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: NoteStage, given: {} });
  await tick();
}

const leave = () => fireEvent.click(screen.getByRole('button', { name: 'Leave' }));

const field = () => screen.getByRole('textbox', { name: 'Your note' });

it('is a quiet button until there is a note, and saves when the reader goes on', async () => {
  await open();
  await user.click(await screen.findByRole('button', { name: 'Add a note' }));
  expect(field()).toHaveFocus();
  await user.type(field(), 'Seen twice.');
  await user.tab();
  expect(await screen.findByText('Seen twice.')).toBeVisible();
  expect(screen.getByText('Saved')).toBeVisible();
  expect(api.inputsOf('yours.mark')).toEqual([noteOf('Seen twice.')]);
});

it('saves by itself 600 milliseconds after the last key, once', async () => {
  const typist = userEvent.setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) });
  vi.useFakeTimers();
  await open();
  await vi.advanceTimersByTimeAsync(0);
  await typist.click(screen.getByRole('button', { name: 'Add a note' }));
  await typist.type(field(), 'ab');
  await vi.advanceTimersByTimeAsync(599);
  expect(api.inputsOf('yours.mark')).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(api.inputsOf('yours.mark')).toEqual([noteOf('ab')]);
});

it('shows the kept note, and Escape ends editing where it began', async () => {
  api.note = 'For the archive.';
  await open();
  await user.click(await screen.findByRole('button', { name: 'Edit your note' }));
  expect(field()).toHaveValue('For the archive.');
  await user.keyboard(' Twice.{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Edit your note' })).toHaveFocus());
  expect(screen.getByText('For the archive. Twice.')).toBeVisible();
});

it('says how much of a pasted text is too long, and cuts nothing off', async () => {
  const pasted = 'x'.repeat(LONGEST_NOTE + 3);
  await open();
  await user.click(await screen.findByRole('button', { name: 'Add a note' }));
  await user.paste(pasted);
  await user.tab();
  expect(await screen.findByText('Not saved. The note is 3 characters too long.')).toBeVisible();
  expect(field()).toHaveValue(pasted);
  expect(api.inputsOf('yours.mark')).toEqual([]);
  await user.clear(field());
  await user.type(field(), 'Short');
  await user.tab();
  expect(api.note).toBe('Short');
});

it('folds up, and lets the reader go, when too long a text has been taken back', async () => {
  api.note = 'Kept';
  await open();
  await user.click(await screen.findByRole('button', { name: 'Edit your note' }));
  await user.paste('x'.repeat(LONGEST_NOTE));
  await user.tab();
  expect(await screen.findByText('Not saved. The note is 4 characters too long.')).toBeVisible();
  await user.clear(field());
  await user.type(field(), 'Kept');
  await user.tab();
  expect(await screen.findByRole('button', { name: 'Edit your note' })).toBeVisible();
  expect(screen.queryByText(/Not saved/)).toBeNull();
  await leave();
  await waitFor(() => expect(screen.queryByText('Kept')).toBeNull());
  expect(screen.queryByText('Your note could not be saved.')).toBeNull();
});

it('keeps what was typed in the field when it cannot be saved, and saves it when asked again', async () => {
  api.noteError = diskFull;
  await open();
  await user.click(await screen.findByRole('button', { name: 'Add a note' }));
  await user.type(field(), 'Precious');
  await user.tab();
  expect(await screen.findByText(/Not saved\. The disk is full/)).toBeVisible();
  expect(field()).toHaveValue('Precious');
  api.noteError = null;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(api.note).toBe('Precious');
});

it('saves what was typed last when the page is left', async () => {
  await open();
  await user.click(await screen.findByRole('button', { name: 'Add a note' }));
  await user.type(field(), 'Last words');
  await leave();
  await waitFor(() => expect(api.note).toBe('Last words'));
  expect(screen.queryByText('Your note could not be saved.')).toBeNull();
});

it('offers what cannot be saved even then to take along', async () => {
  api.noteError = diskFull;
  await open();
  await user.click(await screen.findByRole('button', { name: 'Add a note' }));
  await user.type(field(), 'Last words');
  await leave();
  expect(await screen.findByText('Your note could not be saved.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(api.inputsOf('app.copyText')).toEqual([{ text: 'Last words' }]);
  expect(await screen.findByText('Copied')).toBeVisible();
});

it('says so when what cannot be saved cannot be taken along either', async () => {
  api.noteError = diskFull;
  vi.spyOn(api.app, 'copyText').mockResolvedValue(fail({ kind: 'unexpected', reference: 'ab12' }));
  await open();
  await user.click(await screen.findByRole('button', { name: 'Add a note' }));
  await user.type(field(), 'Last words');
  await leave();
  await user.click(await screen.findByRole('button', { name: 'Copy' }));
  expect(await screen.findByText('Not copied. The log has details under ab12.')).toBeVisible();
});

it('offers no field for a note that cannot be read, which would be written over', async () => {
  vi.spyOn(api.yours, 'note').mockResolvedValueOnce({ ok: false, error: diskFull });
  await open();
  expect(await screen.findByText(/Your note cannot be read/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add a note' })).toBeNull();
  api.note = 'Still here';
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Still here')).toBeVisible();
});

import { expect, it, vi } from 'vitest';
import { LONGEST_NOTE } from '@shared/domain/season.ts';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { NoteDraft } from './note-draft.svelte.ts';

it('writes one text after the other, so that an older one never comes last', async () => {
  const api = new FakeApi();
  const writes: { readonly text: string; readonly answer: () => void }[] = [];
  vi.spyOn(api.yours, 'mark').mockImplementation(
    ({ change: { note: text = '' } }) =>
      new Promise((resolve) => {
        writes.push({ text, answer: () => resolve(ok(null)) });
      }),
  );
  const draft = new NoteDraft(api, 'tv/1396/season/1');
  await draft.load();
  draft.write('one');
  const saved = draft.save();
  draft.write('one two');
  void draft.save();
  expect(writes.map(({ text }) => text)).toEqual(['one']);
  writes[0]!.answer();
  await expect.poll(() => writes.map(({ text }) => text)).toEqual(['one', 'one two']);
  expect(draft.state.kind).toBe('saving');
  writes[1]!.answer();
  await saved;
  expect(draft.state.kind).toBe('saved');
});

it('is kept again when it is put back to what is kept, whatever went wrong before', async () => {
  const api = new FakeApi();
  api.note = 'Kept';
  const draft = new NoteDraft(api, 'tv/1396/season/1');
  await draft.load();
  draft.write('x'.repeat(LONGEST_NOTE + 1));
  await draft.save();
  expect(draft.state.kind).toBe('too-long');
  draft.write('Kept');
  await draft.save();
  expect(draft.state.kind).toBe('kept');
  api.noteError = { kind: 'library-unavailable', reason: 'disk-full' };
  draft.write('Kept twice');
  await draft.save();
  expect(draft.state.kind).toBe('failed');
  draft.write('Kept');
  await draft.save();
  expect(draft.state.kind).toBe('kept');
  expect(api.inputsOf('yours.mark')).toHaveLength(1);
});

it('says how much is too long, and that it is saved, of what stands there now', async () => {
  const draft = new NoteDraft(new FakeApi(), 'tv/1396/season/1');
  await draft.load();
  draft.write('x'.repeat(LONGEST_NOTE + 5));
  await draft.save();
  draft.write('x'.repeat(LONGEST_NOTE + 2));
  expect(draft.state).toEqual({ kind: 'too-long', excess: 2 });
  draft.write('x'.repeat(LONGEST_NOTE));
  expect(draft.state.kind).toBe('kept');
  await draft.save();
  expect(draft.state.kind).toBe('saved');
  draft.write('x');
  expect(draft.state.kind).toBe('kept');
  await draft.save();
  expect(draft.state.kind).toBe('saved');
});

it('shows what another field has written, or a backup has restored, as long as nothing is typed', async () => {
  const api = new FakeApi();
  api.note = 'A';
  const header = new NoteDraft(api, 'tv/1396/season/1');
  const dialog = new NoteDraft(api, 'tv/1396/season/1');
  const ends = [header.follow(), dialog.follow()];
  await expect.poll(() => dialog.text).toBe('A');
  dialog.write('A B');
  await dialog.save();
  await expect.poll(() => header.text).toBe('A B');
  header.write('A B C');
  await header.save();
  expect(api.note).toBe('A B C');
  api.note = 'Restored';
  api.send('yours:changed', null);
  await expect.poll(() => [header.text, dialog.text]).toEqual(['Restored', 'Restored']);
  ends.forEach((end) => end());
});

it('keeps both texts when the note changes elsewhere while it is being written', async () => {
  const api = new FakeApi();
  api.note = 'A';
  const draft = new NoteDraft(api, 'tv/1396/season/1');
  const end = draft.follow();
  await expect.poll(() => draft.text).toBe('A');
  draft.write('A C');
  await api.yours.mark({ subjects: ['tv/1396/season/1'], change: { note: 'A B' } });
  await draft.save();
  expect(api.note).toBe('A C\n\nA B');
  expect(draft.text).toBe('A C\n\nA B');
  expect(draft.state.kind).toBe('joined');
  end();
});

it('goes on writing what is typed while its own text is being saved', async () => {
  const api = new FakeApi();
  const draft = new NoteDraft(api, 'tv/1396/season/1');
  const end = draft.follow();
  await draft.load();
  draft.write('one');
  const saved = draft.save();
  draft.write('one two');
  await saved;
  expect(draft.text).toBe('one two');
  expect(api.note).toBe('one');
  await draft.save();
  expect(api.note).toBe('one two');
  expect(draft.state.kind).toBe('saved');
  end();
});

it('knows its own text again that was stored although nobody could say so', async () => {
  const api = new FakeApi();
  const draft = new NoteDraft(api, 'tv/1396/season/1');
  const end = draft.follow();
  await draft.load();
  api.noteError = { kind: 'library-unavailable', reason: 'stopped' };
  draft.write('one');
  await draft.save();
  draft.write('two');
  api.noteError = null;
  api.note = 'one';
  api.send('library:changed', null);
  await draft.save();
  expect(draft.text).toBe('two');
  expect(api.note).toBe('two');
  expect(draft.state.kind).toBe('saved');
  end();
});

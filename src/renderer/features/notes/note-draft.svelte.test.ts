import { expect, it, vi } from 'vitest';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { NoteDraft } from './note-draft.svelte.ts';

it('writes one text after the other, so that an older one never comes last', async () => {
  const api = new FakeApi();
  const writes: { readonly text: string; readonly answer: () => void }[] = [];
  vi.spyOn(api.notes, 'write').mockImplementation(
    ({ text }) =>
      new Promise((resolve) => {
        writes.push({ text, answer: () => resolve(ok(null)) });
      }),
  );
  const draft = new NoteDraft(api, { seriesId: 1396, seasonNumber: 1 });
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

it('takes only what names a note, whatever else the key carries', async () => {
  const api = new FakeApi();
  const season = { seriesId: 1396, seasonNumber: 1, language: 'de-DE' };
  const draft = new NoteDraft(api, season);
  await draft.load();
  expect(api.inputsOf('notes.read')).toEqual([{ seriesId: 1396, seasonNumber: 1 }]);
});

import { expect, it } from 'vitest';
import { createNotesHandlers } from './notes-handlers.ts';

function createHandlers() {
  const written: unknown[] = [];
  const handlers = createNotesHandlers({
    note: (key) => Promise.resolve(`note on ${key.seriesId}/${key.seasonNumber}`),
    writeNote: (key, text) => {
      written.push([key, text]);
      return Promise.resolve();
    },
  });
  return { written, handlers };
}

const key = { seriesId: 1396, seasonNumber: 0 };

it('reads and writes by series and season, in whatever language', async () => {
  const { written, handlers } = createHandlers();
  expect(await handlers.read.run(key)).toBe('note on 1396/0');
  await handlers.write.run({ ...key, text: '' });
  expect(written).toEqual([[key, '']]);
});

it.each([
  ['too long a text', { ...key, text: 'x'.repeat(20_001) }],
  ['no text', { ...key, text: null }],
  ['no season', { seriesId: 1396, text: 'x' }],
  ['more than is asked for', { ...key, text: 'x', language: 'en-US' }],
])('refuses %s', (_, input) => {
  expect(createHandlers().handlers.write.input.safeParse(input).success).toBe(false);
});

it('takes the longest text', () => {
  const input = { ...key, text: 'x'.repeat(20_000) };
  expect(createHandlers().handlers.write.input.safeParse(input).success).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { ENGINES, openTestLibrary, temporaryFolder } from './test/test-library.ts';
import { KEY, testRecord } from './test/test-records.ts';

const OTHER = { ...KEY, seasonNumber: 2 };

describe.each(ENGINES)('notes on %s', (engine) => {
  it('are empty at first', () => {
    expect(openTestLibrary(temporaryFolder(), engine).note(KEY)).toBe('');
  });

  it('are read as they were written, after a restart too, each for its season', () => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    const text = 'Gus’ first scene:\n  “渡辺” 🎬 ‏مرحبا';
    library.writeNote(KEY, text);
    library.writeNote(OTHER, 'Other');
    library.writeNote(OTHER, 'Another');
    library.close();
    const again = openTestLibrary(folder, engine);
    expect(again.note(KEY)).toBe(text);
    expect(again.note(OTHER)).toBe('Another');
  });

  it('are deleted by an empty text', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.writeNote(KEY, 'Seen');
    library.writeNote(OTHER, 'Other');
    library.writeNote(KEY, '');
    expect(library.note(KEY)).toBe('');
    expect(library.note(OTHER)).toBe('Other');
  });

  it('belong to the season in every language, kept or not, and outlive it', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord());
    library.writeNote(KEY, 'Seen');
    library.remove([KEY]);
    library.purgeRemoved();
    expect(library.note({ ...KEY, language: 'de-DE' } as typeof KEY)).toBe('Seen');
  });
});

import { expect, it } from 'vitest';
import { INTERFACE_LOCALES } from '../../domain/settings.ts';
import { loadCreditWords } from '../load-credit-words.ts';
import { DEPARTMENTS, JOBS } from './credit-words.ts';

const others = INTERFACE_LOCALES.filter((locale) => locale !== 'en');

it('knows the twelve departments and the jobs met most often', () => {
  expect(DEPARTMENTS.filter((name) => name !== 'Acting' && name !== 'Creator')).toHaveLength(12);
  expect(JOBS.length).toBeGreaterThanOrEqual(120);
});

it.each(others)('has other words for everything in %s, no two alike', async (locale) => {
  const words = await loadCreditWords(locale);
  for (const texts of [Object.values(words?.departments ?? {}), Object.values(words?.jobs ?? {})]) {
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => text.trim() !== text || text === '')).toEqual([]);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  }
});

it('has nothing to say in English', async () => {
  expect(await loadCreditWords('en')).toBeNull();
});

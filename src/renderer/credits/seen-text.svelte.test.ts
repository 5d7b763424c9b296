import { expect, it } from 'vitest';
import { INTERFACE_LOCALES } from '@shared/domain/settings.ts';
import { Texts } from '../text/texts.svelte.ts';
import { seenText } from './seen-text.ts';

it.each(INTERFACE_LOCALES)('names the season as its page does (%s)', async (locale) => {
  const texts = new Texts();
  await texts.use(locale);
  for (const seasonNumber of [0, 1, 2024]) {
    const name = texts.m.season.seasonNumber(seasonNumber);
    expect(seenText({ seasonNumber, episodeNumber: 4 }, texts)).toMatch(new RegExp(`${name}.*4`, 'u'));
    expect(seenText({ seasonNumber, episodeNumber: null }, texts)).toContain(name);
  }
});

import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@shared/domain/settings.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { Spoilers } from './spoilers.svelte.ts';

it('hides a revealed detail again when asked, and when the page changes', () => {
  const spoilers = new Spoilers(() => ({ ...DEFAULT_SETTINGS, hideCharacters: true }));
  const allHidden = { ...NOTHING_HIDDEN, characters: true };
  expect(spoilers.hidden).toEqual(allHidden);
  spoilers.toggle('characters');
  expect(spoilers.hidden).toEqual(NOTHING_HIDDEN);
  spoilers.toggle('characters');
  expect(spoilers.hidden).toEqual(allHidden);
  spoilers.toggle('characters');
  spoilers.reset();
  expect(spoilers.hidden).toEqual(allHidden);
});

it('follows the settings while a page is open', () => {
  let settings = $state.raw(DEFAULT_SETTINGS);
  const spoilers = new Spoilers(() => settings);
  expect(spoilers.isGuarded('guests')).toBe(false);
  settings = { ...DEFAULT_SETTINGS, hideGuests: true };
  expect(spoilers.isGuarded('guests')).toBe(true);
  expect(spoilers.hidden.guests).toBe(true);
});

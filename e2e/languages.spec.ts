import type { ElectronApplication } from '@playwright/test';
import { ar } from '../src/shared/text/ar.ts';
import { de } from '../src/shared/text/de.ts';
import { expect, test } from './fixtures.ts';

test('a season is read in another language, kept by language, and English is marked where TMDB has no text', async ({
  launch,
  server,
}) => {
  const first = await launch();
  await first.page.openSeason('90001 2');
  await first.page.button(/^Language:/).click();
  await first.window.getByRole('combobox', { name: 'Find a language' }).fill('german');
  await first.page.option(/^German \(Germany\)/).click();
  await expect(first.page.title('Hafenlichter')).toBeVisible();
  await expect(first.page.heading(/^Episodes/)).toBeVisible();
  // TMDB has no German overview of this season.
  await expect(first.page.text('Two sisters sell the house and find what was under it.')).toBeVisible();
  await expect(first.page.text('English', { exact: true }).first()).toBeVisible();
  // TMDB calls it "Staffel 2"; Endroll uses its own language for the name of a season that only has a number.
  await expect(first.page.keptSeason(/^Hafenlichter, Season 2 \(German/)).toBeVisible();
  await expect(first.page.keptSeason(/^Harbour Lights, Season 2 \(English/)).toBeVisible();
  await expect(first.page.button('Previous season: Season 1')).toBeVisible();
  await first.quit();

  await server.close();
  server.log.clear();
  const second = await launch();
  await expect(second.page.title('Hafenlichter')).toBeVisible();
  await expect(second.page.text('Two sisters sell the house and find what was under it.')).toBeVisible();
  expect(server.log.entries).toEqual([]);
});

test('the language of names is chosen from TMDB’s own list, which is there without a network afterwards', async ({
  launch,
  server,
}) => {
  const first = await launch();
  await first.page.openSettings();
  await first.page.settings.getByRole('button', { name: /^Names and texts/ }).click();
  await first.window.getByRole('combobox', { name: 'Find a language' }).fill('ja');
  await first.page.option(/ja-JP/).click();
  await first.page.open('90001 1');
  await expect.poll(() => server.log.count(/season\/1\/credits\?language=ja-JP/u)).toBe(1);
  expect(server.log.count('/3/configuration/primary_translations')).toBe(1);
  await first.quit();

  await server.close();
  const second = await launch();
  await second.page.openSettings();
  await second.page.settings.getByRole('button', { name: /^Names and texts/ }).click();
  await second.window.getByRole('combobox', { name: 'Find a language' }).fill('ar-AE');
  await expect(second.page.option(/ar-AE/)).toBeVisible();
});

test('Endroll itself speaks another language at once, in its menu too, and Arabic from right to left', async ({
  launch,
}) => {
  const first = await launch();
  await first.page.openSettings();
  const choose = async (label: string, name: string): Promise<void> => {
    await first.window.getByRole('combobox', { name: label }).selectOption(name);
  };
  await choose('Endroll’s language', 'Deutsch');
  await expect(first.page.heading(de.settings.title)).toBeVisible();
  await expect.poll(() => menuLabels(first.app)).toContain(de.menu.file);
  await choose(de.settings.interfaceLanguage, 'العربية');
  await expect(first.page.heading(ar.settings.title)).toBeVisible();
  await expect(first.window.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(first.window.locator('html')).toHaveAttribute('lang', 'ar');
  await first.quit();

  const second = await launch();
  await expect(second.window.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(second.window.getByText(ar.welcome.readyIntro)).toBeVisible();
});

function menuLabels(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label));
}

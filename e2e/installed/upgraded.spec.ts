import { expect, test } from './installed-profile.ts';

test('what the version before has kept is all there: seasons, notes, settings', async ({
  launch,
  server,
}) => {
  await server.close();
  const { page, window } = await launch({ token: null });
  await expect(page.title('Harbour Lights'), 'it opens where the reader was').toBeVisible();
  await expect(page.heading(/^Episodes/)).toBeVisible();
  await expect(page.text('Kept through an upgrade.')).toBeVisible();
  await expect.poll(async () => (await page.paintedPictures()).length).toBeGreaterThan(5);
  await page.open('endroll://tv/2100000000/season/2');
  await expect(page.credit('Yuki Haradani, as Dr. Emi Sato')).toBeVisible();
  await expect(window.locator('html'), 'a setting').toHaveAttribute('data-density', 'compact');
  await page.openSettings();
  await expect(page.settings.getByRole('radio', { name: 'Compact' })).toBeChecked();
  await expect(page.settings).toContainText(`Version ${process.env['ENDROLL_VERSION'] ?? ''}`);
  expect(await window.evaluate(() => navigator.userAgent)).toContain('Electron');
});

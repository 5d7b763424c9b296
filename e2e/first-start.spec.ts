import { expect, test } from './fixtures.ts';

test('the sample series opens in one click, with neither token nor network', async ({ server, launch }) => {
  await server.close();
  const { page } = await launch({ token: null });
  await page.sampleButton.click();
  await expect(page.title('Slack Water')).toBeVisible();
  await page.open('2100000000 2');
  await expect(page.heading('Regular cast (5)')).toBeVisible();
  await expect(page.credit('Yuki Haradani, as Dr. Emi Sato')).toBeVisible();
  await expect(page.credit('Oona Merriwick, Executive Producer')).toBeVisible();
  expect(server.log.entries).toEqual([]);
});

test('a first token is checked with TMDB, then used', async ({ server, launch }) => {
  const { page } = await launch({ token: null });
  await page.tokenField.fill(`  Bearer ${server.token}\n`);
  // The keyring is asked shortly after the first paint; there is none here, and the form says so.
  await page.button('Check and use for this session').click();
  await expect(page.text('The token works.')).toBeVisible();
  expect(server.log.count('/3/authentication')).toBe(1);

  await page.open('1396 1');
  await expect(page.title('Breaking Bad')).toBeVisible();
  expect(server.log.entries.every(({ kind, authorised }) => kind === 'image' || authorised)).toBe(true);
});

test('a wrong token, a v3 key and a missing network each get their own words', async ({ server, launch }) => {
  const { page } = await launch({ token: null });

  await page.tokenField.fill('0123456789abcdef0123456789abcdef');
  await page.button(/Check and/).click();
  await expect(page.alert).toContainText('That is the short API key');
  expect(server.log.entries, 'a key is recognised by its form, without a request').toHaveLength(0);

  await page.tokenField.fill('not a token');
  await page.button(/Check and/).click();
  await expect(page.alert).toContainText('does not look like an API Read Access Token');

  await page.tokenField.fill(`${server.token}x`);
  await page.button(/Check and/).click();
  await expect(page.alert).toContainText('TMDB does not know this token');

  await server.close();
  await page.tokenField.fill(server.token);
  await page.button(/Check and/).click();
  await expect(page.alert).toContainText('TMDB cannot be reached');
});

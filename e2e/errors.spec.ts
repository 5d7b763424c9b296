import type { FaultKind } from './tmdb-server/faults.ts';
import { expect, test } from './fixtures.ts';

const season = '/3/tv/1396/season/1';

const cases: readonly { readonly name: string; readonly fault: FaultKind; readonly says: string }[] = [
  { name: '401', fault: { kind: 'status', status: 401 }, says: 'TMDB does not know this token' },
  { name: '404', fault: { kind: 'status', status: 404 }, says: 'has no season 1 on TMDB' },
  {
    name: '422',
    fault: { kind: 'status', status: 422, body: { errors: ['language is wrong'] } },
    says: 'language is wrong',
  },
  { name: '429', fault: { kind: 'status', status: 429, retryAfterSeconds: 1 }, says: 'Too many requests' },
  { name: '500', fault: { kind: 'status', status: 500 }, says: 'HTTP 500' },
  { name: '503', fault: { kind: 'status', status: 503 }, says: 'HTTP 503' },
  { name: 'no answer', fault: { kind: 'hang' }, says: 'did not answer in time' },
  { name: 'a cut connection', fault: { kind: 'cut' }, says: 'cannot be reached' },
  { name: 'half a body', fault: { kind: 'half-body' }, says: 'was cut off' },
  { name: 'a sign-in page', fault: { kind: 'portal' }, says: 'A sign-in page answered' },
  { name: 'a huge body', fault: { kind: 'huge-body' }, says: 'far larger than anything TMDB sends' },
  { name: 'broken JSON', fault: { kind: 'invalid-json' }, says: 'did not come from TMDB' },
  { name: 'no cast', fault: { kind: 'missing-identity', field: 'cast' }, says: 'cast' },
];

test('each fault of TMDB has its own words, and none costs a kept season', async ({ launch, server }) => {
  test.slow();
  const { page } = await launch();
  await page.open('90001 1');
  await expect(page.title('Harbour Lights')).toBeVisible();
  await expect(page.keptSeason(/^Harbour Lights/)).toBeVisible();

  for (const { name, fault, says } of cases) {
    await test.step(name, async () => {
      server.faults.set({ match: `${season}/credits`, ...fault });
      await page.open('1396 1');
      // A server that never answers is given up on after three tries, about 20 seconds.
      await expect(page.alert).toContainText(says, { timeout: 40_000 });
      server.faults.clear();
      await page.keptSeason(/^Harbour Lights/).click();
      await expect(page.title('Harbour Lights')).toBeVisible();
    });
  }
  await expect(page.keptSeason(/^Breaking Bad/), 'nothing was stored').toBeHidden();

  await page.open('1396 1');
  await expect(page.heading('Regular cast (6)'), 'and it opens when TMDB is well again').toBeVisible();
});

test('people whom TMDB has deleted, and an answer as old as 2014, cost their own rows only', async ({
  launch,
  server,
}) => {
  server.faults.set({ match: season, kind: 'old-crew' });
  const { page } = await launch();
  await page.open('1396 1');
  await expect(page.heading('Regular cast (6)')).toBeVisible();
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  server.faults.clear();
  server.faults.set({ match: '/3/tv/90001/season/1', kind: 'deleted-people' });
  await page.open('90001 1');
  await expect(page.title('Harbour Lights')).toBeVisible();
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await page.button(/^Missing on TMDB/).click();
  await expect(page.text(/^Regular cast: .* \(no ID\)$/)).toBeVisible();
  await expect(page.text('Incomplete.')).toBeHidden();
});

test('what TMDB refuses only because something is appended is asked for by itself', async ({
  launch,
  server,
}) => {
  server.faults.set({ match: /append_to_response/, kind: 'status', status: 400 });
  const { page } = await launch();
  await page.open('1396 1');
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await expect(page.text('Incomplete.')).toBeHidden();
  server.faults.set({ match: /aggregate_credits/, kind: 'status', status: 400 });
  await page.open('90001 1');
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await expect(page.text('Incomplete. Still missing: episode counts.')).toBeVisible();
});

test('a season whose guests cannot be had is kept, marked, and completed on request', async ({
  launch,
  server,
}) => {
  server.faults.set({ match: new RegExp(`^${season}(\\?|/aggregate)`), kind: 'status', status: 500 });
  const { page } = await launch();
  await page.open('1396 1');
  await expect(page.heading('Regular cast (6)')).toBeVisible();
  await expect(page.text('Incomplete. Still missing: episodes and guest stars')).toBeVisible();
  server.faults.clear();
  expect(server.log.count(/season\/1\?/u), 'three tries with the counts, three without').toBe(6);
  await page.button('Fetch the rest').click();
  await expect(page.heading(/^Guest stars/)).toBeVisible();
  await expect(page.text('Incomplete. Still missing: episodes and guest stars')).toBeHidden();
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, tick } from 'svelte';
import { beforeEach, expect, it, vi, type Mock } from 'vitest';
import { fail, ok } from '@shared/result.ts';
import type { PackedSeasonCredits } from '@shared/packed-season-page.ts';
import type { PageHost } from '../../state/page-host.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { packedCredits } from '../../test/pack-page.ts';
import { credit, person } from '../../test/season-fixture.ts';
import MatrixPage from './MatrixPage.svelte';

const place = { page: 'matrix', seriesId: 1396, language: 'en-US' } as const;
let api: FakeApi;
let go: Mock<PageHost['go']>;

beforeEach(() => {
  api = new FakeApi();
  go = vi.fn();
});

async function open(seasons: readonly PackedSeasonCredits[]): Promise<void> {
  vi.spyOn(api.library, 'creditsOfSeries').mockResolvedValue(ok(seasons));
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const keep = createRawSnippet(() => ({ render: () => '<span></span>' }));
  const given = { place, memory: {}, keep };
  render(InContext, { api, start: started.value, component: MatrixPage, given, host: { go } });
}

it.each([
  ['and lacks only English texts', {}, 1],
  ['but its guests have not come', { lacksPeople: true }, 0],
] as const)('says who is gone if a season is incomplete %s', async (_, rest, count) => {
  api.kept = [keptSeason({ seasonNumber: 1 }), keptSeason({ seasonNumber: 2, isWhole: false })];
  const regular = credit('a', person(1, 'Bryan Cranston'));
  const guest = credit('g', person(2, 'Bob Odenkirk'), { kind: 'guest' });
  await open([
    { seasonNumber: 1, credits: await packedCredits([regular, guest]) },
    { seasonNumber: 2, credits: await packedCredits([regular]), ...rest },
  ]);
  expect(await screen.findByText('Bob Odenkirk')).toBeInTheDocument();
  expect(screen.queryAllByRole('gridcell', { name: /gone/u })).toHaveLength(count);
});

it('scrolls to the start in both directions with the key that leads to the corner', async () => {
  api.kept = [keptSeason({ seasonNumber: 1 }), keptSeason({ seasonNumber: 2 })];
  const regular = credit('a', person(1, 'Bryan Cranston'));
  await open([{ seasonNumber: 1, credits: await packedCredits([regular]) }]);
  const user = userEvent.setup();
  const name = await screen.findByRole('button', { name: 'Bryan Cranston' });
  const body = name.closest<HTMLElement>('[role="rowgroup"]')!;
  const page = name.closest<HTMLElement>('article')!;
  body.scrollLeft = 400;
  page.scrollTop = 900;
  name.focus();
  await user.keyboard('{Control>}{Home}{/Control}');
  expect(screen.getByRole('columnheader', { name: /Person/u })).toHaveFocus();
  await vi.waitFor(() => expect([body.scrollLeft, page.scrollTop]).toEqual([0, 0]));
  page.scrollTop = 900;
  await user.keyboard('{Control>}{Home}{/Control}');
  await vi.waitFor(() => expect(page.scrollTop, 'also when it is pressed there again').toBe(0));
});

it('stays when it cannot be read again', async () => {
  api.kept = [keptSeason({ seasonNumber: 1 })];
  await open([{ seasonNumber: 1, credits: await packedCredits([credit('a', person(1, 'Bryan Cranston'))]) }]);
  await screen.findByRole('button', { name: 'Bryan Cranston' });
  const failed = vi
    .mocked(api.library.creditsOfSeries)
    .mockResolvedValue(fail({ kind: 'library-unavailable', reason: 'stopped' }));
  failed.mockClear();
  api.send('library:changed', { changed: [keptSeason({ seasonNumber: 1 })], gone: [] });
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  await tick();
  expect(screen.getByRole('button', { name: 'Bryan Cranston' })).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('leads to the language the series is kept in', async () => {
  api.kept = [keptSeason({ seasonNumber: 1, language: 'de-DE' })];
  await open([]);
  await userEvent.click(await screen.findByRole('button', { name: /German/u }));
  expect(screen.queryByText('No season of this series is kept yet.')).toBeNull();
  expect(go).toHaveBeenCalledWith({ ...place, language: 'de-DE' });
});

it('writes the number of a season without thousands, because it may be a year', async () => {
  api.kept = [keptSeason({ seasonNumber: 2024 })];
  await open([
    { seasonNumber: 2024, credits: await packedCredits([credit('a', person(1, 'Bryan Cranston'))]) },
  ]);
  expect(await screen.findByText('2024')).toBeVisible();
});

const unfetched = (seasonNumber: number) =>
  keptSeason({ seasonNumber, seriesName: 'Series 1396', seasonName: '', isLost: true });

it('says that seasons are not fetched yet rather than that none is kept, and fetches them', async () => {
  api.kept = [unfetched(1), unfetched(2)];
  api.tokenNow = { ...api.tokenNow, source: 'keyring' };
  await open([]);
  expect(await screen.findByText('2 seasons from a backup have not been fetched yet.')).toBeVisible();
  expect(screen.queryByText('No season of this series is kept yet.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Fetch 2 missing seasons' }));
  const keys = [1, 2].map((seasonNumber) => ({ seriesId: 1396, seasonNumber, language: 'en-US' }));
  expect(api.inputsOf('freshness.refresh')).toEqual([{ keys, isFirst: true }]);
});

it('says what it is called once above the people: the head of the table names its columns', async () => {
  api.kept = [keptSeason({ seasonNumber: 1 })];
  await open([{ seasonNumber: 1, credits: await packedCredits([credit('a', person(1, 'Bryan Cranston'))]) }]);
  await screen.findByRole('button', { name: 'Bryan Cranston' });
  expect(screen.getAllByText('Breaking Bad')).toHaveLength(1);
  expect(screen.getByRole('columnheader', { name: 'Person Total' })).toBeVisible();
});

import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ComparedAddress, PlaceOf } from '@shared/domain/address.ts';
import type { PackedSeasonCredits } from '@shared/packed-season-page.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { packedCredits } from '../../test/pack-page.ts';
import { credit, crewCredit, person } from '../../test/season-fixture.ts';
import ComparePage from './ComparePage.svelte';

const place = {
  page: 'compare',
  sides: [1, 2].map((seasonNumber) => ({ seriesId: 1396, seasonNumber })),
  language: 'en-US',
} as const;
let api: FakeApi;
let credits: ReadonlyMap<number, PackedSeasonCredits>;

beforeEach(async () => {
  api = new FakeApi();
  api.kept = [1, 2, 3].map((seasonNumber) => keptSeason({ seasonNumber }));
  const seasons = [
    [1, await packedCredits([credit('a', person(1, 'Bryan Cranston'), { character: 'Walter White' })])],
    [2, await packedCredits([credit('b', person(2, 'Bob Odenkirk'), { character: 'Saul Goodman' })])],
  ] as const;
  credits = new Map(
    seasons.map(([seasonNumber, packed]) => [seasonNumber, { seasonNumber, credits: packed }]),
  );
  vi.spyOn(api.library, 'creditsOfSeries').mockImplementation(({ seasonNumbers }) =>
    Promise.resolve(
      ok([...credits.values()].filter((season) => seasonNumbers?.includes(season.seasonNumber))),
    ),
  );
});

/** Opens the page; returns a function that leaves it. */
async function openPlace(
  visited: PlaceOf<'compare'>,
  host: Partial<PageHost> = {},
  memory: object = {},
): Promise<() => void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: visited, memory };
  return render(InContext, { api, start: started.value, component: ComparePage, given, host }).unmount;
}

function openSides(sides: readonly ComparedAddress[], host: Partial<PageHost> = {}): Promise<() => void> {
  return openPlace({ ...place, sides }, host);
}

async function open(seasonNumbers: readonly number[] = [1, 2]): Promise<void> {
  await openSides(seasonNumbers.map((seasonNumber) => ({ seriesId: 1396, seasonNumber })));
}

/** What was copied last. */
function copied(): string {
  return (api.inputsOf('app.copyText').at(-1) as { readonly text: string }).text;
}

it('says nothing of two seasons before it has read both: neither that they are the same, nor that one is not kept', async () => {
  const list = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['list']>>>();
  const read = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['creditsOfSeries']>>>();
  vi.spyOn(api.library, 'list').mockReturnValueOnce(list.promise);
  vi.mocked(api.library.creditsOfSeries).mockReturnValueOnce(read.promise);
  await open();
  expect(await screen.findByRole('status', { name: 'Comparing' })).toBeInTheDocument();
  expect(screen.queryByText(/is not kept/)).toBeNull();
  list.resolve(ok(toJsonText(api.kept)));
  await waitFor(() => expect(api.library.creditsOfSeries).toHaveBeenCalled());
  expect(screen.getByRole('status', { name: 'Comparing' })).toBeInTheDocument();
  expect(screen.queryByText('The same people in both.')).toBeNull();
  read.resolve(ok([...credits.values()]));
  expect(await screen.findByRole('button', { name: /^Bob Odenkirk, Saul Goodman/ })).toBeVisible();
  expect(screen.queryByText('The same people in both.')).toBeNull();
});

it('asks once for all that is compared of a series', async () => {
  const alone = await packedCredits([credit('c', person(3, 'Anna Gunn'))]);
  credits = new Map([...credits, [3, { seasonNumber: 3, credits: alone }]]);
  await open([1, 2, 3]);
  expect(await screen.findByText('Nobody worked on more than one of them.')).toBeVisible();
  expect(api.library.creditsOfSeries).toHaveBeenCalledExactlyOnceWith({
    seriesId: 1396,
    language: 'en-US',
    seasonNumbers: [1, 2, 3],
  });
});

it('reads them again when one of the two changes, and not when another season does', async () => {
  await open();
  await screen.findByRole('button', { name: /^Bob Odenkirk/ });
  const asked = vi.mocked(api.library.creditsOfSeries).mock.calls.length;
  api.send('library:changed', {
    changed: [keptSeason({ seasonNumber: 3, fetchedAt: '2026-11-20T00:00:00.000Z' })],
    gone: [],
  });
  await Promise.resolve();
  expect(api.library.creditsOfSeries).toHaveBeenCalledTimes(asked);
  api.send('library:changed', {
    changed: [keptSeason({ seasonNumber: 2, fetchedAt: '2026-11-20T00:00:00.000Z' })],
    gone: [],
  });
  await waitFor(() =>
    expect(vi.mocked(api.library.creditsOfSeries).mock.calls.length).toBeGreaterThan(asked),
  );
});

/** The list shows the second season as it did before, with the same date: its page has been made. */
const announceMade = (): void => api.send('library:changed', { changed: api.kept.slice(1, 2), gone: [] });

it('does not say who left for a season that could not be read, names it, and compares it when it is there', async () => {
  const all = credits;
  credits = new Map([...all].filter(([number]) => number === 1));
  await open();
  const unread = await screen.findByText(/^Breaking Bad, Season 2 could not be read and is left out\./);
  for (const said of [/^Left/, /Bryan Cranston/, 'The same people in both.', / stayed$/, 'Nobody'])
    expect(screen.queryByText(said)).toBeNull();
  expect(screen.getByRole('button', { name: 'Open Breaking Bad, Season 2' })).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'As sentences' }));
  expect(screen.queryByText(/ left\.$/)).toBeNull();

  credits = all;
  announceMade();
  expect(await screen.findByText('Bryan Cranston (Walter White) left.')).toBeVisible();
  expect(unread).not.toBeInTheDocument();
  expect(api.library.creditsOfSeries).toHaveBeenLastCalledWith(
    expect.objectContaining({ seasonNumbers: [2] }),
  );
});

it('reads a season again that arrives while the library answers without it', async () => {
  const read = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['creditsOfSeries']>>>();
  vi.mocked(api.library.creditsOfSeries).mockReturnValueOnce(read.promise);
  await open();
  await waitFor(() => expect(api.library.creditsOfSeries).toHaveBeenCalled());
  announceMade();
  read.resolve(ok([...credits.values()].slice(0, 1)));
  expect(await screen.findByRole('button', { name: /^Bob Odenkirk, Saul Goodman/ })).toBeVisible();
  expect(screen.queryByText(/could not be read/)).toBeNull();
});

it('opens a person in a season they are in, also where one before it could not be read', async () => {
  const other = keptSeason({ seriesId: 60059, seriesName: 'Better Call Saul', seasonNumber: 1 });
  api.kept = [...api.kept, other];
  const [walter, saul] = [credits.get(1)!, credits.get(2)!];
  vi.mocked(api.library.creditsOfSeries).mockImplementation(({ seriesId }) =>
    Promise.resolve(
      ok(
        seriesId === other.seriesId ? [{ ...saul, seasonNumber: 1 }] : [saul, { ...walter, seasonNumber: 3 }],
      ),
    ),
  );
  const openPerson = vi.fn();
  const sides = [1396, other.seriesId].map((seriesId) => ({ seriesId, seasonNumber: null }));
  await openSides(sides, { openPerson });
  await userEvent.click(await screen.findByRole('radio', { name: 'Differences' }));
  await userEvent.click(await screen.findByRole('button', { name: /^Bryan Cranston/ }));
  expect(openPerson).toHaveBeenCalledExactlyOnceWith({
    season: { seriesId: 1396, seasonNumber: 3, language: 'en-US' },
    personId: 1,
  });
});

it('stays when it cannot be read again', async () => {
  await open();
  await screen.findByRole('button', { name: /^Bob Odenkirk/ });
  const failed = vi
    .mocked(api.library.creditsOfSeries)
    .mockResolvedValue(fail({ kind: 'library-unavailable', reason: 'stopped' }));
  failed.mockClear();
  const changed = [keptSeason({ seasonNumber: 2, fetchedAt: '2026-11-20T00:00:00.000Z' })];
  api.send('library:changed', { changed, gone: [] });
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  await tick();
  expect(screen.getByRole('button', { name: /^Bob Odenkirk/ })).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('keeps all that is missing at once, says so until that is done, and compares them', async () => {
  const all = api.kept;
  api.kept = [];
  const kept = Promise.withResolvers<Awaited<ReturnType<FakeApi['seasons']['keep']>>>();
  await open();
  expect(await screen.findByText(/Season 1 and .*Season 2 are not kept yet/)).toBeVisible();
  expect(screen.queryByText('The same people in both.')).toBeNull();
  const asked = vi.spyOn(api.seasons, 'keep').mockReturnValue(kept.promise);
  await userEvent.click(screen.getByRole('button', { name: 'Keep and compare' }));
  expect(asked.mock.calls.map(([{ seasonNumber }]) => seasonNumber)).toEqual([1, 2]);
  expect(screen.getByText('Fetching…')).toBeVisible();
  expect(screen.queryByText(/not kept yet/)).toBeNull();
  // The library tells of each when it has it.
  api.send('library:changed', { changed: all, gone: [] });
  kept.resolve(ok(null));
  expect(await screen.findByRole('button', { name: /^Bob Odenkirk, Saul Goodman/ })).toBeVisible();
  expect(screen.queryByText('Fetching…')).toBeNull();
});

it('says that the disk is full, and keeping can be tried again', async () => {
  api.kept = api.kept.slice(0, 1);
  api.keptSeason = fail({ kind: 'library-unavailable', reason: 'disk-full' });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Keep and compare' }));
  expect(await screen.findByText(/disk is full/u)).toBeVisible();
  expect(screen.getByText(/Season 2 is not kept yet/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Keep and compare' }));
  await waitFor(() => expect(api.inputsOf('seasons.keep')).toHaveLength(2));
});

it('says why something cannot be fetched, and offers to try again', async () => {
  api.kept = api.kept.slice(0, 1);
  api.keptSeason = fail({ kind: 'offline', reason: 'unreachable' });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Keep and compare' }));
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Keep and compare' })).toBeVisible();
});

it('names the columns of one series by their seasons alone, so that more of them have room', async () => {
  const everywhere = await packedCredits([credit('a', person(1, 'Bryan Cranston'))]);
  credits = new Map([1, 2, 3].map((seasonNumber) => [seasonNumber, { seasonNumber, credits: everywhere }]));
  await open([1, 2, 3]);
  await screen.findByRole('columnheader', { name: /Person/u });
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent.trim())).toEqual(
    expect.arrayContaining(['Season 1', 'Season 2', 'Season 3']),
  );
});

it('does not say who left for a season whose guests have not come', async () => {
  credits = new Map(
    [...credits].map(([number, one]) => [number, { ...one, ...(number === 2 && { lacksPeople: true }) }]),
  );
  await open();
  expect(await screen.findByRole('button', { name: /^Bob Odenkirk/ })).toBeVisible();
  expect(screen.queryByText(/^Left/)).toBeNull();
  expect(screen.queryByText(/Bryan Cranston/)).toBeNull();
});

it('shows nobody of the cast of a season that was not seen, so that it does not tell who stays or leaves', async () => {
  const unseen = [
    credit('b', person(2, 'Bob Odenkirk'), { character: 'Saul Goodman' }),
    crewCredit('d', person(3, 'Rian Johnson'), 'Directing', 'Director'),
  ];
  credits = new Map([...credits, [2, { seasonNumber: 2, credits: await packedCredits(unseen) }]]);
  api.yoursNow = { ...api.yoursNow, seen: [{ seriesId: 1396, seasonNumber: 1, episodeNumber: null }] };
  await open();
  expect(await screen.findByRole('button', { name: 'Show anyway' })).toBeVisible();
  expect(await screen.findByRole('button', { name: /^Rian Johnson, Director/ })).toBeVisible();
  for (const false_ of [/^Left/, 'The same people in both.', /Bryan Cranston/, /Bob Odenkirk/])
    expect(screen.queryByText(false_)).toBeNull();
  // A copy says so as paper does: nobody takes it for all there is.
  await userEvent.click(screen.getByRole('radio', { name: 'As sentences' }));
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(copied()).toMatch(
    /^Rian Johnson \(Director\) joined\.$[^]*^What you have not seen yet is hidden\./mu,
  );
  await userEvent.click(screen.getByRole('radio', { name: 'Changes' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show anyway' }));
  expect(await screen.findByRole('button', { name: /^Bob Odenkirk, Saul Goodman/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /^Bryan Cranston, Walter White/ })).toBeVisible();
});

it('copies the shared people with what is left out of them', async () => {
  const one = credits.get(1)!;
  credits = new Map([1, 2].map((seasonNumber) => [seasonNumber, { ...one, seasonNumber }]));
  await open([1, 2, 3]);
  await userEvent.click(await screen.findByRole('button', { name: 'Copy' }));
  expect(copied()).toMatch(
    /^Bryan Cranston\t[^]*\tBreaking Bad, Season 3 could not be read and is left out\.$/mu,
  );
});

describe('shared people', () => {
  beforeEach(async () => {
    const [regular, visitor] = [person(1, 'Bryan Cranston'), person(2, 'Bob Odenkirk')];
    const packed = await packedCredits([
      credit('a', regular, { character: 'Walter White' }),
      credit('b', visitor, { kind: 'guest', character: 'Saul Goodman' }),
    ]);
    credits = new Map([1, 2, 3].map((seasonNumber) => [seasonNumber, { seasonNumber, credits: packed }]));
  });

  const names = (): readonly string[] =>
    screen.getAllByRole('rowheader').map(({ textContent }) => textContent.trim());

  it('are without hidden guest stars, who can be shown; nobody’s sides are counted meanwhile', async () => {
    api.settingsNow = { ...api.settingsNow, hideGuests: true };
    await open([1, 2, 3]);
    expect(await screen.findByText('1 person')).toBeVisible();
    expect(names()).toEqual([expect.stringContaining('Bryan Cranston')]);
    expect(screen.queryByText('In (of 3)')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show guest stars' }));
    expect(names()).toHaveLength(2);
    expect(screen.getByText('In (of 3)')).toBeVisible();
    expect(screen.getAllByText('3')).toHaveLength(2);
  });
});

it('filters what two seasons have and have not in common: the page, its sentences and its export', async () => {
  const writer = { kind: 'crew', character: null, department: 'Writing', job: 'Writer' } as const;
  const [first, second] = await Promise.all([
    packedCredits([
      credit('a', person(1, 'Bryan Cranston'), { character: 'Walter White' }),
      credit('w', person(3, 'Peter Gould'), writer),
    ]),
    packedCredits([credit('b', person(2, 'Bob Odenkirk'), { character: 'Saul Goodman' })]),
  ]);
  credits = new Map([
    [1, { seasonNumber: 1, credits: first }],
    [2, { seasonNumber: 2, credits: second }],
  ]);
  await open();
  expect(await screen.findByText('3 people')).toBeVisible();
  await userEvent.type(screen.getByRole('textbox', { name: 'Filter by name, role or job' }), 'walter');
  expect(await screen.findByText('1 person')).toBeVisible();
  expect(screen.getByRole('button', { name: /^Bryan Cranston/ })).toBeVisible();
  // Others have only been left out: nobody is said not to have joined.
  for (const untrue of [/Bob Odenkirk/, /Peter Gould/, 'Nobody', / stayed$/])
    expect(screen.queryByText(untrue)).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: 'As sentences' }));
  expect(screen.getByText('Bryan Cranston (Walter White) left.')).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(copied()).toMatch(
    /^Compare [^\n]+\n1 person.*walter.*\n\nBryan Cranston \(Walter White\) left\.\n\n/u,
  );
  await userEvent.click(screen.getByRole('radio', { name: 'Crew' }));
  expect(screen.getByText('Nobody to show here.')).toBeVisible();
});

it('says in sentences who stayed, first of all how many, and copies it', async () => {
  const packed = await packedCredits([
    credit('a', person(1, 'Bryan Cranston'), { character: 'Walter White' }),
  ]);
  credits = new Map([1, 2].map((seasonNumber) => [seasonNumber, { seasonNumber, credits: packed }]));
  await open();
  await userEvent.click(await screen.findByRole('radio', { name: 'As sentences' }));
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '1 of 1 in the cast stayed.',
    'Bryan Cranston (Walter White) stayed.',
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(copied()).toMatch(
    /^Compare [^\n]+\n\n1 of 1 in the cast stayed\.\nBryan Cranston \(Walter White\) stayed\.\n\n/u,
  );
  // Of some of them, no number of all is given.
  await userEvent.type(screen.getByRole('textbox', { name: 'Filter by name, role or job' }), 'walter');
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  expect(screen.getByText('Bryan Cranston (Walter White) stayed.')).toBeVisible();
});

it('shows of whoever stayed the episodes of both seasons: on the page, in a copy, and of shared people', async () => {
  const [first, second] = await Promise.all(
    [1, 3].map((episodeCount) =>
      packedCredits([
        credit('a', person(1, 'Bryan Cranston'), { character: 'Walter White', episodeCount }),
        credit('g', person(2, 'Bob Odenkirk'), { kind: 'guest', character: 'Saul Goodman', episodeCount: 2 }),
      ]),
    ),
  );
  credits = new Map([
    [1, { seasonNumber: 1, credits: first! }],
    [2, { seasonNumber: 2, credits: second! }],
  ]);
  await open();
  expect(
    await screen.findByRole('button', { name: 'Bryan Cranston, Walter White, 1 → 3 episodes' }),
  ).toBeVisible();
  expect(screen.getByRole('button', { name: 'Bob Odenkirk, Saul Goodman, 2 episodes' })).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'Shared people' }));
  expect(
    screen.getByRole('row', {
      name: /^Bryan Cranston.*Walter White, regular.*Walter White, regular.*1 \+ 3/u,
    }),
  ).toBeVisible();
  expect(screen.getByRole('row', { name: /^Bob Odenkirk.*Saul Goodman, guest star.*2 \+ 2/u })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(copied()).toMatch(/^Bryan Cranston\tWalter White, regular\tWalter White, regular\t1 \+ 3/mu);
});

describe('choosing', () => {
  it('opens the list for whoever has fewer than two sides, finds a season by its number, and takes it with Enter', async () => {
    const go = vi.fn();
    await openSides([{ seriesId: 1396, seasonNumber: 1 }], { go });
    const field = await screen.findByRole('combobox', { name: 'Season or series to compare' });
    await waitFor(() => expect(field).toHaveFocus());
    await userEvent.keyboard('3');
    expect(
      screen.getAllByRole('option', { hidden: true }).map(({ textContent }) => textContent.trim()),
    ).toEqual([expect.stringContaining('Season 3')]);
    await userEvent.keyboard('{Enter}');
    expect(go).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        sides: [1, 3].map((seasonNumber) => ({ seriesId: 1396, seasonNumber })),
      }),
    );
  });

  it('does not open the list for two', async () => {
    await open();
    await screen.findByRole('button', { name: /^Bob Odenkirk/ });
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('does not open the list for whoever has removed a side', async () => {
    const go = vi.fn<PageHost['go']>();
    const sides = [1, 2].map((seasonNumber) => ({ seriesId: 1396, seasonNumber }));
    const leave = await openSides(sides, { go });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove Breaking Bad, Season 2 from the comparison' }),
    );
    const left = go.mock.lastCall?.[0] as PlaceOf<'compare'>;
    expect(left.sides).toEqual(sides.slice(0, 1));
    leave();
    await openPlace(left, { go });
    expect(await screen.findByRole('button', { name: 'Breaking Bad, Season 1' })).toBeVisible();
    await tick();
    expect(screen.queryByRole('combobox')).toBeNull();
    // Whoever adds the next one goes on choosing.
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove Breaking Bad, Season 1 from the comparison' }),
    );
    expect(go.mock.lastCall?.[0]).toMatchObject({ sides: [], opensList: false });
    await userEvent.click(screen.getByRole('button', { name: 'Add a season or series' }));
    await userEvent.keyboard('3{Enter}');
    expect(go.mock.lastCall?.[0]).toMatchObject({ opensList: true });
  });

  it('opens the list once for a visit, and only counts that it has been open', async () => {
    const memory = {};
    const visit = { ...place, sides: [{ seriesId: 1396, seasonNumber: 1 }] };
    const all = api.kept;
    api.kept = [];
    const leave = await openPlace(visit, {}, memory);
    expect(await screen.findByText(/is not kept yet/)).toBeVisible();
    expect(screen.queryByRole('combobox')).toBeNull();
    leave();
    api.kept = all;
    const leaveAgain = await openPlace(visit, {}, memory);
    expect(await screen.findByRole('combobox')).toBeVisible();
    leaveAgain();
    await openPlace(visit, {}, memory);
    expect(await screen.findByRole('button', { name: 'Breaking Bad, Season 1' })).toBeVisible();
    await tick();
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

it('says of many sides only how many, in one line, and shows them on demand', async () => {
  api.kept = Array.from({ length: 8 }, (_, index) => keptSeason({ seasonNumber: index + 1 }));
  await open([1, 2, 3, 4, 5, 6, 7, 8]);
  const all = await screen.findByRole('button', { name: '8 seasons', expanded: false });
  expect(screen.queryByRole('button', { name: /^Remove / })).toBeNull();
  await userEvent.click(all);
  expect(screen.getAllByRole('button', { name: /^Remove / })).toHaveLength(8);
  await userEvent.click(all);
  expect(screen.queryByRole('button', { name: /^Remove / })).toBeNull();
});

it('names a season of a whole series whose content is gone, and says of nobody that they are only in the other', async () => {
  const other = keptSeason({ seriesId: 60059, seriesName: 'Better Call Saul', seasonNumber: 1 });
  api.kept = [keptSeason({ seasonNumber: 1 }), keptSeason({ seasonNumber: 2, isExpired: true }), other];
  const [walter, saul] = [credits.get(1)!, credits.get(2)!];
  vi.mocked(api.library.creditsOfSeries).mockImplementation(({ seriesId }) =>
    Promise.resolve(ok([seriesId === other.seriesId ? { ...saul, seasonNumber: 1 } : walter])),
  );
  await openSides([1396, other.seriesId].map((seriesId) => ({ seriesId, seasonNumber: null })));
  expect(
    await screen.findByText(/^Breaking Bad, Season 2 could not be read and is left out\./),
  ).toBeVisible();
  await userEvent.click(await screen.findByRole('radio', { name: 'Differences' }));
  // The other series is whole: who is not in it is known.
  expect(await screen.findByRole('button', { name: /^Bryan Cranston/ })).toBeVisible();
  expect(screen.queryByText('Bob Odenkirk')).toBeNull();
});

it('stops comparing a season of a whole series when its content goes, and compares it when it is back with the same date', async () => {
  const other = keptSeason({ seriesId: 60059, seriesName: 'Better Call Saul', seasonNumber: 1 });
  const [first, second] = [keptSeason({ seasonNumber: 1 }), keptSeason({ seasonNumber: 2 })];
  api.kept = [first, second, other];
  const saul = credits.get(2)!;
  const gunn = await packedCredits([credit('g', person(3, 'Anna Gunn'))]);
  credits = new Map([...credits, [2, { seasonNumber: 2, credits: gunn }]]);
  vi.mocked(api.library.creditsOfSeries).mockImplementation(({ seriesId, seasonNumbers }) =>
    Promise.resolve(
      ok(
        seriesId === other.seriesId
          ? [{ ...saul, seasonNumber: 1 }]
          : [...credits.values()].filter((season) => seasonNumbers?.includes(season.seasonNumber)),
      ),
    ),
  );
  await openSides([1396, other.seriesId].map((seriesId) => ({ seriesId, seasonNumber: null })));
  await userEvent.click(await screen.findByRole('radio', { name: 'Differences' }));
  expect(await screen.findByRole('button', { name: /^Anna Gunn/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /^Bob Odenkirk/ })).toBeVisible();
  api.send('library:changed', { changed: [{ ...second, isExpired: true }], gone: [] });
  expect(await screen.findByText(/^Breaking Bad, Season 2 could not be read/)).toBeVisible();
  expect(await screen.findByRole('button', { name: /^Bryan Cranston/ })).toBeVisible();
  expect(screen.queryByText(/Anna Gunn|Bob Odenkirk/)).toBeNull();
  api.send('library:changed', { changed: [second], gone: [] });
  expect(await screen.findByRole('button', { name: /^Anna Gunn/ })).toBeVisible();
  expect(screen.queryByText(/could not be read/)).toBeNull();
});

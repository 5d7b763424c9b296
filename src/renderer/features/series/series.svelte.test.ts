import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { KeptSeason, Series } from '@shared/domain/season.ts';
import type { SeriesPage as Page } from '@shared/domain/series.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { packedCredits } from '../../test/pack-page.ts';
import { credit, crewCredit, person, seriesPage } from '../../test/season-fixture.ts';
import SeriesPage from './SeriesPage.svelte';
import { KEPT_DETAILS, keptSeason } from '../../test/kept-season-fixture.ts';

const seriesKey = { seriesId: 1396, language: 'de-DE' };
const user = userEvent.setup();
const onopen = vi.fn();
const openPerson = vi.fn();
const saveKeptPdf = vi.fn(() => Promise.resolve());
const openWebPage = vi.fn(() => Promise.resolve());
const go = vi.fn();
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function open(series: Partial<Series> = {}, rest: Partial<Page> = {}): Promise<void> {
  const page = { ...seriesPage(), ...rest };
  api.seriesPage = ok(toJsonText({ ...page, series: { ...page.series, ...series } }));
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const actions = createRawSnippet<[Series]>((get) => ({
    render: () => `<button type="button">Keep ${get().name}</button>`,
  }));
  const panel = createRawSnippet(() => ({ render: () => '<p>How far it has come</p>' }));
  const given = { seriesKey, onopen, actions, panel };
  render(InContext, {
    api,
    start: started.value,
    component: SeriesPage,
    given,
    host: { openPerson, openWebPage, saveKeptPdf, go },
  });
  await screen.findByRole('heading', { name: 'Breaking Bad' });
}

it('shows the English overview where TMDB has none in the language, and says so', async () => {
  await open({ overview: '', english: { overview: 'A chemistry teacher.' } });
  expect(screen.getByText(/A chemistry teacher\./)).toBeVisible();
  expect(
    screen.getByRole('img', { name: 'TMDB has no text in German (Germany), so the English one is shown.' }),
  ).toBeVisible();
});

it('does not mark a text of the language itself', async () => {
  await open({ overview: 'Ein Chemielehrer.', english: null });
  expect(screen.getByText('Ein Chemielehrer.')).toBeVisible();
  expect(screen.queryByRole('img', { name: /English/ })).toBeNull();
});

it('gives the head and the space above the seasons to others', async () => {
  await open();
  expect(screen.getByRole('button', { name: 'Keep Breaking Bad' })).toBeVisible();
  expect(screen.getByText('How far it has come')).toBeVisible();
});

it('says that the people of its seasons cannot be read, and shows the rest', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  api.creditsOfSeries = [{ seasonNumber: 1, credits: new Uint8Array([1, 2, 3]) as never }];
  await open();
  expect(await screen.findByText(/damaged/iu)).toBeVisible();
  expect(screen.getByRole('heading', { name: /^Seasons/ })).toBeVisible();
});

it('stays when it cannot be read again, and takes the next answer', async () => {
  await open();
  const before = api.asked.length;
  api.seriesPage = fail({ kind: 'library-unavailable', reason: 'stopped' });
  api.send('series:changed', seriesKey);
  await expect.poll(() => api.asked.length).toBeGreaterThan(before);
  expect(screen.getByRole('heading', { name: 'Breaking Bad' })).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  const { series, ...rest } = seriesPage();
  api.seriesPage = ok(toJsonText({ ...rest, series: { ...series, name: 'Breaking Good' } }));
  api.send('series:changed', seriesKey);
  expect(await screen.findByRole('heading', { name: 'Breaking Good' })).toBeVisible();
});

it('says of the sample that it is one, and offers no page of TMDB’s for it', async () => {
  await open({ seriesId: SAMPLE_SERIES_ID });
  expect(screen.getByText('Sample')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Open on TMDB' })).toBeNull();
});

it('takes the focus, so that the keyboard reads on there', async () => {
  await open();
  expect(screen.getByRole('article', { name: 'Breaking Bad' })).toHaveFocus();
});

it('marks a season whose content was deleted at the six-month limit', async () => {
  const expired: KeptSeason = {
    ...seriesKey,
    seasonNumber: 1,
    seriesName: 'Breaking Bad',
    seasonName: 'Season 1',
    airDate: null,
    posterPath: null,
    isWhole: true,
    fetchedAt: '2026-01-01T00:00:00.000Z',
    creditCount: 0,
    isExpired: true,
    ...KEPT_DETAILS,
  };
  api.kept = [expired];
  await open();
  await user.click(
    await screen.findByRole('button', { name: 'Season 1, 2008, 7 episodes, and Deleted after six months' }),
  );
  expect(onopen).toHaveBeenCalledWith({ ...seriesKey, seasonNumber: 1 });
});

it('lists kept seasons that TMDB does not list, or no longer, and says so', async () => {
  const own = [1, 2, 3].map((seasonNumber) =>
    keptSeason({ ...seriesKey, seasonNumber, airDate: '2008-01-20' }),
  );
  const [first, second, third] = own;
  api.kept = [first!, second!, { ...third!, goneSince: '2026-11-20T08:00:00.000Z' }, keptSeason({})];
  await open({ seasons: [] });
  expect(await screen.findByRole('heading', { name: 'Seasons (3)' })).toBeVisible();
  expect(screen.queryByText(/lists no seasons/)).toBeNull();
  const facts = '2008, 7 episodes, and';
  expect(screen.getByRole('button', { name: `Season 1, ${facts} TMDB does not list it` })).toBeVisible();
  await user.click(screen.getByRole('button', { name: `Season 3, ${facts} No longer on TMDB` }));
  expect(onopen).toHaveBeenCalledWith({ ...seriesKey, seasonNumber: 3 });
});

it('shows a genre and a network of the same name, and a season named like another', async () => {
  const { series } = seriesPage();
  const seasons = series.seasons.map((season) => ({ ...season, name: '2003', airDate: '2003-01-01' }));
  await open({ networks: ['Kids'], genres: ['Kids'], originCountries: ['Kids'], seasons });
  expect(screen.getAllByText('Kids')).toHaveLength(3);
});

describe('its people', () => {
  const cranston = person(17419, 'Bryan Cranston');
  const gilligan = person(66633, 'Vince Gilligan');

  beforeEach(async () => {
    openPerson.mockClear();
    openWebPage.mockClear();
    const walter = { character: 'Walter White' };
    api.creditsOfSeries = [
      {
        seasonNumber: 1,
        credits: await packedCredits([credit('a', cranston, { ...walter, episodeCount: 7 })]),
      },
      {
        seasonNumber: 2,
        credits: await packedCredits([
          credit('b', cranston, { ...walter, episodeCount: 13 }),
          credit('c', person(9, 'John de Lancie'), { kind: 'guest', character: 'Donald', episodeCount: 4 }),
          crewCredit('d', gilligan, 'Writing', 'Writer', { episodeCount: 2 }),
        ]),
      },
    ];
  });

  it('are counted over the kept seasons, regulars first', async () => {
    await open();
    expect(
      await screen.findByRole('button', { name: 'Bryan Cranston, Walter White, 2 seasons, 20 episodes' }),
    ).toHaveTextContent(/2 seasons · 20 episodes/);
    expect(screen.getByText('Based on 2 kept seasons.')).toBeVisible();
    const titles = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(titles.slice(1)).toEqual(['Regular cast (1)', 'Guest stars (1)', 'Crew']);
    expect(
      screen.getByRole('button', { name: /^John de Lancie, Donald, 1 season, 4 episodes/ }),
    ).toBeVisible();
    expect(api.inputsOf('library.creditsOfSeries')).toEqual([{ ...seriesKey, seasonNumbers: null }]);
  });

  it('open in the newest season they are in', async () => {
    await open();
    await user.click(await screen.findByRole('button', { name: /^Bryan Cranston/ }));
    expect(openPerson).toHaveBeenCalledExactlyOnceWith({
      season: { ...seriesKey, seasonNumber: 2 },
      personId: 17419,
    });
  });

  it('are hidden as the settings say', async () => {
    api.settingsNow = { ...api.settingsNow, hideCharacters: true, hideEpisodeCounts: true, hideGuests: true };
    await open();
    expect(await screen.findByRole('button', { name: 'Bryan Cranston, 2 seasons' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /John de Lancie/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show guest stars' }));
    expect(screen.getByRole('button', { name: /John de Lancie/ })).toBeVisible();
  });

  it('are read again when a season of the series changes', async () => {
    await open();
    await screen.findByText('Based on 2 kept seasons.');
    api.creditsOfSeries = api.creditsOfSeries.slice(0, 1);
    api.send('library:changed', { changed: [], gone: [{ ...seriesKey, seasonNumber: 2 }] });
    expect(await screen.findByText('Based on 1 kept season.')).toBeVisible();
  });

  it('include its creators, who open where they are credited, and else on their page', async () => {
    await open({
      creators: [
        { ...gilligan, creditId: 'creator-1' },
        { ...person(5, 'Somebody Else'), creditId: 'creator-2' },
      ],
    });
    await screen.findByText('Based on 2 kept seasons.');
    await user.click(screen.getByRole('button', { name: 'Vince Gilligan' }));
    expect(openPerson).toHaveBeenLastCalledWith({
      season: { ...seriesKey, seasonNumber: 2 },
      personId: 66633,
    });
    await user.click(screen.getByRole('button', { name: 'Somebody Else' }));
    expect(go).toHaveBeenLastCalledWith({ page: 'person', personId: 5 });
    expect(openWebPage).not.toHaveBeenCalled();
  });
});

describe('a series that TMDB has no longer', () => {
  const goneSince = '2026-11-20T08:00:00.000Z';
  const ofSeries = (seasonNumber: number, rest: Partial<KeptSeason> = {}): KeptSeason =>
    keptSeason({
      ...seriesKey,
      seasonNumber,
      seriesName: 'Breaking Bad',
      fetchedAt: '2026-06-20T08:00:00.000Z',
      ...rest,
    });

  it('says since when and until when, and keeps its seasons as one PDF', async () => {
    const readable = [ofSeries(1), ofSeries(2)];
    api.kept = [...readable, ofSeries(3, { isExpired: true }), ofSeries(1, { language: 'en-US' })];
    await open({}, { goneSince });
    expect(
      await screen.findByText(
        'Missing from TMDB since November 20, 2026. What you have kept of it will be deleted, starting December 17, 2026.',
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save 2 citation sheets (one PDF)' }));
    expect(saveKeptPdf).toHaveBeenCalledExactlyOnceWith(readable, 'Breaking Bad');
  });

  it('offers no sheet where no season is kept', async () => {
    await open({}, { goneSince });
    expect(screen.getByText(/^Missing from TMDB since/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /citation/ })).toBeNull();
  });
});

it('lists what cannot be used, with TMDB’s editor', async () => {
  await open({
    leftOut: [
      { list: 'seasons', episodeNumber: null, reason: 'no-number', name: 'Season 4', role: '' },
      { list: 'genres', episodeNumber: null, reason: 'no-name', name: '', role: '' },
    ],
  });
  const list = screen.getByRole('list', { name: 'Left out as unusable' });
  expect([...list.querySelectorAll('bdi')].map(({ textContent }) => textContent)).toEqual([
    'Seasons: Season 4 (no number)',
    'Genres: no name',
  ]);
  await user.click(screen.getByRole('button', { name: 'Edit on TMDB: Seasons' }));
  expect(openWebPage).toHaveBeenLastCalledWith({ page: 'series-editor', seriesId: 1396 });
});

it('says where its people would be that seasons are not fetched yet', async () => {
  api.kept = [1, 2].map((seasonNumber) =>
    keptSeason({ seasonNumber, ...seriesKey, seasonName: '', isLost: true }),
  );
  await open();
  expect(await screen.findByText('2 seasons from a backup have not been fetched yet.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Enter a token' })).toBeVisible();
});

import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptSeason } from '@shared/domain/season.ts';
import type { SeriesHit } from '@shared/domain/series.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { searchPage, seriesHit } from '../../test/season-fixture.ts';
import FindField from './FindField.svelte';
import { KEPT_DETAILS } from '../../test/kept-season-fixture.ts';

const user = userEvent.setup();
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

function keptSeason(seriesId: number, seriesName: string, language = 'en-US'): KeptSeason {
  return {
    seriesId,
    seasonNumber: 1,
    language,
    seriesName,
    seasonName: 'Season 1',
    airDate: null,
    posterPath: null,
    isWhole: true,
    fetchedAt: '2026-11-21T08:00:00.000Z',
    creditCount: 6,
    isExpired: false,
    ...KEPT_DETAILS,
  };
}

async function show(hasToken = false, host: Partial<PageHost> = {}) {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const onopen = vi.fn();
  render(InContext, {
    api,
    start: started.value,
    component: FindField,
    host,
    given: { language: 'en-US', hasToken, onopen },
  });
  return onopen;
}

/** In one go: TMDB is asked when the reader pauses, and a slow test pauses at any letter. */
async function enter(text: string): Promise<void> {
  await user.click(field());
  await user.paste(text);
}

const series = (seriesId: number) => ({ page: 'series', seriesId, language: 'en-US' });
const field = () => screen.getByRole('combobox', { name: 'Find a series' });
const activeOption = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');

it('opens a kept series in the language it is kept in, which may be all there is without a network', async () => {
  api.kept = [keptSeason(70523, 'Dark', 'de-DE')];
  const onopen = await show();
  await user.type(field(), 'dark{Enter}');
  expect(onopen).toHaveBeenCalledExactlyOnceWith({
    page: 'series',
    seriesId: 70523,
    language: 'de-DE',
  });
  expect(field()).toHaveValue('');
});

it('finds a series by its name in each language it is kept in', async () => {
  api.kept = [keptSeason(71446, 'La casa de papel', 'es-ES'), keptSeason(71446, 'Money Heist')];
  await show();
  await user.type(field(), 'heist');
  expect(screen.getAllByRole('option')[0]).toHaveTextContent('La casa de papel');
});

it('lists the best of many kept series and says how many there are', async () => {
  api.kept = Array.from({ length: 60 }, (_, n) => keptSeason(n + 1, `Series ${n + 1}`));
  await show();
  await enter('series');
  const group = within(screen.getByRole('group', { name: 'In your library: top 12 of 60' }));
  expect(group.getAllByRole('option')).toHaveLength(12);
});

it('offers to enter a token where TMDB cannot be searched for want of one', async () => {
  const enterToken = vi.fn();
  await show(false, { enterToken });
  await enter('fargo');
  await user.click(screen.getByRole('option', { name: 'Enter a token' }));
  expect(enterToken).toHaveBeenCalledOnce();
});

it('leads to the token for a series that is not kept, and to one that is', async () => {
  const enterToken = vi.fn();
  api.kept = [keptSeason(1, 'Better Call Saul')];
  const onopen = await show(false, { enterToken });
  await enter('fargo');
  await screen.findByRole('option', { name: 'Enter a token' });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(enterToken).toHaveBeenCalledOnce());
  expect(onopen).not.toHaveBeenCalled();
  await enter('saul');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(onopen).toHaveBeenCalledExactlyOnceWith(series(1)));
});

it('leads to a token, or to the sample, where there is neither anything kept nor a token', async () => {
  const [enterToken, openSample] = [vi.fn(), vi.fn()];
  const onopen = await show(false, { enterToken, openSample });
  await enter('fargo');
  await screen.findByRole('option', { name: 'Open the sample series' });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(enterToken).toHaveBeenCalledOnce());
  expect(onopen).not.toHaveBeenCalled();
  await enter('fargo');
  await user.click(screen.getByRole('option', { name: 'Open the sample series' }));
  expect(openSample).toHaveBeenCalledOnce();
});

it('takes two numbers for the name of a series first, and for an address where none is called so', async () => {
  api.search = ok(toJsonText(searchPage([seriesHit(9, '24/7')])));
  const onopen = await show(true);
  await enter('24/7');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(onopen).toHaveBeenCalledExactlyOnceWith(series(9)));
  api.search = ok(toJsonText(searchPage([])));
  await enter('1396 1');
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(onopen).toHaveBeenLastCalledWith({
      page: 'season',
      seriesId: 1396,
      seasonNumber: 1,
      language: 'en-US',
    }),
  );
});

describe('the search of the whole library', () => {
  const searchFor = (text: string) => `Search your library for “${text}”`;
  const lastOption = () => screen.getAllByRole('option').at(-1);

  it('is the last option for a word that is also the name of a series', async () => {
    api.kept = [keptSeason(1, 'The Casting Room')];
    api.search = ok(toJsonText(searchPage([seriesHit(9, 'Casting'), seriesHit(10, 'Casting By')])));
    const onopen = await show(true);
    await enter('casting');
    await screen.findByRole('option', { name: /Casting By/ });
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('The Casting Room'),
      expect.stringContaining('Casting'),
      expect.stringContaining('Casting By'),
      expect.stringContaining(searchFor('casting')),
    ]);
    await user.keyboard('{End}{Enter}');
    expect(onopen).toHaveBeenCalledExactlyOnceWith({ page: 'search', query: 'casting' });
  });

  it('is the only one for a role that no series is called after, without waiting for TMDB to be chosen', async () => {
    api.kept = [keptSeason(1396, 'Breaking Bad')];
    vi.spyOn(api.series, 'search').mockReturnValue(new Promise(() => undefined));
    const onopen = await show(true);
    await enter('jesse pinkman');
    await waitFor(() => expect(lastOption()).toHaveTextContent(searchFor('jesse pinkman')));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onopen).toHaveBeenCalledExactlyOnceWith({ page: 'search', query: 'jesse pinkman' });
  });

  it('is chosen by Enter once TMDB knows no series of that name', async () => {
    api.kept = [keptSeason(1396, 'Breaking Bad')];
    const onopen = await show(true);
    await enter('jesse pinkman');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(onopen).toHaveBeenCalledExactlyOnceWith({ page: 'search', query: 'jesse pinkman' }),
    );
  });

  it('is not offered where nothing is kept that could be searched', async () => {
    await show(false);
    await enter('casting');
    await screen.findByRole('option', { name: 'Open the sample series' });
    expect(screen.queryByRole('option', { name: searchFor('casting') })).toBeNull();
  });
});

it('says that the library is still being opened, and waits for it with Enter', async () => {
  api.kept = [keptSeason(1396, 'Breaking Bad')];
  const list = Promise.withResolvers<undefined>();
  const { list: read } = api.library;
  vi.spyOn(api.library, 'list').mockImplementation(async () => {
    await list.promise;
    return read();
  });
  const onopen = await show();
  await enter('breaking');
  expect(await screen.findByText('Opening the library')).toBeVisible();
  await user.keyboard('{Enter}');
  expect(onopen).not.toHaveBeenCalled();
  list.resolve(undefined);
  await waitFor(() => expect(onopen).toHaveBeenCalledExactlyOnceWith(series(1396)));
});

it('leaves the reader on their option when more of TMDB’s results arrive', async () => {
  const hits = [1, 2, 3].map((n) => seriesHit(n, `The Show ${n}`));
  api.search = ok(toJsonText(searchPage(hits, 2)));
  await show(true);
  await enter('the show');
  await screen.findByRole('group', { name: 'On TMDB' });
  api.search = ok(toJsonText(searchPage([seriesHit(4, 'The Show 4')], 2)));
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(activeOption()).toHaveTextContent(/The Show 3/);
  expect(await screen.findByRole('option', { name: /The Show 4/ })).toBeVisible();
  expect(activeOption()).toHaveTextContent(/The Show 3/);
});

it('says why TMDB’s further results did not come, asks no more by itself, and again when the reader wants', async () => {
  const hits = [1, 2, 3, 4, 5].map((n) => seriesHit(n, `The Show ${n}`));
  api.search = ok(toJsonText(searchPage(hits, 2)));
  const ask = vi.spyOn(api.series, 'search');
  const onopen = await show(true);
  await enter('the show');
  await screen.findByRole('group', { name: 'On TMDB' });
  api.search = fail({ kind: 'offline', reason: 'unreachable' });
  await user.keyboard('{End}');
  expect(await screen.findByText(/^No connection to TMDB/u)).toBeVisible();
  expect(screen.getByRole('option', { name: /The Show 5/ })).toBeVisible();
  await user.keyboard('{ArrowUp}{ArrowDown}');
  expect(ask).toHaveBeenCalledTimes(2);
  api.search = ok(toJsonText(searchPage([seriesHit(6, 'The Show 6')], 2)));
  await user.click(screen.getByRole('option', { name: 'Try again' }));
  expect(await screen.findByRole('option', { name: /The Show 6/ })).toBeVisible();
  expect(screen.queryByText(/^No connection to TMDB/u)).toBeNull();
  expect(screen.queryByRole('option', { name: 'Try again' })).toBeNull();
  expect(onopen).not.toHaveBeenCalled();
});

it('leaves the arrow keys alone while nothing is typed', async () => {
  await show();
  await user.click(field());
  await user.keyboard('{ArrowDown}');
  expect(screen.queryByRole('listbox')).toBeNull();
});

it('shows a series once that TMDB gives twice, and a series whose details are equal', async () => {
  const hit = { ...seriesHit(1, 'The Show'), originalName: '2003', firstAirDate: '2003-01-01' };
  api.search = ok(toJsonText(searchPage([hit, seriesHit(2, 'The Show Too'), hit], 1)));
  await show(true);
  await enter('the show');
  const group = within(await screen.findByRole('group', { name: 'On TMDB' }));
  expect(group.getAllByRole('option')).toHaveLength(2);
  await user.clear(field());
  await enter('the show');
  expect(await screen.findByRole('option', { name: /The Show Too/ })).toBeVisible();
});

it('says what of TMDB’s answer cannot be used', async () => {
  const unusable = (name: string, reason: 'no-id' | 'no-name') =>
    ({ list: 'results', episodeNumber: null, reason, name, role: '' }) as const;
  const found = searchPage([seriesHit(1, 'Fargo')]);
  api.search = ok(toJsonText({ ...found, leftOut: [unusable('Far', 'no-id'), unusable('', 'no-name')] }));
  await show(true);
  await enter('far');
  expect(await screen.findByText('2 results from TMDB cannot be used: Far (no ID), no name.')).toBeVisible();
  expect(screen.getByRole('option', { name: /Fargo/ })).toBeVisible();
});

describe('TMDB’s answers', () => {
  const withToken = true;

  it('open nothing that was found for an older word: Enter waits for the answer to what stands there', async () => {
    const answers: ((hits: readonly SeriesHit[]) => void)[] = [];
    vi.spyOn(api.series, 'search').mockImplementation(
      () => new Promise((answer) => answers.push((hits) => answer(ok(toJsonText(searchPage(hits)))))),
    );
    const onopen = await show(withToken);
    await enter('the');
    await waitFor(() => expect(answers).toHaveLength(1));
    answers[0]?.([seriesHit(1418, 'The Big Bang Theory')]);
    expect(await screen.findByRole('option', { name: /Big Bang/ })).toBeVisible();
    await user.keyboard(' wire{Enter}');
    expect(onopen).not.toHaveBeenCalled();
    await waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.([seriesHit(1438, 'The Wire')]);
    await waitFor(() =>
      expect(onopen).toHaveBeenCalledExactlyOnceWith({ page: 'series', seriesId: 1438, language: 'en-US' }),
    );
  });

  it.each(['20/20', '24/7'])('are offered beside the season for %s, which may be a name', async (text) => {
    api.search = ok(toJsonText(searchPage([seriesHit(1, text)])));
    const onopen = await show(withToken);
    await enter(text);
    const [series = '', season = ''] = text.split('/');
    expect(screen.getByRole('option', { name: `Open Series ${series}, Season ${season}` })).toBeVisible();
    await user.click(await screen.findByRole('option', { name: new RegExp(`^(?!Search).*${text}`, 'u') }));
    expect(onopen).toHaveBeenCalledExactlyOnceWith({ page: 'series', seriesId: 1, language: 'en-US' });
  });
});

import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, onTestFinished, vi, type MockInstance } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import type { KeptSeason } from '@shared/domain/season.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import { en } from '@shared/text/en.ts';
import { Printing } from '../features/print/printing.ts';
import { FakeApi } from '../test/fake-api.ts';
import { packPage } from '../test/pack-page.ts';
import { Texts } from '../text/texts.svelte.ts';
import { credit, person, searchPage, seasonPage, seriesHit } from '../test/season-fixture.ts';
import App from './App.svelte';
import { KEPT_DETAILS } from '../test/kept-season-fixture.ts';
import { pageEntries } from './pages.ts';

// Loaded before the tests begin: on a busy machine the first loading takes longer than a test waits.
await Promise.all(Object.values(pageEntries).map(async ({ load }) => load()));
await import('../features/palette/Palette.svelte');

const user = userEvent.setup();
/** Types without a pause, however busy the machine is. */
const fastUser = userEvent.setup({ delay: null });
const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

function start(address: string | null = null): void {
  api.startAddress = address;
  render(App, { api });
}

const focused = () => document.activeElement as HTMLElement | null;

const keptSeason: KeptSeason = {
  ...key,
  seriesName: 'Breaking Bad',
  seasonName: 'Season 1',
  airDate: '2008-01-20',
  posterPath: null,
  isWhole: true,
  fetchedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
  creditCount: 6,
  isExpired: false,
  ...KEPT_DETAILS,
};

describe('a first start', () => {
  it('offers the sample series and asks for a token', async () => {
    start();
    expect(await screen.findByRole('button', { name: 'Open the sample series' })).toBeVisible();
    expect(screen.getByLabelText('API Read Access Token')).toBeVisible();
    expect(document.querySelectorAll('main button.primary'), 'one main action').toHaveLength(1);
    expect(screen.getByText(/not endorsed, certified, or otherwise approved by TMDB/)).toBeVisible();
  });

  it('keeps and opens the sample in one click', async () => {
    start();
    await user.click(await screen.findByRole('button', { name: 'Open the sample series' }));
    expect(api.inputsOf('seasons.keepSample')).toEqual([{ language: 'en-US' }]);
    await waitFor(
      () => expect(api.inputsOf('series.open')).toEqual([{ seriesId: SAMPLE_SERIES_ID, language: 'en-US' }]),
      { timeout: 10_000 },
    );
  });

  it('says which token is wanted when a v3 key was pasted', async () => {
    api.tokenResult = { kind: 'unauthorized', reason: 'v3-key' };
    start();
    await user.type(
      await screen.findByLabelText('API Read Access Token'),
      '0123456789abcdef0123456789abcdef',
    );
    await user.click(screen.getByRole('button', { name: 'Check and save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('short API key');
  });

  it('keeps a token for the session only where there is no keyring, and says so', async () => {
    api.tokenNow = { source: 'none', keyring: 'unavailable', isUnreadable: false };
    start();
    await user.type(await screen.findByLabelText('API Read Access Token'), 'eyJ.a.b');
    expect(screen.getByText(/never written to disk/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check and use for this session' }));
    expect(api.inputsOf('token.set')).toEqual([{ token: 'eyJ.a.b', keep: 'session' }]);
    expect(await screen.findByText('The token works.')).toBeVisible();
  });
});

it('has one message about a library that stops, beside what became of the reader’s files', async () => {
  start('endroll://guide');
  await screen.findByRole('heading', { level: 1 });
  api.send('library:noticed', { kind: 'own-missing' });
  api.send('library:noticed', { kind: 'without-index' });
  api.send('library:noticed', { kind: 'without-index' });
  expect(await screen.findAllByText(/^The library keeps stopping/)).toHaveLength(1);
  expect(screen.getByText(en.library.notices['own-missing'])).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Start the library again' }));
  expect(api.inputsOf('library.restart')).toEqual([{ rebuild: false }]);
});

describe('a token that arrives', () => {
  const token = { source: 'session', keyring: 'available', isUnreadable: false } as const;
  const fetchAll = { name: 'Fetch 1 missing season' };

  beforeEach(() => {
    api.kept = [{ ...keptSeason, seasonName: '', isLost: true }];
  });

  it('offers to fetch what a backup has listed', async () => {
    start('endroll://guide');
    await screen.findByRole('treeitem', { name: /Breaking Bad/ });
    api.send('token:statusChanged', token);
    expect(await screen.findByText('1 season from a backup has not been fetched yet.')).toBeVisible();
    expect(api.inputsOf('freshness.refresh')).toEqual([]);
    await user.click(screen.getByRole('button', fetchAll));
    expect(api.inputsOf('freshness.refresh')).toEqual([{ keys: [key], isFirst: true }]);
  });

  it('says elsewhere that seasons of a backup could not be fetched, and shows which', async () => {
    start('endroll://guide');
    await screen.findByRole('treeitem', { name: /Breaking Bad/ });
    api.send('freshness:changed', {
      done: 1,
      failed: 1,
      failures: [{ key, error: { kind: 'not-found', what: 'season' } }],
      total: 1,
      isRunning: false,
      isFirst: true,
      error: null,
    });
    expect(await screen.findByText('1 season could not be fetched')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByRole('region', { name: /could not be fetched/ })).toBeVisible();
  });

  it('begins once, and with nothing else, what the reader has entered it for', async () => {
    start('endroll://library');
    await user.click(await screen.findByRole('button', fetchAll));
    await user.click(await screen.findByRole('button', { name: 'Enter a token' }));
    await user.type(await screen.findByLabelText('API Read Access Token'), 'eyJ.a.b');
    expect(api.inputsOf('freshness.refresh')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Check and save' }));
    await screen.findByText('The token works.');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(api.inputsOf('freshness.refresh')).toEqual([{ keys: [key], isFirst: true }]);
    expect(screen.queryByText(/not been fetched yet/u)).toBeNull();
  });

  it('only offers it if the reader had left the form without one', async () => {
    start('endroll://library');
    await user.click(await screen.findByRole('button', fetchAll));
    await user.click(await screen.findByRole('button', { name: 'Enter a token' }));
    await screen.findByLabelText('API Read Access Token');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    api.send('token:statusChanged', token);
    expect(await screen.findByText('1 season from a backup has not been fetched yet.')).toBeVisible();
    expect(api.inputsOf('freshness.refresh')).toEqual([]);
  });

  it('asks for nothing where everything is fetched', async () => {
    api.kept = [keptSeason];
    start('endroll://library');
    await screen.findByRole('grid', { name: 'Library overview' });
    api.send('token:statusChanged', token);
    await screen.findByRole('grid', { name: 'Library overview' });
    expect(api.inputsOf('freshness.refresh')).toEqual([]);
    expect(screen.queryByText(/not fetched yet/)).toBeNull();
  });
});

describe('a season', () => {
  it('names each section with its count and each credit in one sentence', async () => {
    start('endroll://tv/1396/season/1');
    expect(await screen.findByRole('heading', { name: 'Regular cast (2)' })).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Guest stars (1)' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Crew (1)' })).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Bryan Cranston, as Walter White, 2 of 2 episodes' }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Vince Gilligan, Executive Producer' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Vince Gilligan, Writer (1 episode)' })).toBeVisible();
    expect(screen.getByText('渡辺謙')).toBeVisible();
    expect(api.inputsOf('seasons.open')).toEqual([key]);
  });

  it('treats season 0 as a season', async () => {
    start('endroll://tv/1396/season/0');
    await screen.findByRole('heading', { name: 'Breaking Bad Season 1' });
    expect(api.inputsOf('seasons.open')).toEqual([{ ...key, seasonNumber: 0 }]);
  });

  it('says that an empty cast is normal', async () => {
    const page = seasonPage();
    api.page = ok({
      ...page,
      season: { ...page.season, credits: page.season.credits.filter((c) => c.kind === 'guest') },
    });
    start('endroll://tv/1396/season/1');
    expect(await screen.findByText(/TMDB lists no regular cast/)).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Guest stars (1)' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('filters by name, role and job without accents', async () => {
    const page = seasonPage();
    const golubic = credit('regular-3', person(1, 'Thomas Golubić'), { character: 'Himself' });
    api.page = ok({ ...page, season: { ...page.season, credits: [...page.season.credits, golubic] } });
    start('endroll://tv/1396/season/1');
    const filter = await screen.findByRole('textbox', { name: 'Filter this season' });
    await user.type(filter, 'golubic');
    expect(screen.getByRole('button', { name: /Golubić/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Cranston/ })).toBeNull();
    expect(screen.getByText('1 of 5 people')).toBeVisible();
    await user.clear(filter);
    await user.type(filter, 'nobody at all');
    expect(screen.getByText('Nobody here matches “nobody at all”.')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: /Cranston/ })).toBeVisible();
  });

  it('shows every credit of a person with its id, and closes on Escape', async () => {
    start('endroll://tv/1396/season/1');
    await user.click(await screen.findByRole('button', { name: 'Vince Gilligan, Executive Producer' }));
    const panel = await screen.findByRole('complementary', { name: 'Person' });
    await user.click(within(panel).getByText('Identifiers'));
    for (const id of ['crew-1', 'crew-2', 'crew-3']) expect(within(panel).getByText(id)).toBeVisible();
    await user.click(within(panel).getByRole('button', { name: 'Copy credit ID crew-1' }));
    expect(api.inputsOf('app.copyText')).toEqual([{ text: 'crew-1' }]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: 'Person' })).toBeNull();
  });

  it('offers an update and changes nothing until the reader takes it', async () => {
    start('endroll://tv/1396/season/1');
    await screen.findByRole('heading', { name: 'Regular cast (2)' });
    const page = seasonPage();
    api.page = ok({ ...page, season: { ...page.season, credits: page.season.credits.slice(1) } });
    api.send('seasons:changed', { key, reason: 'updated', changes: { added: 0, removed: 1, changed: 0 } });
    expect(await screen.findByText('Refreshed: 1 credit changed.')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Regular cast (2)' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByRole('heading', { name: 'Regular cast (1)' })).toBeVisible();
  });

  it('fills in guests when they have arrived', async () => {
    const whole = seasonPage();
    const regulars = whole.season.credits.filter((c) => c.kind === 'regular');
    const parts = { details: false, aggregate: false, english: true };
    api.page = ok({
      ...whole,
      isArriving: true,
      season: { ...whole.season, credits: regulars, episodes: [], parts },
    });
    start('endroll://tv/1396/season/1');
    // In the header, and where they will stand.
    const arriving = await screen.findAllByText('Fetching guest stars and episodes…');
    expect(arriving).toHaveLength(2);
    for (const text of arriving) expect(text).toBeVisible();
    api.page = ok(whole);
    api.send('seasons:changed', { key, reason: 'completed', changes: { added: 0, removed: 0, changed: 0 } });
    expect(await screen.findByRole('heading', { name: 'Guest stars (1)' })).toBeVisible();
    expect(screen.queryByText('Fetching guest stars and episodes…')).toBeNull();
  });

  it('marks an incomplete season and fetches the rest on request', async () => {
    const page = seasonPage();
    api.page = ok({
      ...page,
      season: { ...page.season, parts: { details: false, aggregate: false, english: true } },
    });
    start('endroll://tv/1396/season/1');
    await user.click(await screen.findByRole('button', { name: 'Fetch the rest' }));
    expect(api.inputsOf('seasons.refresh')).toEqual([key]);
  });

  it.each<[AppError, RegExp]>([
    [{ kind: 'unauthorized', reason: 'missing' }, /needs an access token, and there is none/],
    [{ kind: 'unauthorized', reason: 'rejected' }, /TMDB does not know this token/],
    [{ kind: 'not-found', what: 'season' }, /has no season 1 on TMDB/],
    [{ kind: 'not-found', what: 'series' }, /TMDB has no series 1396/],
    [{ kind: 'rate-limited', retryAfterSeconds: 12 }, /Try again in 12 seconds/],
    [{ kind: 'offline', reason: 'unreachable' }, /cannot be reached/],
    [{ kind: 'offline', reason: 'no-answer' }, /did not answer in time/],
    [{ kind: 'tmdb-unavailable', status: 503, message: null }, /HTTP 503/],
    [{ kind: 'tmdb-unavailable', status: 422, message: 'query must be provided' }, /query must be provided/],
    [{ kind: 'invalid-response', problem: 'html', path: null }, /sign-in page answered/],
    [{ kind: 'invalid-response', problem: 'schema', path: 'cast.3.credit_id' }, /cast\.3\.credit_id/],
    [{ kind: 'library-unavailable', reason: 'disk-full' }, /disk is full/],
    [{ kind: 'unexpected', reference: 'a1b2c3' }, /a1b2c3/],
  ])('says what happened: %j', async (error, text) => {
    api.page = fail(error);
    start('endroll://tv/1396/season/1');
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
  });

  it('opens the page that wanted a token once one is entered', async () => {
    api.page = fail({ kind: 'unauthorized', reason: 'missing' });
    start('endroll://tv/1396/season/1');
    await user.click(await screen.findByRole('button', { name: 'Enter a token' }));
    await user.type(await screen.findByLabelText('API Read Access Token'), 'eyJ.a.b');
    api.page = ok(seasonPage());
    await user.click(screen.getByRole('button', { name: 'Check and save' }));
    expect(await screen.findByRole('heading', { name: 'Regular cast (2)' })).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('tries again when asked', async () => {
    api.page = fail({ kind: 'offline', reason: 'unreachable' });
    start('endroll://tv/1396/season/1');
    const retry = await screen.findByRole('button', { name: 'Try again' });
    api.page = ok(seasonPage());
    await user.click(retry);
    expect(await screen.findByRole('heading', { name: 'Breaking Bad Season 1' })).toBeVisible();
  });

  it('keeps the focus in the page when the button that had it goes', async () => {
    api.page = fail({ kind: 'offline', reason: 'unreachable' });
    start('endroll://tv/1396/season/1');
    const retry = await screen.findByRole('button', { name: 'Try again' });
    api.page = ok(seasonPage());
    retry.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Breaking Bad Season 1' });
    await waitFor(() => expect(screen.getByRole('main')).toContainElement(focused()));
  });

  it('leaves the keys of a word that is being composed to the field', async () => {
    start('endroll://tv/1396/season/1');
    await user.click(await screen.findByRole('button', { name: /Bryan Cranston/ }));
    const panel = await screen.findByRole('complementary', { name: 'Person' });
    await fireEvent.keyDown(document.body, { key: 'Escape', isComposing: true });
    expect(panel).toBeVisible();
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(panel).not.toBeInTheDocument());
  });

  it('can be reached past the library by a link, and part by part with F6', async () => {
    start('endroll://tv/1396/season/1');
    await user.click(await screen.findByRole('button', { name: /Bryan Cranston/ }));
    const panel = await screen.findByRole('complementary', { name: 'Person' });
    await user.click(screen.getByRole('link', { name: 'Skip to the page' }));
    expect(within(screen.getByRole('main')).getByRole('article')).toHaveFocus();
    await user.keyboard('{F6}');
    expect(panel).toHaveFocus();
    await user.keyboard('{F6}');
    expect(document.querySelector('.sidebar')).toContainElement(focused());
    await user.keyboard('{Shift>}{F6}{F6}{/Shift}');
    expect(screen.getByRole('main')).toContainElement(focused());
    api.send('app:commandChosen', { command: 'shortcuts' });
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await waitFor(() => expect(dialog).toContainElement(focused()));
    await user.keyboard('{F6}');
    expect(dialog, 'a dialog is answered first').toContainElement(focused());
  });

  it('tells main when the reader leaves', async () => {
    start('endroll://tv/1396/season/1');
    await screen.findByRole('heading', { name: 'Breaking Bad Season 1' });
    api.send('app:addressOpened', { address: 'endroll://tv/1399/season/2' });
    await waitFor(() => expect(api.inputsOf('seasons.leave')).toEqual([key]));
    const next = { seriesId: 1399, seasonNumber: 2, language: 'en-US' };
    await waitFor(() => expect(api.inputsOf('seasons.open')).toContainEqual(next));
  });
});

describe('a part of the window that cannot be shown', () => {
  const broken = 'This part of the window cannot be shown';
  const heading = () => screen.findByRole('heading', { name: 'Breaking Bad Season 1' });
  const logged = () => api.inputsOf('app.reportError').map((input) => (input as { what: string }).what);
  const noYear = { ...keptSeason, airDate: 2008 as never };

  beforeEach(() => {
    vi.spyOn(console, 'error').mockReturnValue();
  });

  it('leaves the rest as it is: the library', async () => {
    api.kept = [noYear];
    start('endroll://tv/1396/season/1');
    const sidebar = within(await screen.findByRole('region', { name: 'Endroll' }));
    expect(await sidebar.findByText(broken)).toBeVisible();
    expect(logged()).toEqual(['the library']);
    expect(await heading()).toBeVisible();
    expect(sidebar.getByRole('combobox', { name: 'Find a series' })).toBeVisible();
    await user.click(sidebar.getByRole('button', { name: 'Settings' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await user.click(sidebar.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('treeitem', { name: 'Breaking Bad, 1 season' })).toBeVisible();
  });

  it('leaves the rest as it is: the field for addresses', async () => {
    api.tokenNow = { source: 'keyring', keyring: 'available', isUnreadable: false };
    api.kept = [keptSeason];
    api.search = ok(
      toJsonText(searchPage([seriesHit(900, 'Breaking News', { firstAirDate: 2008 as never })])),
    );
    start('endroll://tv/1396/season/1');
    await heading();
    await fastUser.type(screen.getByRole('combobox', { name: 'Find a series' }), 'news');
    const sidebar = within(screen.getByRole('region', { name: 'Endroll' }));
    expect(await sidebar.findByText(broken)).toBeVisible();
    expect(logged()).toEqual(['the field for addresses']);
    expect(await screen.findByRole('treeitem', { name: 'Breaking Bad, 1 season' })).toBeVisible();
    expect(await heading()).toBeVisible();
  });

  it('leaves the rest as it is: a running export, which can be tried again', async () => {
    start('endroll://guide');
    const sidebar = within(await screen.findByRole('region', { name: 'Endroll' }));
    const progress = { seasonsDone: 1, seasonsTotal: 3, rows: 20 };
    api.send('exporting:progressed', { ...progress, seasonsDone: Symbol('no number') as never });
    expect(await sidebar.findByText(broken)).toBeVisible();
    expect(logged()).toEqual(['the running export']);
    api.send('exporting:progressed', progress);
    await user.click(sidebar.getByRole('button', { name: 'Try again' }));
    expect(await sidebar.findByRole('region', { name: en.exporting.running })).toBeVisible();
  });

  it('leaves the rest as it is: the palette, and the next dialog can be opened', async () => {
    api.recentsNow = [{ address: 'endroll://tv/1396/season/1', title: null as never }];
    start('endroll://settings');
    await screen.findByRole('heading', { level: 1, name: 'Settings' });
    api.send('app:commandChosen', { command: 'palette' });
    expect(await screen.findByText(`${broken}. The details are in the log.`)).toBeVisible();
    expect(logged()).toEqual(['the dialog palette']);
    expect(screen.queryByRole('dialog')).toBeNull();
    api.send('app:commandChosen', { command: 'shortcuts' });
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });
});

it('says once on the page of a person that there is no connection', async () => {
  api.lookedUp = fail({ kind: 'offline', reason: 'no-network' });
  start('endroll://person/17419');
  await user.click(await screen.findByRole('button', { name: en.tmdbPerson.lookUp }));
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(await screen.findByText(en.app.offline)).toBeVisible();
  expect(screen.queryByText(en.tmdbPerson.offline)).toBeNull();
});

it('leaves no message in the old language behind that would soon go', async () => {
  api.refreshed = ok({ added: 0, removed: 0, changed: 0 });
  start('endroll://tv/1396/season/1');
  await user.click(await screen.findByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText(en.season.unchanged)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  await user.selectOptions(await screen.findByLabelText(en.settings.interfaceLanguage), 'Deutsch');
  await waitFor(() => expect(document.documentElement.lang).toBe('de'));
  await waitFor(() => expect(screen.queryByText(en.season.unchanged)).toBeNull());
});

it('gets what was chosen in the menu before it could listen', async () => {
  vi.spyOn(api.app, 'listen').mockImplementation(() => {
    api.send('app:commandChosen', { command: 'shortcuts' });
    return Promise.resolve(ok(null));
  });
  start();
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

it('goes to the field of the search page when it is there already, and swallows no letter', async () => {
  start('endroll://search?q=anna');
  const field = await screen.findByRole('textbox', { name: 'Search the library' });
  field.blur();
  api.send('app:commandChosen', { command: 'search' });
  await waitFor(() => expect(field).toHaveFocus());
  field.blur();
  const typed = new KeyboardEvent('keydown', { key: 'Q', bubbles: true, cancelable: true });
  document.body.dispatchEvent(typed);
  expect(typed.defaultPrevented).toBe(false);
});

it('prints a season that was still on its way when it was asked to, but not another one', async () => {
  // What is done with the sheet needs a layout.
  const print = vi.spyOn(Printing.prototype, 'print').mockResolvedValue();
  const packed = await packPage(seasonPage());
  const answers: (() => void)[] = [];
  vi.spyOn(api.seasons, 'open').mockImplementation(
    () => new Promise((answer) => answers.push(() => answer(ok(packed)))),
  );
  start('endroll://tv/1396/season/1');
  await waitFor(() => expect(answers).toHaveLength(1));
  api.send('app:commandChosen', { command: 'print' });
  answers[0]?.();
  await waitFor(() => expect(print).toHaveBeenCalledOnce());

  api.send('app:addressOpened', { address: 'endroll://tv/1399/season/2' });
  await waitFor(() => expect(answers).toHaveLength(2));
  api.send('app:commandChosen', { command: 'print' });
  api.send('app:addressOpened', { address: 'endroll://tv/1399/season/3' });
  await waitFor(() => expect(answers).toHaveLength(3));
  answers[2]?.();
  await screen.findByRole('heading', { name: 'Regular cast (2)' });
  expect(print).toHaveBeenCalledOnce();
  print.mockRestore();
});

describe('a season that cannot be opened is not printed later by surprise', () => {
  const offline = fail({ kind: 'offline', reason: 'unreachable' } as const);
  let print: MockInstance<Printing['print']>;

  beforeEach(() => {
    print = vi.spyOn(Printing.prototype, 'print').mockResolvedValue();
    return () => print.mockRestore();
  });

  async function tryAgain(): Promise<void> {
    api.page = ok(seasonPage());
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Regular cast (2)' })).toBeVisible();
  }

  it('when it was asked for while the season was on its way', async () => {
    const answer = Promise.withResolvers<typeof offline>();
    const open = vi.spyOn(api.seasons, 'open').mockReturnValueOnce(answer.promise);
    start('endroll://tv/1396/season/1');
    await waitFor(() => expect(open).toHaveBeenCalledOnce());
    api.send('app:commandChosen', { command: 'print' });
    answer.resolve(offline);
    await tryAgain();
    expect(print).not.toHaveBeenCalled();
  });

  it('when it was asked for beside the error', async () => {
    api.page = offline;
    start('endroll://tv/1396/season/1');
    await screen.findByRole('alert');
    api.send('app:commandChosen', { command: 'print' });
    await tryAgain();
    expect(print).not.toHaveBeenCalled();
    api.send('app:commandChosen', { command: 'print' });
    expect(print, 'once it is there').toHaveBeenCalledOnce();
  });

  it('when the reader has been elsewhere', async () => {
    api.page = offline;
    start('endroll://tv/1396/season/1');
    await screen.findByRole('alert');
    api.send('app:commandChosen', { command: 'print' });
    api.send('app:commandChosen', { command: 'settings' });
    await screen.findByRole('heading', { name: 'Settings' });
    api.page = ok(seasonPage());
    api.send('app:commandChosen', { command: 'back' });
    expect(await screen.findByRole('heading', { name: 'Regular cast (2)' })).toBeVisible();
    expect(print).not.toHaveBeenCalled();
  });
});

it('says so when a person’s page on TMDB cannot be opened', async () => {
  vi.spyOn(api.app, 'openWebPage').mockResolvedValue(fail({ kind: 'unexpected', reference: 'ab12' }));
  start('endroll://tv/1396/season/1');
  await user.click(await screen.findByRole('button', { name: 'Vince Gilligan, Executive Producer' }));
  const panel = await screen.findByRole('complementary', { name: 'Person' });
  await user.click(within(panel).getByRole('button', { name: 'Open on TMDB' }));
  expect(await screen.findByText('Something went wrong. The log has details under ab12.')).toBeVisible();
});

describe('the library', () => {
  const row = (name: string | RegExp) => screen.findByRole('treeitem', { name });
  const tree = () => screen.getByRole('tree');

  it('lists kept series with their seasons and opens one', async () => {
    api.kept = [keptSeason];
    start();
    const series = await row('Breaking Bad, 1 season');
    await user.click(series.querySelector('[data-part="fold"]')!);
    await user.click(await row('Breaking Bad, Season 1, 2008'));
    expect(await screen.findByRole('heading', { name: 'Regular cast (2)' })).toBeVisible();
  });

  it.each([
    ['endroll://tv/1396/season/1/history', 'Breaking Bad, Season 1, 2008'],
    ['endroll://tv/1396/season/1/episode/1', 'Breaking Bad, Season 1, 2008'],
    ['endroll://tv/1396/people', 'Breaking Bad, 1 season'],
  ])('marks what %s is about', async (address, name) => {
    api.kept = [keptSeason];
    start(address);
    expect(await screen.findByRole('treeitem', { current: 'page' })).toHaveAccessibleName(name);
  });

  it('removes a season and takes it back', async () => {
    api.kept = [keptSeason];
    start('endroll://tv/1396/season/1');
    await row('Breaking Bad, Season 1, 2008');
    // A page takes the focus when it comes.
    await screen.findByRole('heading', { name: 'Regular cast (2)' });
    tree().focus();
    await user.keyboard('{Delete}');
    expect(api.inputsOf('library.remove')).toEqual([{ keys: [key] }]);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(api.inputsOf('library.restore')).toEqual([{ keys: [key] }]);
  });

  it('asks before it removes five seasons or more', async () => {
    api.kept = [1, 2, 3, 4, 5].map((seasonNumber) => ({ ...keptSeason, seasonNumber }));
    start();
    await row('Breaking Bad, 5 seasons');
    tree().focus();
    await user.keyboard('{Delete}');
    const question = () => screen.findByRole('alertdialog', { name: 'Remove 5 seasons?' });
    await user.click(within(await question()).getByRole('button', { name: 'Cancel' }));
    expect(api.inputsOf('library.remove')).toEqual([]);
    tree().focus();
    await user.keyboard('{Delete}');
    await user.click(within(await question()).getByRole('button', { name: 'Remove' }));
    expect(api.inputsOf('library.remove')).toEqual([
      { keys: [1, 2, 3, 4, 5].map((seasonNumber) => ({ ...key, seasonNumber })) },
    ]);
    expect(await screen.findByText('Removed 5 seasons')).toBeVisible();
  });

  it('follows the library when it changes', async () => {
    start();
    expect(await screen.findByText(/Seasons you open are kept here/)).toBeVisible();
    api.kept = [keptSeason];
    api.send('library:changed', null);
    expect(await row(/^Breaking Bad/)).toBeVisible();
  });

  it('folds away and back, by its button and by Ctrl+B, and the next window begins as this one was', async () => {
    api.kept = [keptSeason];
    start();
    await row('Breaking Bad, 1 season');
    await user.click(screen.getByRole('button', { name: 'Hide the library' }));
    expect(screen.queryByRole('tree')).toBeNull();
    expect(screen.getByRole('button', { name: 'Show the library' })).toHaveFocus();
    expect(api.settingsNow.isSidebarFolded).toBe(true);
    api.send('app:commandChosen', { command: 'pane' });
    await row('Breaking Bad, 1 season');
    tree().focus();
    api.send('app:commandChosen', { command: 'pane' });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Show the library' })).toHaveFocus());
    api.send('app:commandChosen', { command: 'find' });
    expect(await screen.findByRole('combobox', { name: 'Find a series' })).toHaveFocus();
  });

  it.each([false, true])(
    'leads to the search and to notes and lists (folded: %s)',
    async (isSidebarFolded) => {
      api.settingsNow = { ...api.settingsNow, isSidebarFolded };
      api.kept = [keptSeason];
      start();
      const tools = within(await screen.findByRole('toolbar', { name: 'Window' }));
      for (const [name, heading] of [
        ['Search the library', 'Search'],
        ['Notes and lists', 'Notes and lists'],
      ] as const) {
        const button = tools.getByRole('button', { name });
        await user.click(button);
        expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeVisible();
        await waitFor(() => expect(button).toHaveAttribute('aria-current', 'page'));
      }
    },
  );

  it('keeps what goes on and what is wrong in sight while it is folded away', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    api.settingsNow = { ...api.settingsNow, isSidebarFolded: true };
    api.kept = [keptSeason];
    api.packsNow = [
      {
        seriesId: 1396,
        language: 'en-US',
        seasonNumbers: [0, 1, 2],
        state: 'running',
        progress: { seasonsDone: 1, picturesDone: 214, picturesKnown: 1486, secondsLeft: 118 },
        error: null,
        receipt: null,
      },
    ];
    start();
    const sidebar = await screen.findByRole('region', { name: 'Endroll' });
    const inSidebar = within(sidebar);
    expect(await inSidebar.findByText('Offline')).toBeInTheDocument();
    onLine.mockRestore();

    api.send('exporting:progressed', { seasonsDone: 3, seasonsTotal: 180, rows: 900 });
    const bar = await inSidebar.findByRole('progressbar', { name: 'Exporting' });
    expect(bar).toHaveAttribute('aria-valuetext', '3 of 180 seasons');
    await user.click(inSidebar.getByRole('button', { name: 'Cancel the export' }));
    expect(api.inputsOf('exporting.cancel')).toHaveLength(1);

    const pack = await inSidebar.findByRole('button', { name: 'Breaking Bad: 1 of 3 seasons' });
    expect(inSidebar.getByRole('progressbar', { name: 'Breaking Bad' })).toBeVisible();
    await user.click(pack);
    await waitFor(() => expect(api.inputsOf('series.open')).toEqual([{ seriesId: 1396, language: 'en-US' }]));
  });

  it('is passed with a handful of stops, however much is kept', async () => {
    api.kept = Array.from({ length: 60 }, (_, index) => ({ ...keptSeason, seriesId: index + 1 }));
    start();
    await screen.findAllByRole('treeitem');
    let stops = 0;
    do {
      await user.tab();
      stops += 1;
    } while (document.activeElement?.closest('main') === null && stops < 20);
    expect(stops - 1).toBeLessThanOrEqual(8);
  });
});

it('tells the menu what each page can do, so that nothing can be chosen there that does nothing', async () => {
  const offered = (): unknown => api.inputsOf('app.offer').at(-1);
  start('endroll://tv/1396/season/1');
  await screen.findByRole('heading', { name: 'Regular cast (2)' });
  await waitFor(() =>
    expect(offered()).toEqual({ commands: ['refresh', 'filter', 'roll', 'print', 'save-pdf'] }),
  );
  api.send('app:addressOpened', { address: 'endroll://welcome' });
  await screen.findByRole('button', { name: 'Open the sample series' });
  await waitFor(() => expect(offered()).toEqual({ commands: [] }));
  api.send('app:addressOpened', { address: 'endroll://search' });
  await waitFor(() => expect(offered()).toEqual({ commands: ['filter'] }));
});

describe('the dialog for a backup', () => {
  const preview = {
    createdAt: '2026-11-20T08:00:00.000Z',
    items: { added: 3, newer: 0, older: 0, same: 0, onlyHere: 0 },
    kinds: { mark: 3, list: 0, search: 0, seen: 0 },
    newSeasons: 0,
    seasonsToFetch: 0,
    seasons: 0,
    hasSettings: false,
    leftOutCount: 0,
    leftOut: [],
  };
  const dialog = () => screen.findByRole('dialog', { name: 'Backup and restore' });
  const drop = (bytes: string) =>
    fireEvent.drop(document.body, { dataTransfer: { files: [new File([bytes], 'own.json')] } });

  it('takes a file that is dropped on the window, also while it is open', async () => {
    api.restorePreview = ok(preview);
    start('endroll://guide');
    await screen.findByRole('heading', { level: 1 });
    api.send('app:commandChosen', { command: 'backup' });
    await dialog();
    await drop('first');
    expect(await screen.findByRole('button', { name: 'Restore' })).toBeVisible();
    await drop('second');
    await waitFor(() => expect(api.inputsOf('backup.read')).toHaveLength(2));
    const read = api.inputsOf('backup.read') as readonly { readonly bytes: Uint8Array }[];
    expect(read.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['first', 'second']);
  });

  it('says what went wrong also when it was closed meanwhile, and closes no other one', async () => {
    api.restorePreview = ok(preview);
    const restored = Promise.withResolvers<Awaited<ReturnType<typeof api.backup.restore>>>();
    vi.spyOn(api.backup, 'restore').mockReturnValue(restored.promise);
    start('endroll://guide');
    await screen.findByRole('heading', { level: 1 });
    api.send('app:commandChosen', { command: 'backup' });
    await dialog();
    await drop('own');
    await user.click(await screen.findByRole('button', { name: 'Restore' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    api.send('app:commandChosen', { command: 'shortcuts' });
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    restored.resolve(fail({ kind: 'library-unavailable', reason: 'disk-full' }));
    expect(await screen.findByText(/^Backup and restore\. .*disk is full/u)).toBeVisible();
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });
});

it('closes a dialog with the page it was opened on, but not one in which a token is being typed', async () => {
  start('endroll://tv/1396/season/1');
  await screen.findByRole('heading', { name: 'Regular cast (2)' });
  api.send('app:commandChosen', { command: 'shortcuts' });
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  api.page = fail({ kind: 'unauthorized', reason: 'rejected' });
  api.send('app:addressOpened', { address: 'endroll://tv/1399/season/2' });
  await user.click(await screen.findByRole('button', { name: en.errors.actions.token }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Keyboard shortcuts' })).toBeNull());
  const typed = await screen.findByLabelText('API Read Access Token');
  await fastUser.type(typed, 'half a tok');
  api.send('app:addressOpened', { address: 'endroll://guide' });
  await screen.findByRole('heading', { level: 1, hidden: true });
  expect(screen.getByLabelText('API Read Access Token')).toHaveValue('half a tok');
});

it('opens a creator without a kept credit on the page of the person, by name', async () => {
  start('endroll://tv/1396');
  await user.click(await screen.findByRole('button', { name: 'Vince Gilligan' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Vince Gilligan' })).toBeVisible();
  expect(screen.getByText('This person is not credited in any season you keep.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Look up on TMDB' })).toBeVisible();
  expect(api.inputsOf('app.openWebPage')).toEqual([]);
});

describe('the field on top of the library', () => {
  const field = () => screen.findByRole('combobox', { name: 'Find a series' });

  it.each([
    ['1396 1.5', '“1.5” is not a season number'],
    ['https://www.imdb.com/title/tt0903747/', '“www.imdb.com” is not a themoviedb.org address'],
    ['endroll://tv/1396/season/1?language=xx-wrong', '“xx-wrong” is not a language'],
  ])('says what is wrong with %s', async (text, problem) => {
    start();
    await user.type(await field(), `${text}{Enter}`);
    expect(screen.getByRole('alert')).toHaveTextContent(problem);
    expect(api.inputsOf('seasons.open')).toEqual([]);
  });

  it('opens a season by id and number, and remembers where the reader was', async () => {
    start();
    await user.type(await field(), '1396 1{Enter}');
    expect(await screen.findByRole('heading', { name: 'Breaking Bad Season 1' })).toBeVisible();
    await waitFor(() =>
      expect(api.settingsNow.lastAddress).toBe('endroll://tv/1396/season/1?language=en-US'),
    );
  });

  it('does not open a page at the next start that could not be shown', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const page = seasonPage();
    api.page = ok({ ...page, season: { ...page.season, episodes: null as never } });
    api.settingsNow = { ...api.settingsNow, lastAddress: 'endroll://tv/1396/season/1?language=en-US' };
    start('endroll://tv/1396/season/1?language=en-US');
    expect(await screen.findByText('This page cannot be shown')).toBeVisible();
    expect(api.settingsNow.lastAddress).toBeNull();
    // Two frames later what is painted would be remembered.
    await new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect(api.settingsNow.lastAddress).toBeNull();
  });

  it.each([
    [
      'that breaks when it is created',
      () =>
        Promise.resolve({
          default: () => {
            throw new Error('broken');
          },
        }),
    ],
    ['whose code cannot be loaded', () => Promise.reject(new Error('no such file'))],
  ])('says so of a page %s, and leads on', async (_what, load) => {
    vi.spyOn(console, 'error').mockReturnValue();
    const loading = vi.spyOn(pageEntries.yours, 'load').mockImplementation(load);
    onTestFinished(() => loading.mockRestore());
    start('endroll://yours');
    expect(await screen.findByText('This page cannot be shown')).toBeVisible();
    expect(api.inputsOf('app.reportError')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Go to the library' }));
    expect(await screen.findByRole('heading', { name: en.overview.title, level: 1 })).toBeVisible();
  });

  it('finds a name in the library at once and on TMDB when the reader pauses, by keyboard', async () => {
    api.tokenNow = { source: 'keyring', keyring: 'available', isUnreadable: false };
    api.kept = [keptSeason];
    const hit = seriesHit(900, 'Breaking News', { originalName: '速報', firstAirDate: '2020-05-01' });
    api.search = ok(toJsonText(searchPage([hit])));
    start();
    await fastUser.type(await field(), 'breaking');
    const list = screen.getByRole('listbox', { name: 'Results' });
    const inLibrary = within(list).getByRole('group', { name: 'In your library' });
    expect(within(inLibrary).getByRole('option', { name: /Breaking Bad.*1 season kept/ })).toBeVisible();
    const onTmdb = await within(list).findByRole('group', { name: 'On TMDB' });
    expect(within(onTmdb).getByRole('option', { name: /Breaking News.*速報.*2020.*US/ })).toBeVisible();
    expect(api.inputsOf('series.search'), 'one question for eight letters').toEqual([
      { query: 'breaking', page: 1, language: 'en-US' },
    ]);
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(api.inputsOf('series.open')).toEqual([{ seriesId: 900, language: 'en-US' }]));
  });

  it('keeps the focus of whoever is typing when the page of the last visit arrives', async () => {
    start('endroll://tv/1396/season/1');
    await fastUser.type(await field(), 'severance');
    await screen.findByRole('heading', { name: 'Breaking Bad Season 1' });
    expect(await field()).toHaveValue('severance');
    expect(await field()).toHaveFocus();
  });

  it('says that only the library is searched without a network', async () => {
    api.tokenNow = { source: 'keyring', keyring: 'available', isUnreadable: false };
    api.search = fail({ kind: 'offline', reason: 'unreachable' });
    start();
    await user.type(await field(), 'lost');
    expect(await screen.findByText('No connection to TMDB. Only your library is searched.')).toBeVisible();
  });

  it('says when TMDB knows no such name', async () => {
    api.tokenNow = { source: 'keyring', keyring: 'available', isUnreadable: false };
    start();
    await user.type(await field(), 'qqq');
    expect(await screen.findByText('TMDB has no series called “qqq”.')).toBeVisible();
  });
});

describe('a series', () => {
  it('shows its seasons, which of them are kept, and opens one', async () => {
    api.kept = [keptSeason];
    start('endroll://tv/1396');
    expect(await screen.findByRole('heading', { name: 'Seasons (3)' })).toBeVisible();
    const creators = within(screen.getByText('Created by').closest('p')!);
    expect(creators.getByRole('button', { name: 'Vince Gilligan' })).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Specials, Not aired yet, 7 episodes, and Not in your library' }),
    ).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Season 1, 2008, 7 episodes, and Refreshed 3 days ago' }),
    );
    expect(api.inputsOf('seasons.open')).toEqual([key]);
  });

  it('says when TMDB has no such series', async () => {
    api.seriesPage = fail({ kind: 'not-found', what: 'series' });
    start('endroll://tv/1396');
    expect(await screen.findByRole('alert')).toHaveTextContent('TMDB has no series 1396');
  });
});

it('says that a language cannot be loaded, and tries again', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const use = vi.spyOn(Texts.prototype, 'use').mockRejectedValueOnce(new Error('no such file'));
  onTestFinished(() => use.mockRestore());
  api.settingsNow = { ...api.settingsNow, interfaceLanguage: 'de' };
  use.mockRejectedValueOnce(new Error('no such file'));
  start('endroll://settings');
  expect(await screen.findByText(/^The language cannot be changed\./)).toBeVisible();
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect(api.inputsOf('app.reportError')).toMatchObject([{ what: 'the language de' }]);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
});

it('says that a theme chosen by command could not be stored, and tries again', async () => {
  start('endroll://guide');
  await screen.findByRole('heading', { level: 1 });
  const update = vi.spyOn(api.settings, 'update');
  update.mockResolvedValueOnce(fail({ kind: 'file-not-written', reason: 'disk-full' }));
  api.send('app:commandChosen', { command: 'palette' });
  await screen.findByRole('dialog');
  await fastUser.keyboard('theme: dark');
  await user.click(await screen.findByRole('option', { name: /Theme: dark/ }));
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(api.settingsNow.theme).toBe('dark'));
});

it('says that a season was not refreshed only until it is, or the reader goes', async () => {
  const failed = fail({ kind: 'tmdb-unavailable', status: 503, message: null } as const);
  const message = () => screen.queryByText(/was not refreshed/);
  api.refreshed = failed;
  start('endroll://tv/1396/season/1');
  const refresh = await screen.findByRole('button', { name: 'Refresh' });
  await user.click(refresh);
  await waitFor(() => expect(message()).toBeVisible());
  api.refreshed = ok({ added: 0, removed: 0, changed: 0 });
  await user.click(refresh);
  expect(await screen.findByText(en.season.unchanged)).toBeVisible();
  expect(message()).toBeNull();
  api.refreshed = failed;
  await user.click(refresh);
  await waitFor(() => expect(message()).toBeVisible());
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect(message()).toBeNull();
});

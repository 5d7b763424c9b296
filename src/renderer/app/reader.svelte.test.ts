import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '@shared/result.ts';
import { pageEntries } from './pages.ts';
import { Dialogs } from '../state/dialogs.svelte.ts';
import { KeptSeasons } from '../state/kept-seasons.svelte.ts';
import { Navigation } from '../state/navigation.svelte.ts';
import { NetworkState } from '../state/network.svelte.ts';
import { Pages } from '../state/pages.svelte.ts';
import { Spoilers } from '../state/spoilers.svelte.ts';
import { Yours } from '../state/yours.svelte.ts';
import { Toasts } from '../state/toasts.svelte.ts';
import { FakeApi } from '../test/fake-api.ts';
import { startSession } from '../test/start-session.ts';
import { Texts } from '../text/texts.svelte.ts';
import { Reader } from './reader.svelte.ts';

const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
const PERSON = 17419;
let api: FakeApi;
let toasts: Toasts;
let reader: Reader;

beforeEach(async () => {
  vi.useFakeTimers();
  api = new FakeApi();
  toasts = new Toasts();
  const texts = new Texts();
  reader = new Reader({
    api,
    session: await startSession(api),
    spoilers: new Spoilers(() => api.settingsNow),
    yours: new Yours(api, (a, b) => texts.compare(a, b)),
    navigation: new Navigation(),
    pages: new Pages(pageEntries),
    kept: new KeptSeasons(api, texts),
    toasts,
    texts,
    network: new NetworkState(api.network, () => undefined),
    dialogs: new Dialogs(),
  });
  return () => vi.useRealTimers();
});

describe('a person whose season is still on its way', () => {
  beforeEach(() => {
    reader.openSeason({ ...key, seasonNumber: 2 });
    reader.openPerson({ season: key, personId: PERSON });
  });

  it('is wanted until the season is there', () => {
    expect(reader.wantedPersonId).toBe(PERSON);
  });

  it('is not wanted any more when the reader goes back to another page', () => {
    reader.travel('back');
    expect(reader.wantedPersonId).toBeNull();
  });
});

describe('the link of a page', () => {
  const said = () => toasts.shown.map(({ text, tone }) => [text, tone]);

  beforeEach(() => reader.openSeason(key));

  it('says so when it is copied', async () => {
    await reader.copyLink();
    expect(api.inputsOf('app.copyText')).toEqual([{ text: 'endroll://tv/1396/season/1?language=en-US' }]);
    expect(said()).toEqual([['Link copied.', 'plain']]);
  });

  it('says so when it cannot be copied', async () => {
    vi.spyOn(api.app, 'copyText').mockResolvedValue(fail({ kind: 'unexpected', reference: 'ab12' }));
    await reader.copyLink();
    expect(said()).toEqual([['Not copied. The log has details under ab12.', 'problem']]);
  });
});

describe('an error', () => {
  const said = () => toasts.shown.map(({ text }) => text);
  const offline = { kind: 'offline', reason: 'no-network' } as const;
  const stopped = { kind: 'library-unavailable', reason: 'stopped' } as const;

  beforeEach(() => reader.openSeason(key));

  it('about a page leaves with it, however the reader leaves', () => {
    reader.reportError(offline);
    reader.openSeason(key);
    expect(said(), 'the same page again').toHaveLength(1);
    reader.openSeries(key);
    expect(said()).toEqual([]);
    reader.reportError(offline);
    reader.travel('back');
    expect(said()).toEqual([]);
  });

  it('about an address that cannot be opened leaves with the page, too', () => {
    reader.openText('https://example.com/nothing');
    expect(said()).toHaveLength(1);
    reader.openSeries(key);
    expect(said()).toEqual([]);
  });

  it('of the application stays', () => {
    reader.reportError(stopped);
    reader.openSeries(key);
    expect(said()).toHaveLength(1);
  });

  it('about a page that was left before it came stays until it has been seen', () => {
    const begunAt = reader.place;
    reader.openSeries(key);
    reader.reportError(offline, { begunAt });
    reader.travel('back');
    expect(said()).toHaveLength(1);
  });
});

it('does what a token was entered for only with that token', () => {
  const onentered = vi.fn();
  reader.enterToken(onentered);
  reader.leaveToken();
  reader.tokenEntered();
  expect(onentered).not.toHaveBeenCalled();
  reader.enterToken(onentered);
  reader.tokenEntered();
  reader.tokenEntered();
  expect(onentered).toHaveBeenCalledOnce();
});

describe('what can be undone', () => {
  const labels = () => toasts.shown.map(({ actions }) => actions.map(({ label }) => label));
  const choose = async (label: string): Promise<void> => {
    const [toast] = toasts.shown;
    if (toast === undefined) throw new Error('nothing is said');
    toast.actions.find((action) => action.label === label)?.run();
    toasts.dismiss(toast.id);
    await vi.advanceTimersByTimeAsync(0);
  };

  it('can be tried again if that fails, even from another page', async () => {
    const restore = vi.spyOn(api.library, 'restore');
    await reader.remove([key], 'Breaking Bad, Season 1');
    expect(labels()).toEqual([['Undo']]);
    restore.mockResolvedValueOnce(fail({ kind: 'unexpected', reference: 'ab12' }));
    await choose('Undo');
    expect(labels()).toEqual([['Try again']]);
    reader.openSeries(key);
    expect(labels()).toEqual([['Try again']]);
    await choose('Try again');
    expect(restore).toHaveBeenCalledTimes(2);
    expect(labels()).toEqual([]);
    expect(reader.place).toMatchObject({ page: 'season', seasonNumber: 1 });
  });
});

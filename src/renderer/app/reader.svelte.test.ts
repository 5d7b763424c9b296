import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '@shared/result.ts';
import { pageEntries } from './pages.ts';
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
    showDialog: vi.fn(),
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

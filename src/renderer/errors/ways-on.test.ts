import { beforeEach, expect, it, vi } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import { en } from '@shared/text/en.ts';
import type { ErrorReport } from '../state/page-host.ts';
import { placesFrom, toErrorToast, type ErrorHost } from './ways-on.ts';

const season = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
let host: ErrorHost;

beforeEach(() => {
  host = {
    place: { page: 'library' },
    enterToken: vi.fn(),
    enterProxyLogin: vi.fn(),
    openSeries: vi.fn(),
    go: vi.fn(),
    mendLibrary: vi.fn(() => Promise.resolve()),
  };
});

const toastOf = (error: AppError, report: ErrorReport = {}) => toErrorToast(error, host, { m: en }, report);
const waysOf = (error: AppError, report: ErrorReport = {}) =>
  toastOf(error, report).actions.map(({ label }) => label);

it('offers to try again when TMDB cannot be reached, and nothing that leads away from a page that works', () => {
  const error: AppError = { kind: 'offline', reason: 'no-network' };
  const onretry = vi.fn();
  const { text, tone, actions } = toastOf(error, { subject: season, onretry });
  expect(text).toMatch(/^No connection to TMDB\. /u);
  expect(tone).toBe('problem');
  expect(actions.map(({ label }) => label)).toEqual(['Try again']);
  for (const { run } of actions) run();
  expect(onretry).toHaveBeenCalledOnce();
});

it('offers a token where that is what is missing, and a password where a proxy wants one', () => {
  expect(waysOf({ kind: 'unauthorized', reason: 'missing' })[0]).toBe('Enter a token');
  const onretry = vi.fn();
  const { actions } = toastOf({ kind: 'offline', reason: 'proxy-login' }, { onretry });
  actions[0]?.run();
  expect(host.enterProxyLogin).toHaveBeenCalledWith(onretry);
});

it('offers what mends the library, and its folder where only the reader can make room or give permission', () => {
  const onretry = vi.fn();
  expect(waysOf({ kind: 'library-unavailable', reason: 'disk-full' }, { onretry })).toEqual([
    'Show the folder',
    'Try again',
  ]);
  const { actions } = toastOf({ kind: 'library-unavailable', reason: 'damaged' }, { onretry });
  actions[0]?.run();
  expect(host.mendLibrary).toHaveBeenCalledWith('rebuild', onretry);
});

it('offers a page that cannot be opened the series and what is kept, but not the series from the series', () => {
  const error: AppError = { kind: 'rate-limited', retryAfterSeconds: 3 };
  const [series, library] = placesFrom(error, season, host, { m: en });
  series?.run();
  expect(host.openSeries).toHaveBeenCalledWith({ seriesId: 1396, language: 'en-US' });
  library?.run();
  expect(host.go).toHaveBeenCalledWith({ page: 'library' });
  expect(placesFrom(error, { seriesId: 1396 }, host, { m: en }).map(({ label }) => label)).toEqual([
    'Go to the library',
  ]);
});

it('says why in the words of what failed', () => {
  const explain = (why: string): string => `The PDF was not saved. ${why}`;
  const { text } = toastOf({ kind: 'file-not-written', reason: 'disk-full' }, { explain });
  expect(text).toBe('The PDF was not saved. The disk is full. Free up space, or choose another disk.');
});

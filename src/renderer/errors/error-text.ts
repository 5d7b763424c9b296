import type { AppError, LibraryProblem, OfflineReason } from '@shared/app-error.ts';
import type { Messages } from '@shared/text/en.ts';
import { errorWords } from '@shared/text/error-words.ts';
import type { ErrorSubject, LibraryMending } from '../state/page-host.ts';

/** What the reader can do about an error. */
export type ErrorAction = 'retry' | 'token' | 'proxy' | 'library' | 'none';

/** Actions that help with the library. */
export type LibraryAction = 'retry' | LibraryMending;

/** The actions for each library problem, the most likely first. */
export const LIBRARY_ACTIONS: Readonly<Record<LibraryProblem, readonly LibraryAction[]>> = {
  'disk-full': ['folder', 'retry'],
  'read-only': ['folder', 'retry'],
  damaged: ['rebuild', 'folder'],
  // Trying again does not help with a library from a newer version.
  newer: ['folder'],
  locked: ['retry', 'folder'],
  stopped: ['restart'],
};

/** Ways to save the reader's own data from a library that cannot be opened. */
export const LIBRARY_RESCUES = ['backup', 'markdown'] as const;
export type LibraryRescue = (typeof LIBRARY_RESCUES)[number];

/** Other places to go: the series of the season they wanted, the library. */
export type ErrorPlace = 'series' | 'library';

/** What the reader can do about an error, or where they can go instead. */
export interface WayOn {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

/** An error as it is shown. */
export interface ErrorText {
  readonly title: string;
  readonly text: string;
  readonly action: ErrorAction;
  readonly places: readonly ErrorPlace[];
  /** `quiet`: a state, such as no network; `alarm`: something is wrong. */
  readonly tone: 'quiet' | 'alarm';
}

/** Kept seasons still open. */
const KEPT: readonly ErrorPlace[] = ['series', 'library'];
const NOWHERE: readonly ErrorPlace[] = [];

/** The table from kind of error to title and action; {@link errorWords} has most texts. A new kind must be added here to compile. */
export function describeError(error: AppError, m: Messages, subject: ErrorSubject = {}): ErrorText {
  const { title } = m.errors;
  switch (error.kind) {
    case 'unauthorized': {
      const text = errorWords(error, m);
      if (error.reason === 'missing')
        return { title: title.missingToken, text, action: 'token', tone: 'quiet', places: KEPT };
      // These two are recognized by their form, without asking TMDB.
      const isNone = error.reason === 'v3-key' || error.reason === 'malformed';
      return {
        title: isNone ? title.notAToken : title.unauthorized,
        text,
        action: 'token',
        tone: 'alarm',
        places: KEPT,
      };
    }
    case 'not-found':
      return {
        title: title['not-found'],
        text: notFound(error.what, m, subject),
        action: 'none',
        tone: 'quiet',
        places: isKeptCopy(error.what, subject) ? NOWHERE : KEPT,
      };
    case 'rate-limited':
      return {
        title: title['rate-limited'],
        text: errorWords(error, m),
        action: 'retry',
        tone: 'quiet',
        places: KEPT,
      };
    case 'offline':
      return {
        title: offlineTitle(error.reason, m),
        text: errorWords(error, m),
        action: error.reason === 'proxy-login' ? 'proxy' : 'retry',
        tone: 'quiet',
        places: KEPT,
      };
    case 'export-running':
      return {
        title: title['export-running'],
        text: errorWords(error, m),
        action: 'retry',
        tone: 'quiet',
        places: NOWHERE,
      };
    case 'tmdb-unavailable':
      return {
        title: title['tmdb-unavailable'],
        text: errorWords(error, m),
        action: 'retry',
        tone: 'alarm',
        places: KEPT,
      };
    case 'invalid-response':
      return {
        title: title['invalid-response'],
        text: errorWords(error, m),
        action: 'retry',
        tone: 'alarm',
        places: KEPT,
      };
    case 'invalid-input':
      return {
        title: title['invalid-input'],
        text: errorWords(error, m),
        action: 'none',
        tone: 'alarm',
        places: KEPT,
      };
    case 'no-keyring':
      return {
        title: title['no-keyring'],
        text: errorWords(error, m),
        action: 'none',
        tone: 'quiet',
        places: NOWHERE,
      };
    case 'library-unavailable':
      return {
        title: title['library-unavailable'],
        text: errorWords(error, m),
        action: 'library',
        tone: 'alarm',
        places: NOWHERE,
      };
    case 'file-not-written':
      return {
        title: title['file-not-written'],
        text: errorWords(error, m),
        action: 'retry',
        tone: 'alarm',
        places: NOWHERE,
      };
    case 'bad-backup':
      return {
        title: title['bad-backup'],
        text: errorWords(error, m),
        action: 'none',
        tone: 'alarm',
        places: NOWHERE,
      };
    case 'update-failed':
      return {
        title: title['update-failed'],
        text: errorWords(error, m),
        action: 'retry',
        tone: 'quiet',
        places: NOWHERE,
      };
    case 'cancelled':
      return { title: m.app.loading, text: '', action: 'none', tone: 'quiet', places: NOWHERE };
    case 'unexpected':
      return {
        title: title.unexpected,
        text: errorWords(error, m),
        action: 'retry',
        tone: 'alarm',
        places: KEPT,
      };
  }
}

function offlineTitle(reason: OfflineReason, m: Messages): string {
  const { title } = m.errors;
  if (reason === 'proxy-login') return title.proxyLogin;
  return reason === 'certificate' ? title.certificate : title.offline;
}

function isKeptCopy(what: string, { keptUntil }: ErrorSubject): boolean {
  return keptUntil !== undefined && (what === 'season' || what === 'series');
}

function notFound(what: 'series' | 'season' | 'person' | 'page', m: Messages, subject: ErrorSubject): string {
  if (what === 'page') return m.errors.notFound.page;
  if (what === 'person') return m.errors.notFound.person;
  if (subject.keptUntil !== undefined) return m.errors.notFound.keptSeason(subject.keptUntil);
  if (what === 'series' || subject.seasonNumber === undefined) {
    return m.errors.notFound.series(subject.seriesId ?? 0);
  }
  const name = subject.seriesName ?? m.season.seriesId(subject.seriesId ?? 0);
  const text = m.errors.notFound.season(name, subject.seasonNumber);
  // Who wanted the first season of a series, or a season of a series that nobody knows, was not looking for specials.
  const mayBeSpecials = subject.seriesName !== undefined && subject.seasonNumber > 1;
  return mayBeSpecials ? `${text} ${m.errors.notFound.specials}` : text;
}

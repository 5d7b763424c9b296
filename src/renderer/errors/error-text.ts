import type { AppError, LibraryProblem, OfflineReason } from '@shared/app-error.ts';
import type { Messages } from '@shared/text/en.ts';
import { errorWords, type SelfExplainingError } from '@shared/text/error-words.ts';
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

/** An error in words, with what helps. `subject`: what was wanted. */
export function describeError(error: AppError, m: Messages, subject: ErrorSubject = {}): ErrorText {
  if (error.kind === 'cancelled')
    return { title: m.app.loading, text: '', action: 'none', tone: 'quiet', places: NOWHERE };
  if (error.kind === 'not-found')
    return {
      title: m.errors.title['not-found'],
      text: notFound(error.what, m, subject),
      action: 'none',
      tone: 'quiet',
      places: isKeptCopy(error.what, subject) ? NOWHERE : KEPT,
    };
  return { ...titleAndAction(error, m), text: errorWords(error, m) };
}

/** The table from kind of error to title and action. A new kind does not compile until it is added here. */
function titleAndAction(error: SelfExplainingError, m: Messages): Omit<ErrorText, 'text'> {
  const { title } = m.errors;
  switch (error.kind) {
    case 'unauthorized': {
      if (error.reason === 'missing')
        return { title: title.missingToken, action: 'token', tone: 'quiet', places: KEPT };
      // These two are recognized by their form, without asking TMDB.
      const isNone = error.reason === 'v3-key' || error.reason === 'malformed';
      const name = isNone ? title.notAToken : title.unauthorized;
      return { title: name, action: 'token', tone: 'alarm', places: KEPT };
    }
    case 'rate-limited':
      return { title: title['rate-limited'], action: 'retry', tone: 'quiet', places: KEPT };
    case 'offline': {
      const action = error.reason === 'proxy-login' ? 'proxy' : 'retry';
      return { title: offlineTitle(error.reason, m), action, tone: 'quiet', places: KEPT };
    }
    case 'export-running':
      return { title: title['export-running'], action: 'retry', tone: 'quiet', places: NOWHERE };
    case 'tmdb-unavailable':
      return { title: title['tmdb-unavailable'], action: 'retry', tone: 'alarm', places: KEPT };
    case 'invalid-response':
      return { title: title['invalid-response'], action: 'retry', tone: 'alarm', places: KEPT };
    case 'invalid-input':
      return { title: title['invalid-input'], action: 'none', tone: 'alarm', places: KEPT };
    case 'no-keyring':
      return { title: title['no-keyring'], action: 'none', tone: 'quiet', places: NOWHERE };
    case 'library-unavailable':
      return { title: title['library-unavailable'], action: 'library', tone: 'alarm', places: NOWHERE };
    case 'file-not-written':
      return { title: title['file-not-written'], action: 'retry', tone: 'alarm', places: NOWHERE };
    case 'bad-backup':
      return { title: title['bad-backup'], action: 'none', tone: 'alarm', places: NOWHERE };
    case 'update-failed':
      return { title: title['update-failed'], action: 'retry', tone: 'quiet', places: NOWHERE };
    case 'unexpected':
      return { title: title.unexpected, action: 'retry', tone: 'alarm', places: KEPT };
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
  // A reader who wanted the first season of a series, or a season of an unknown series, was not looking for specials.
  const mayBeSpecials = subject.seriesName !== undefined && subject.seasonNumber > 1;
  return mayBeSpecials ? `${text} ${m.errors.notFound.specials}` : text;
}

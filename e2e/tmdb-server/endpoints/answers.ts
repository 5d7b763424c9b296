import { hashOf } from '../random.ts';
import { configurationBody } from './configuration.ts';
import { personBody } from './person-pages.ts';
import type { Question } from './question.ts';
import { searchBody } from './search.ts';
import { bodyOfStatus, errorMaxAge, TmdbFailure, type TmdbCode } from './tmdb-errors.ts';
import { tvBody } from './tv-pages.ts';

/** What to send: a status, a body that becomes JSON, and how long TMDB would let it be cached. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly maxAge?: number;
}

/** Answers a path below `/3/`, as TMDB would answer an authorized client. */
export function answerApi(path: string, question: Question): Answer {
  try {
    const body = bodyOf(path.split('/'), question);
    if (body === undefined) return errorAnswer(404);
    // Each of TMDB's answers has its own lifetime, from five to seven hours.
    return { status: 200, body, maxAge: 18_000 + (hashOf('max-age', path) % 6_000) };
  } catch (error) {
    if (error instanceof TmdbFailure) return withMaxAge(error.status, error.body);
    throw error;
  }
}

/** An error with the body that TMDB sends for it. */
export function errorAnswer(status: number, code?: TmdbCode): Answer {
  return withMaxAge(status, bodyOfStatus(status, code));
}

function bodyOf([first, ...rest]: readonly string[], question: Question): unknown {
  switch (first) {
    case 'authentication':
      return rest.length === 0 ? { success: true, status_code: 1, status_message: 'Success.' } : undefined;
    case 'configuration':
      return configurationBody(rest.join('/'), question);
    case 'search':
      return rest.join('/') === 'tv' ? searchBody(question) : undefined;
    case 'tv':
      return tvBody(rest, question);
    case 'person':
      return personBody(rest, question);
    case undefined:
    default:
      return undefined;
  }
}

function withMaxAge(status: number, body: unknown): Answer {
  const maxAge = errorMaxAge(status);
  return maxAge === undefined ? { status, body } : { status, body, maxAge };
}

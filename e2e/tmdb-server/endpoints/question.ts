import type { Catalogue } from '../catalogue.ts';
import { TmdbFailure } from './tmdb-errors.ts';

/** A request as the endpoints see it. */
export interface Question {
  readonly catalogue: Catalogue;
  readonly query: URLSearchParams;
  readonly language: string;
  /** The base address of the stand-in's own pictures. */
  readonly imageUrl: string;
}

/** What can be appended to an answer, by name in `append_to_response`. */
export type Parts = Readonly<Record<string, () => object | undefined>>;

/** Reads an id or a number in a path. TMDB calls everything but digits an invalid id. */
export function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^\d{1,10}$/.test(text)) throw new TmdbFailure(404, 6);
  return Number(text);
}

/** Adds what `append_to_response` asks for, in its order; names that TMDB does not know are ignored. */
export function withParts(body: object, parts: Parts, query: URLSearchParams): object {
  const names = (query.get('append_to_response') ?? '').split(',').filter((name) => name !== '');
  if (names.length > 20) throw new TmdbFailure(400, 27);
  const appended = names.map((name): [string, object | undefined] => [
    name,
    Object.hasOwn(parts, name) ? parts[name]?.() : undefined,
  ]);
  return { ...body, ...Object.fromEntries(appended.filter(([, part]) => part !== undefined)) };
}

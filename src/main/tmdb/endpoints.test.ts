import { isEndrollError } from '@shared/app-error.ts';
import { describe, expect, it } from 'vitest';
import {
  englishSeasonRequest,
  parseAnswer,
  primaryTranslationsRequest,
  seasonCreditsRequest,
  seasonDetailsRequest,
  seriesRequest,
} from './endpoints.ts';
import { seasonCredits, seasonDetails, series } from './schemas.ts';
import { wireCast, wireCrew } from './wire-rows.ts';

const key = { seriesId: 1396, seasonNumber: 0, language: 'pt-BR' };

describe('requests', () => {
  it('name the documented endpoints; season 0 is a season', () => {
    expect(seasonCreditsRequest(key)).toMatchObject({
      path: 'tv/1396/season/0/credits',
      query: { language: 'pt-BR' },
    });
    expect(seasonDetailsRequest(key)).toMatchObject({
      path: 'tv/1396/season/0',
      query: { language: 'pt-BR', append_to_response: 'aggregate_credits' },
    });
    expect(seriesRequest(1396, 'pt-BR')).toMatchObject({ path: 'tv/1396', query: { language: 'pt-BR' } });
    expect(primaryTranslationsRequest).toMatchObject({
      path: 'configuration/primary_translations',
      query: {},
    });
  });

  it('for a season’s English texts ask in English alone, and say so in the name of the answer', () => {
    expect(englishSeasonRequest(key)).toMatchObject({
      path: 'tv/1396/season/0',
      query: { language: 'en-US' },
      endpoint: 'tv/1396/season/0?language=en-US',
    });
  });

  it.each([-1, 1.5, Number.NaN, Infinity, 2 ** 60])('refuse %d as a part of the path', (number) => {
    const isRefusal = (field: string) => (error: unknown) =>
      isEndrollError(error, 'invalid-input') && 'field' in error.appError && error.appError.field === field;
    expect(() => seasonCreditsRequest({ ...key, seasonNumber: number })).toThrow(
      expect.toSatisfy(isRefusal('seasonNumber')),
    );
    expect(() => seriesRequest(number, 'en')).toThrow(expect.toSatisfy(isRefusal('seriesId')));
  });
});

describe('parseAnswer', () => {
  const rows = [wireCast('a'), wireCast('b'), wireCast('c')];

  function isSchemaError(path: string | null): (error: unknown) => boolean {
    return (error) => {
      expect(error).toMatchObject({ appError: { kind: 'invalid-response', problem: 'schema', path } });
      return true;
    };
  }

  function without(row: object, field: string): object {
    return Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));
  }

  it.each([
    ['a credit id is missing', { cast: [...rows, without(rows[0]!, 'credit_id')] }, 'cast.3.credit_id'],
    ['a credit id is empty', { crew: [wireCrew('')] }, 'crew.0.credit_id'],
    ['a person has no id', { crew: [without(wireCrew('c'), 'id')] }, 'crew.0.id'],
    ['a person has no name', { cast: [without(rows[0]!, 'name')] }, 'cast.0.name'],
    ['a name is a number', { cast: [{ ...rows[0], name: 7 }] }, 'cast.0.name'],
    ['the season has no id', { id: undefined }, 'id'],
    ['there is no cast', { cast: null }, 'cast'],
    ['a list is an object', { crew: {} }, 'crew'],
  ])('names the place when %s', (_, fields, path) => {
    const json = { id: 3624, cast: rows, crew: [], ...fields };
    expect(() => parseAnswer(seasonCredits, json)).toThrow(expect.toSatisfy(isSchemaError(path)));
  });

  it('names no place when the whole answer is something else', () => {
    for (const json of [null, [], 'text', 7]) {
      expect(() => parseAnswer(seasonCredits, json)).toThrow(expect.toSatisfy(isSchemaError(null)));
    }
  });

  it('names a place deep inside an episode or the appended aggregate', () => {
    const episode = { id: 1, episode_number: 1, guest_stars: [rows[0], without(rows[1]!, 'credit_id')] };
    expect(() => parseAnswer(seasonDetails, { id: 1, name: 'S', episodes: [episode] })).toThrow(
      expect.toSatisfy(isSchemaError('episodes.0.guest_stars.1.credit_id')),
    );
    const aggregate = { cast: [{ id: 1, name: 'A', roles: [{ character: 'B' }] }], crew: [] };
    const json = { id: 1, name: 'S', episodes: [], aggregate_credits: aggregate };
    expect(() => parseAnswer(seasonDetails, json)).toThrow(
      expect.toSatisfy(isSchemaError('aggregate_credits.cast.0.roles.0.credit_id')),
    );
  });

  it('lets unknown fields and unknown values pass', () => {
    const json = { id: 1, name: 'S', softcore: false, genres: [{ id: 1, name: 'Drama', icon: 'x' }] };
    expect(parseAnswer(series, json)).toMatchObject({ id: 1, genres: [{ name: 'Drama' }] });
  });
});

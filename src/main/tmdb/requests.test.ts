import { isEndrollError } from '@shared/app-error.ts';
import { describe, expect, it } from 'vitest';
import {
  englishSeasonRequest,
  primaryTranslationsRequest,
  seasonCreditsRequest,
  seasonDetailsRequest,
  seriesRequest,
} from './requests.ts';

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

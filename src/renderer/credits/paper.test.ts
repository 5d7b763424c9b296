import { expect, it } from 'vitest';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import { sheetSource } from './paper.ts';

const seasons = [
  { seriesId: 1, fetchedAt: '2026-11-20T00:00:00.000Z' },
  { seriesId: 1, fetchedAt: '2026-11-02T00:00:00.000Z' },
  { seriesId: 2, fetchedAt: '2026-11-01T00:00:00.000Z' },
  { seriesId: SAMPLE_SERIES_ID, fetchedAt: '2020-01-01T00:00:00.000Z' },
];
const sample = { seriesId: SAMPLE_SERIES_ID };
const samplePerson = { personId: SAMPLE_SERIES_ID + 1 };

it('is the sample only if everything is', () => {
  expect(sheetSource([sample, samplePerson], seasons)).toBe('sample');
  expect(sheetSource([sample, { personId: 17 }], seasons)).toEqual({ fetchedAt: null });
});

it('is dated by the oldest answer of the series that it is about', () => {
  expect(sheetSource([sample, { seriesId: 1 }], seasons)).toEqual({ fetchedAt: '2026-11-02T00:00:00.000Z' });
});

it.each([
  ['people alone', [{ personId: 17 }, { personId: 18 }]],
  ['a person beside a series', [{ seriesId: 1 }, { personId: 17 }]],
  ['a series that is not kept', [{ seriesId: 1 }, { seriesId: 3 }]],
  ['an unknown subject', [null]],
  ['nothing', []],
])('is TMDB, of an unknown day, for %s', (_, subjects) => {
  expect(sheetSource(subjects, seasons)).toEqual({ fetchedAt: null });
});

import { describe, expect, it } from 'vitest';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import { DEFAULT_SETTINGS } from '@shared/domain/settings.ts';
import { toSeenSeries } from '@shared/domain/spoilers.ts';
import { Spoilers } from '../state/spoilers.svelte.ts';
import { Texts } from '../text/texts.svelte.ts';
import { leftOutSentences, seasonsTitle, sheetSource } from './paper.ts';

const texts = new Texts();
const season = (seriesName: string, seasonNumber: number, seriesId = 1) => ({
  seriesId,
  seriesName,
  seasonNumber,
});

describe('a document of several seasons', () => {
  it('has the name of what is in it', () => {
    expect(
      seasonsTitle(
        [3, 1, 2].map((number) => season('Aftermath', number)),
        texts,
      ),
    ).toBe('Aftermath, Seasons 1–3');
    expect(seasonsTitle([season('Aftermath', 4)], texts)).toBe('Aftermath, Season 4');
    expect(seasonsTitle([season('Aftermath', 1), season('Kojak', 1, 2)], texts)).toBe('2 seasons');
  });
});

describe('what a document leaves out', () => {
  const seen = toSeenSeries([{ seriesId: 1, seasonNumber: 1, episodeNumber: null }]);
  const spoilers = new Spoilers(
    () => ({ ...DEFAULT_SETTINGS, hideGuests: true }),
    () => seen,
  );

  it('is said: what comes after, and what the settings hide', () => {
    const sentences = leftOutSentences([season('Aftermath', 2)], spoilers, texts);
    expect(sentences).toHaveLength(2);
    expect(sentences[0]).toBe('What you have not seen yet is hidden. Seen: Season 1, to the end');
    expect(sentences[1]).toBe('What your settings hide is left out.');
  });

  it('is nothing of a season seen to the end, where the settings hide nothing or it was revealed', () => {
    spoilers.toggle('guests');
    expect(leftOutSentences([season('Aftermath', 1)], spoilers, texts)).toEqual([]);
    spoilers.toggleUnseen();
    expect(leftOutSentences([season('Aftermath', 2)], spoilers, texts)).toEqual([]);
    // A season that is not on the page is printed without what is unseen all the same.
    const elsewhere = { hidden: spoilers.guarded, isShown: false };
    expect(leftOutSentences([season('Aftermath', 2)], spoilers, texts, elsewhere)).toHaveLength(2);
  });
});

describe('the source of a list', () => {
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
    expect(sheetSource([sample, { seriesId: 1 }], seasons)).toEqual({
      fetchedAt: '2026-11-02T00:00:00.000Z',
    });
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
});

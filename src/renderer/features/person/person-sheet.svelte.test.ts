import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { toSeenSeries } from '@shared/domain/spoilers.ts';
import { bareTmdbPerson } from '@shared/domain/test/bare.ts';
import { Spoilers } from '../../state/spoilers.svelte.ts';
import { Texts } from '../../text/texts.svelte.ts';
import { companionsPart, tmdbParts } from './person-sheet.ts';

const texts = new Texts();
const credit = {
  creditId: 'c',
  media: 'tv',
  posterPath: null,
  date: '2000-01-09',
  job: null,
  department: null,
  episodeCount: 151,
} as const;
const cranston = bareTmdbPerson(17419, {
  placeOfBirth: 'Hollywood',
  biography: 'An actor.',
  credits: [{ ...credit, titleId: 2004, title: 'Malcolm in the Middle', character: 'Hal' }],
});

const spoilersOf = (settings: Partial<Settings>, seen = toSeenSeries([])) =>
  new Spoilers(
    () => ({ ...DEFAULT_SETTINGS, ...settings }),
    () => seen,
  );

describe('what was looked up of a person', () => {
  it('is printed: facts, biography and filmography', () => {
    const parts = tmdbParts(cranston, { knownSeries: new Set() }, spoilersOf({}), texts);
    expect(parts.map(({ heading, paragraphs = [], rows }) => [heading, ...paragraphs, ...rows])).toEqual([
      ['On TMDB', ['Born', 'Hollywood']],
      ['', 'An actor.'],
      ['Filmography', ['Malcolm in the Middle', 'Hal', '2000', '151']],
    ]);
  });

  it('is printed without what the page hides', () => {
    const headings = tmdbParts(
      cranston,
      { knownSeries: new Set() },
      spoilersOf({ hideGuests: true }),
      texts,
    ).map(({ heading }) => heading);
    expect(headings).not.toContain('Filmography');
    const unseen = toSeenSeries([{ seriesId: 2004, seasonNumber: 1, episodeNumber: null }]);
    const guarded = tmdbParts(cranston, { knownSeries: new Set([2004]) }, spoilersOf({}, unseen), texts);
    expect(guarded.at(-1)?.rows).toEqual([['Malcolm in the Middle', '', '2000', '']]);
  });
});

it('those who worked with a person most often are printed with their seasons', () => {
  const person = { personId: 84497, name: 'Aaron Paul', originalName: null, profilePath: null };
  const season = { seriesId: 1396, seasonNumber: 3, language: 'en-US' };
  expect(companionsPart([{ person, seasonCount: 3, season }], texts)).toMatchObject({
    heading: 'Worked with most often',
    rows: [['Aaron Paul', '3 seasons together']],
  });
});

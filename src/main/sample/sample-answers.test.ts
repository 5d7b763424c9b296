import { SAMPLE_SEASON_NUMBERS, SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import { isGenericSeasonName } from '@shared/domain/generic-names.ts';
import { INTERFACE_LOCALES } from '@shared/domain/settings.ts';
import { JOBS } from '@shared/text/credit-words/credit-words.ts';
import { describe, expect, it } from 'vitest';
import { makeSeason } from '../answers/season.ts';
import { makeSeries } from '../answers/series.ts';
import { looksLikePicture } from '../pictures/picture-address.ts';
import { sampleAnswer, samplePicture } from './sample-answers.ts';

const path = `tv/${SAMPLE_SERIES_ID}`;

function answer(of: string, language: string): string {
  const body = sampleAnswer(of, language);
  if (body === null) throw new Error(`the sample has no answer to ${of}`);
  return body;
}

function season(seasonNumber: number, language = 'en-US') {
  const of = `${path}/season/${seasonNumber}`;
  const bodies = {
    credits: answer(`${of}/credits`, language),
    details: answer(of, language),
    aggregate: null,
    english: null,
  };
  const { season: made, unreadable } = makeSeason(
    { seriesId: SAMPLE_SERIES_ID, seasonNumber, language },
    bodies,
  );
  expect(unreadable).toEqual([]);
  return made;
}

/** Who plays a character in a season, and as what. */
function playedBy(character: string): readonly string[] {
  return SAMPLE_SEASON_NUMBERS.flatMap((number) =>
    season(number)
      .credits.filter((credit) => credit.character === character)
      .map(({ person, kind }) => `${number} ${kind} ${person.name}`),
  );
}

it.each(INTERFACE_LOCALES)('is readable throughout in %s', (locale) => {
  const series = makeSeries({ series: answer(path, locale), english: null });
  expect(series).toMatchObject({ seriesId: SAMPLE_SERIES_ID, originalName: 'Slack Water' });
  expect(series.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([1, 2, 3]);
  for (const { seasonNumber, name, episodeCount } of series.seasons) {
    expect(isGenericSeasonName(name, seasonNumber)).toBe(true);
    const { episodes, overview, leftOut } = season(seasonNumber, locale);
    expect(episodes).toHaveLength(episodeCount);
    expect([overview, ...episodes.flatMap((episode) => [episode.name, episode.overview])]).not.toContain('');
    expect(leftOut).toEqual([]);
  }
});

it('lends its texts in English to a language it does not speak, as TMDB does', () => {
  expect(season(1, 'pt-BR').overview).toBe('');
  expect(season(1, 'pt-BR').episodes.map(({ overview }) => overview)).not.toContain('A');
});

describe('what can be seen in it', () => {
  it('is a role that is recast', () => {
    expect(playedBy('Nell Hartigan')).toEqual([
      '1 regular Saoirse Vandermoor',
      '2 regular Petra Lindqvale',
      '3 regular Petra Lindqvale',
    ]);
  });

  it('is a guest who becomes a regular, and a regular who becomes a guest', () => {
    expect(playedBy('Dr. Emi Sato').map((part) => part.slice(0, 9))).toEqual([
      '1 guest Y',
      '2 regular',
      '3 regular',
    ]);
    expect(playedBy('Sergeant Amos Reed').map((part) => part.slice(0, 9))).toEqual([
      '1 regular',
      '2 regular',
      '3 guest I',
    ]);
  });

  it('is somebody who changes the job, and somebody who acts and directs', () => {
    const jobs = (name: string) =>
      SAMPLE_SEASON_NUMBERS.map((number) => [
        ...new Set(
          season(number)
            .credits.filter(({ person }) => person.name === name)
            .map(({ job, kind }) => job ?? kind),
        ),
      ]);
    expect(jobs('Camille Duvernelle')).toEqual([
      ['Director of Photography'],
      ['Director of Photography'],
      ['Director'],
    ]);
    expect(jobs('Idris Pemberlock')).toEqual([['regular'], ['regular', 'Director'], ['guest']]);
  });

  it('are people with and without portraits, and jobs that have words in every language', () => {
    const credits = SAMPLE_SEASON_NUMBERS.flatMap((number) => season(number).credits);
    const portraits = new Set(credits.map(({ person }) => person.profilePath));
    expect(portraits.size).toBeGreaterThan(30);
    expect(portraits).toContain(null);
    const known: readonly string[] = JOBS;
    expect(credits.flatMap(({ job }) => (job === null || known.includes(job) ? [] : [job]))).toEqual([]);
    for (const portrait of portraits) {
      const bytes = portrait === null ? null : samplePicture(portrait.slice(1));
      if (portrait !== null)
        expect([portrait, bytes !== null && looksLikePicture(bytes)]).toEqual([portrait, true]);
    }
  });
});

it('leaves everything else to TMDB', () => {
  expect(sampleAnswer('tv/1396', 'en-US')).toBeNull();
  expect(sampleAnswer(`${path}/season/4`, 'en-US')).toBeNull();
  expect(sampleAnswer('search/tv', 'en-US')).toBeNull();
  expect(samplePicture('7Jahy5LZX2Fo8fGJltMreAI49hC.jpg')).toBeNull();
  expect(samplePicture('endroll-sample-portrait-999.svg')).toBeNull();
});

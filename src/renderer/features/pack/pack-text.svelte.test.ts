import { expect, it } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import type { TripPack } from '@shared/domain/trip-pack.ts';
import { Texts } from '../../text/texts.svelte.ts';
import { packTrouble, roughTime } from './pack-text.ts';

function stopped(error: AppError): TripPack {
  return {
    seriesId: 1396,
    language: 'en-US',
    seasonNumbers: [1],
    state: 'paused',
    progress: { seasonsDone: 0, picturesDone: 0, picturesKnown: 0, secondsLeft: null },
    error,
    receipt: null,
  };
}

it('says that the token is missing, whatever is in the library', () => {
  expect(packTrouble(stopped({ kind: 'unauthorized', reason: 'missing' }), new Texts())).toBe(
    'A TMDB token is needed. TMDB needs an access token, and there is none. Seasons in your library open without one.',
  );
});

it('ends a title as the language does', async () => {
  const texts = new Texts();
  await texts.use('ja');
  const { title, library } = texts.m.errors;
  expect(packTrouble(stopped({ kind: 'library-unavailable', reason: 'disk-full' }), texts)).toBe(
    `${title['library-unavailable']}。${library['disk-full']}`,
  );
});

it.each([
  [0, 'second', 0],
  [59, 'second', 59],
  [60, 'minute', 1],
  [100, 'minute', 2],
  [5_399, 'minute', 90],
  [5_400, 'hour', 2],
  [10_800, 'hour', 3],
])('says %i seconds by the %s', (seconds, unit, count) => {
  expect(roughTime(seconds)).toEqual({ unit, count });
});

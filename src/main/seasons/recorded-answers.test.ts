import { seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { describe, expect, it } from 'vitest';
import type { Answer, SeasonAnswers } from '../library/calls.ts';
import { ENGINES, openTestLibrary, temporaryFolder } from '../library/test/test-library.ts';
import { answerFiles, type AnswerFile } from '../answers/test/answer-files.ts';

const FETCHED_AT = '2026-11-24T12:00:00.000Z';

type Json = Readonly<Record<string, unknown>>;

function answer(endpoint: string, body: string): Answer {
  return { endpoint, body, fetchedAt: FETCHED_AT };
}

/** A recording as the answers it holds: some have the credits appended, the others only the episodes' credits. */
function toAnswers({ body }: AnswerFile, key: SeasonKey, seriesFile: AnswerFile | undefined): SeasonAnswers {
  const json = JSON.parse(body) as Json;
  const path = `tv/${key.seriesId}/season/${key.seasonNumber}`;
  const credits = {
    id: json['id'],
    ...((json['credits'] ?? { cast: json['cast'] ?? [], crew: json['crew'] ?? [] }) as Json),
  };
  const hasDetails = 'episodes' in json;
  const ofSeries = { ...(JSON.parse(seriesFile?.body ?? '{}') as Json), id: key.seriesId };
  return {
    key,
    answers: [
      answer(`${path}/credits`, hasDetails ? JSON.stringify(credits) : body),
      ...(hasDetails ? [answer(path, body)] : []),
    ],
    series: { answers: [answer(`tv/${key.seriesId}`, JSON.stringify(ofSeries))] },
  };
}

describe.each(ENGINES)('every recorded or made-up season, kept with %s', (engine) => {
  it('comes back equal, with TMDB’s own words', async () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const seriesFiles = answerFiles(/^tv_/u);
    const seasons = answerFiles(/^season(-credits)?_/u);
    for (const [index, file] of seasons.entries()) {
      const key = { seriesId: index + 1, seasonNumber: index, language: 'en-US' };
      const answers = toAnswers(file, key, seriesFiles[index % seriesFiles.length]);
      const kept = library.keepSeason(answers);
      expect(kept.notKept, file.name).toBeNull();

      const made = await unpackSeasonPage(kept.page);
      const page = await unpackSeasonPage(library.open(key)!.page);
      expect(page.season, file.name).toEqual(made.season);
      expect(page.series, file.name).toEqual(made.series);
      expect(library.answers(key), file.name).toEqual(answers.answers);
    }
    const list = fromJsonText(library.list());
    expect(new Set(list.map(seasonKeyText)).size).toBe(seasons.length);
  }, 60_000);
});

import { seasonKeyText, type SeasonKey, type SeasonPage } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import { describe, expect, it } from 'vitest';
import { ENGINES, openTestLibrary, temporaryFolder } from '../library/test-library.ts';
import { makeSeries } from '../answers/series.ts';
import { recordedFiles, type RecordedFile } from '../answers/test/recorded-files.ts';
import type { TmdbAnswer } from '../tmdb/client.ts';
import { inProcess } from './in-process-library.ts';
import { SeasonKeeper, type SeasonAnswers } from './season-keeper.ts';

const FETCHED_AT = '2026-11-24T12:00:00.000Z';
const keeping = { signal: new AbortController().signal, withPictures: true };

type Json = Readonly<Record<string, unknown>>;

function answer(endpoint: string, body: string): TmdbAnswer {
  return { value: null, endpoint, body, fetchedAt: FETCHED_AT };
}

/** A recording as the three answers it holds: some have the credits appended, the others only the episodes' credits. */
function toAnswers(
  { body }: RecordedFile,
  key: SeasonKey,
  seriesFile: RecordedFile | undefined,
): SeasonAnswers {
  const json = JSON.parse(body) as Json;
  const path = `tv/${key.seriesId}/season/${key.seasonNumber}`;
  const credits = {
    id: json['id'],
    ...((json['credits'] ?? { cast: json['cast'] ?? [], crew: json['crew'] ?? [] }) as Json),
  };
  const creditsBody = 'episodes' in json ? JSON.stringify(credits) : body;
  const seriesJson =
    seriesFile === undefined ? null : { ...(JSON.parse(seriesFile.body) as Json), id: key.seriesId };
  return {
    key,
    credits: answer(`${path}/credits`, creditsBody),
    details: 'episodes' in json ? answer(path, body) : null,
    english: null,
    series:
      seriesJson === null
        ? null
        : {
            series: makeSeries({ series: JSON.stringify(seriesJson), english: null }),
            language: key.language,
            answer: {
              endpoint: `tv/${key.seriesId}`,
              body: seriesFile?.body ?? '',
              fetchedAt: FETCHED_AT,
            },
          },
  };
}

describe.each(ENGINES)('every recorded season, kept with %s', (engine) => {
  it('comes back equal, with TMDB’s own words', async () => {
    const library = inProcess(openTestLibrary(temporaryFolder(), engine));
    const keeper = new SeasonKeeper({
      library,
      images: { keepSeason: () => undefined, keepSeries: () => undefined },
      onListChanged: () => undefined,
    });
    const seriesFiles = recordedFiles(/^tv_/u);
    const seasons = recordedFiles(/^season(-credits)?_/u);
    for (const [index, file] of seasons.entries()) {
      const key = { seriesId: index + 1, seasonNumber: index, language: 'en-US' };
      const answers = toAnswers(file, key, seriesFiles[index % seriesFiles.length]);
      const joined = keeper.join(answers, answers.series?.series ?? null);
      await keeper.keep(answers, joined, keeping);

      const opened = await library.open(key);
      const page: SeasonPage | null = opened === null ? null : await unpackSeasonPage(opened.page);
      expect(page?.season, file.name).toEqual(joined);
      expect(page?.series, file.name).toEqual(answers.series?.series ?? null);
      const bodies = (await library.answers(key)).map(({ body }) => body);
      expect(bodies.sort(), file.name).toEqual(
        [answers.credits.body, ...(answers.details === null ? [] : [answers.details.body])].sort(),
      );
    }
    const list = fromJsonText(await library.list());
    expect(new Set(list.map(seasonKeyText)).size).toBe(seasons.length);
  });
});

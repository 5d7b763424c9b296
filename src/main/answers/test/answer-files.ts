import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Catalogue } from '../../../../e2e/tmdb-server/catalogue.ts';
import { answerApi, errorAnswer } from '../../../../e2e/tmdb-server/endpoints/answers.ts';
import { addStandardSeries } from '../../../../e2e/tmdb-server/series/standard-series.ts';

/**
 * Answers of TMDB that others have recorded. They are TMDB's content and stay outside this project; where they are not there,
 * tests have those that the stand-in makes up, and the log says so.
 */
const FOLDER = resolve(import.meta.dirname, '../../../../../shared/tmdb/real');

/** How the names of those end. */
const MADE_UP = '_made-up';

/** An answer as TMDB would send it. */
export interface AnswerFile {
  /** What it is, and of what: `season_got-s1_docs.json`. */
  readonly name: string;
  readonly body: string;
}

const files = [...readRecordings(), ...makeAnswers()];

/** The recorded and made-up answers whose name matches: at least one. */
export function answerFiles(pattern: RegExp): readonly AnswerFile[] {
  const found = recordingsLike(pattern, files);
  if (found.length === 0) throw new Error(`No answer is called ${pattern.source}`);
  return found;
}

/** Only the recorded ones, of which there may be none. */
export function recordedFiles(pattern: RegExp): readonly AnswerFile[] {
  return recordingsLike(pattern, files).filter(({ name }) => !name.endsWith(MADE_UP));
}

function recordingsLike(pattern: RegExp, all: readonly AnswerFile[]): readonly AnswerFile[] {
  return all.filter(({ name }) => pattern.test(name));
}

function readRecordings(): readonly AnswerFile[] {
  if (!existsSync(FOLDER)) {
    console.warn('There are no recorded answers of TMDB beside the project: only made-up ones are checked');
    return [];
  }
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => ({ name, body: readFileSync(join(FOLDER, name), 'utf8') }));
}

/** The stand-in's answers to what Endroll asks, without a server, in the same kinds as the recorded ones. */
function makeAnswers(): readonly AnswerFile[] {
  const catalogue = new Catalogue();
  addStandardSeries(catalogue);
  const ask = (
    name: string,
    path: string,
    query: Readonly<Record<string, string>> = {},
    language = 'en-US',
  ) => {
    const question = { catalogue, query: new URLSearchParams(query), language, imageUrl: '' };
    const { body } = answerApi(path, question);
    return { name: `${name}${MADE_UP}`, body: JSON.stringify(body) };
  };
  const seasons = [
    [90001, 0, 'en-US'],
    [90001, 1, 'en-US'],
    [90001, 2, 'de-DE'],
    [90002, 1, 'en-US'],
    [90005, 1, 'ja-JP'],
    [90007, 1, 'en-US'],
  ] as const;
  const [regular] = catalogue.season(90001, 1)?.credits.cast ?? [];
  const person = regular?.id ?? 0;
  return [
    ...seasons.flatMap(([seriesId, seasonNumber, language]) => {
      const path = `tv/${seriesId}/season/${seasonNumber}`;
      const of = `${seriesId}-s${seasonNumber}`;
      const all = { append_to_response: 'credits,aggregate_credits' };
      return [
        ask(`season_${of}_credits+aggregate`, path, all, language),
        ask(`season_${of}`, path, {}, language),
        ask(`season-credits_${of}`, `${path}/credits`, {}, language),
        ask(`season-aggregate_${of}`, `${path}/aggregate_credits`, {}, language),
        ask(`tv_${of}`, `tv/${seriesId}`, {}, language),
      ];
    }),
    ...['harbour', 'the', 'nothing is called this'].map((query) =>
      ask(`search-tv_${query}`, 'search/tv', { query }),
    ),
    ask(`person_${person}`, `person/${person}`),
    ask(`person-tv-credits_${person}`, `person/${person}/tv_credits`),
    ask('configuration-primary-translations', 'configuration/primary_translations'),
    ask('authentication_ok', 'authentication'),
    ask('error_422', 'search/tv'),
    ...[
      ['error_400_page', 400],
      ['authentication_401', 401],
      ['error_404', 404],
    ].map(([name, status]) => ({
      name: `${name}${MADE_UP}`,
      body: JSON.stringify(errorAnswer(Number(status)).body),
    })),
  ];
}

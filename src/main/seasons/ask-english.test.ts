import type { SeasonTexts } from '@shared/domain/season.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Wire } from '../answers/test/wire-rows.ts';
import { DETAILS, ENGLISH_TEXTS, SERIES } from './test/fake-tmdb.ts';
import { KEY, OFFLINE, SeasonStage } from './test/season-stage.ts';

const GERMAN = { ...KEY, language: 'de-DE' };
const ENGLISH_ENDPOINT = 'tv/1396/season/1?language=en-US';

/** {@link DETAILS} has neither an overview of the season nor of its episode. */
const EXPECTED: SeasonTexts = {
  overview: 'A teacher falls ill.',
  episodes: [{ episodeNumber: 1, name: '', overview: 'It begins.' }],
};

let stage: SeasonStage;

beforeEach(() => {
  stage = new SeasonStage();
});

/** Opens the German season and lets all of it come. */
async function openGerman(): Promise<void> {
  await stage.open(GERMAN);
  await stage.settle();
}

async function keptTexts(): Promise<SeasonTexts | null | undefined> {
  return (await stage.kept(GERMAN))?.season.english;
}

async function keptEnglishAnswer(): Promise<unknown> {
  const answers = await stage.library.answers(GERMAN);
  return answers.find(({ endpoint }) => endpoint === ENGLISH_ENDPOINT)?.body;
}

describe('a season that lacks texts in its language', () => {
  it('is kept with the English ones, and with TMDB’s English words', async () => {
    await openGerman();
    expect(await keptTexts()).toEqual(EXPECTED);
    expect(await keptEnglishAnswer()).toBe(JSON.stringify(ENGLISH_TEXTS));
    expect((await stage.kept(GERMAN))?.season).toMatchObject({ overview: '', episodes: [{ overview: '' }] });
    expect(stage.events).toMatchObject([{ reason: 'completed' }]);
  });

  it('is kept without them when TMDB does not give them', async () => {
    stage.tmdb.fail('english', OFFLINE);
    await openGerman();
    expect(await keptTexts()).toBeNull();
    expect(stage.events).toMatchObject([{ reason: 'incomplete' }]);
    expect((await stage.kept(GERMAN))?.season.parts).toEqual({
      details: true,
      aggregate: true,
      english: false,
    });
    expect(stage.logger.lines).toEqual(['info Season 1396/1/de-DE came without its English texts']);
  });

  it('gets them at the next update', async () => {
    stage.tmdb.fail('english', OFFLINE);
    await openGerman();
    stage.tmdb.english = () => ENGLISH_TEXTS;
    await stage.service.refresh(GERMAN);
    expect(await keptTexts()).toEqual(EXPECTED);
  });

  it('ends the English question with the others when it is to be removed', async () => {
    stage.tmdb.english = () => new Promise(() => undefined);
    await stage.open(GERMAN);
    await stage.settle();
    stage.service.stop(GERMAN);
    await stage.settle();
    expect(stage.tmdb.ended).toEqual(['english']);
    expect(await stage.list()).toEqual([]);
    expect(stage.logger.lines).toEqual([]);
  });
});

describe('English is not asked for', () => {
  it('when the season is asked for in English', async () => {
    await stage.open({ ...KEY, language: 'en-GB' });
    await stage.settle();
    expect(stage.tmdb.asked.sort()).toEqual(['credits', 'details', 'series']);
  });

  it('when every text is there', async () => {
    const [episode] = DETAILS.episodes;
    const episodes = [{ ...episode!, overview: 'Es geht los.' }];
    stage.tmdb.details = () => ({ ...DETAILS, overview: 'Ein Lehrer wird krank.', episodes });
    await openGerman();
    expect(stage.tmdb.asked).not.toContain('english');
    expect(await keptTexts()).toBeNull();
  });

  it('when the details have not come', async () => {
    stage.tmdb.fail('details', OFFLINE);
    await openGerman();
    expect(stage.tmdb.asked).not.toContain('english');
  });
});

describe('a refresh', () => {
  it('takes the English texts away when the season has its own', async () => {
    await openGerman();
    const episodes = [{ ...DETAILS.episodes[0]!, overview: 'Es geht los.' }];
    stage.tmdb.details = () => ({ ...DETAILS, episodes });
    await stage.service.refresh(GERMAN);
    expect(await keptTexts()).toEqual({ ...EXPECTED, episodes: [] });
  });

  it('keeps the English texts and words it has when TMDB does not give them this time', async () => {
    await openGerman();
    stage.passHours(29 * 24);
    stage.tmdb.fail('english', OFFLINE);
    await stage.service.refresh(GERMAN);
    expect((await stage.kept(GERMAN))?.fetchedAt).toBe(stage.now.toISOString());
    expect(await keptTexts()).toEqual(EXPECTED);
    expect(await keptEnglishAnswer()).toBe(JSON.stringify(ENGLISH_TEXTS));
  });

  it('lets them go when they would come too near to TMDB’s six months', async () => {
    await openGerman();
    stage.passHours(31 * 24);
    stage.tmdb.fail('english', OFFLINE);
    await stage.service.refresh(GERMAN);
    expect(await keptTexts()).toBeNull();
  });
});

describe('the series of a season', () => {
  const inGerman: Wire = { ...SERIES, name: 'Breaking Bad', overview: '' };
  const inEnglish: Wire = { ...SERIES, overview: 'A teacher cooks.' };

  it('is kept with its English overview when it has none', async () => {
    stage.tmdb.theSeries = (language) => (language === 'en-US' ? inEnglish : inGerman);
    await openGerman();
    expect((await stage.kept(GERMAN))?.series).toMatchObject({
      overview: '',
      english: { overview: 'A teacher cooks.' },
    });
  });

  it('names the page before its English overview is there', async () => {
    const credits = Promise.withResolvers<Awaited<ReturnType<typeof stage.tmdb.credits>>>();
    const { credits: giveCredits } = stage.tmdb;
    stage.tmdb.credits = () => credits.promise;
    stage.tmdb.theSeries = (language) => (language === 'en-US' ? new Promise(() => undefined) : inGerman);
    const opening = stage.open(GERMAN);
    await stage.settle();
    credits.resolve(await giveCredits());
    expect((await opening).series?.name).toBe('Breaking Bad');
  });
});

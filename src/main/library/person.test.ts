import { describe, expect, it, vi } from 'vitest';
import { foldRuns } from '@shared/domain/kept-person.ts';
import { NO_TRANSLATED_NAMES } from '@shared/domain/library-search.ts';
import { NOTHING_HIDDEN, seenIndexed, toSeenSeries, unseenOf } from '@shared/domain/spoilers.ts';
import { bareEpisode } from '@shared/domain/test/bare.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { ENGINES, openTestLibrary, temporaryFolder, type TestLibrary } from './test/test-library.ts';
import {
  KEY,
  testCrew,
  testGuest,
  testPerson,
  testRecord,
  testRegular,
  testSeason,
  testSeries,
  testSeriesRecord,
} from './test/test-records.ts';

vi.setConfig({ testTimeout: 60_000 });

const named = (personId: number, name: string) => ({
  person: testPerson(personId, { name, originalName: name }),
});
const CRANSTON = named(17419, 'Bryan Cranston');
const PAUL = named(84497, 'Aaron Paul');
const GUNN = named(134531, 'Anna Gunn');
const OTHER = { seriesId: 2004, seasonNumber: 6, language: 'en-US' };

const TEN_EPISODES = Array.from({ length: 10 }, (_, index) => bareEpisode(index + 1));

function keepAll(library: TestLibrary): void {
  library.keepSeries(
    testSeriesRecord(testSeries({ name: 'Breaking Bad' }), KEY.language, '2026-03-01T12:00:00.000Z'),
  );
  for (const seasonNumber of [1, 2])
    library.keepSeason(
      testRecord(
        testSeason({
          key: { ...KEY, seasonNumber },
          airDate: `${2007 + seasonNumber}-01-20`,
          credits: [
            testRegular(`w${seasonNumber}`, { ...CRANSTON, character: 'Walter White', episodeCount: 7 }),
            testRegular(`j${seasonNumber}`, { ...PAUL, character: 'Jesse Pinkman', episodeCount: 7 }),
            ...(seasonNumber === 2
              ? [
                  testGuest('g', { ...GUNN, character: 'Skyler White' }),
                  testCrew('d', { ...CRANSTON, job: 'Director', episodeNumbers: [1, 4], episodeCount: 2 }),
                ]
              : []),
          ],
        }),
      ),
    );
  library.keepSeason(
    testRecord(
      testSeason({
        key: OTHER,
        airDate: '2005-01-01',
        credits: [testRegular('hal', { ...CRANSTON, character: 'Hal', episodeCount: 22 })],
      }),
    ),
  );
}

describe.each(ENGINES)('a person over the library on %s', (engine) => {
  it('is told by series and season, the newest series first, with who worked with them most', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepAll(library);
    const page = fromJsonText(library.person(17419, 'en-US'));
    expect(page?.person).toMatchObject({ personId: 17419, name: 'Bryan Cranston' });
    expect(
      page?.series.map(({ seriesId, seriesName, seasons }) => [
        seriesId,
        seriesName,
        seasons.map(({ key, credits }) => [
          key.seasonNumber,
          credits.map(
            ({ character, job, episodeCount }) => `${character ?? job ?? ''} ${episodeCount ?? '?'}`,
          ),
        ]),
      ]),
    ).toEqual([
      [
        1396,
        'Breaking Bad',
        [
          [1, ['Walter White 7']],
          [2, ['Walter White 7', 'Director 2']],
        ],
      ],
      [2004, '', [[6, ['Hal 22']]]],
    ]);
    expect(
      fromJsonText(library.companions({ personId: 17419, language: 'en-US', hidden: NOTHING_HIDDEN })).map(
        ({ person, seasonCount, season }) => [person.name, seasonCount, season.seasonNumber],
      ),
    ).toEqual([
      ['Aaron Paul', 2, 2],
      ['Anna Gunn', 1, 2],
    ]);
  });

  it('has companions of as many seasons by name where their episodes are hidden', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const regular = (id: number, name: string, episodeCount: number) =>
      testRegular(`c${id}`, { ...named(id, name), episodeCount });
    const credits = [regular(1, 'Lead', 9), regular(2, 'Zoe', 8), regular(3, 'Amy', 1)];
    library.keepSeason(testRecord(testSeason({ key: KEY, credits })));
    const names = (hidden = NOTHING_HIDDEN) =>
      fromJsonText(library.companions({ personId: 1, language: 'en-US', hidden })).map(
        ({ person }) => person.name,
      );
    expect(names()).toEqual(['Zoe', 'Amy']);
    expect(names({ ...NOTHING_HIDDEN, episodeCounts: true })).toEqual(['Amy', 'Zoe']);
  });

  it('names nobody as a companion of whom only an unseen season would tell', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepAll(library);
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
    const companions = fromJsonText(
      library.companions({ personId: 17419, language: 'en-US', hidden: NOTHING_HIDDEN }),
    );
    expect(companions.map(({ person, seasonCount }) => [person.name, seasonCount])).toEqual([
      ['Aaron Paul', 1],
    ]);
  });

  it('names nobody as a companion who, or with whom, one was only a guest star, when guest stars are hidden', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepAll(library);
    const counts = (personId: number, guests: boolean) =>
      fromJsonText(
        library.companions({ personId, language: 'en-US', hidden: { ...NOTHING_HIDDEN, guests } }),
      ).map(({ person, seasonCount }) => [person.name, seasonCount]);
    expect(counts(17419, false)).toContainEqual(['Anna Gunn', 1]);
    expect(counts(17419, true)).toEqual([['Aaron Paul', 2]]);
    expect(counts(134531, false)).toContainEqual(['Bryan Cranston', 1]);
    expect(counts(134531, true)).toEqual([]);
  });

  it('counts what was seen of a season: not its other episodes, nor seasons that were not seen', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    for (const seasonNumber of [1, 2, 3])
      library.keepSeason(
        testRecord(
          testSeason({
            key: { ...KEY, seasonNumber },
            episodes: TEN_EPISODES,
            credits: [
              testRegular(`w${seasonNumber}`, { ...CRANSTON, character: 'Walter White', episodeCount: 10 }),
              testCrew(`d${seasonNumber}`, {
                ...CRANSTON,
                job: 'Director',
                episodeNumbers: [4],
                episodeCount: 1,
              }),
            ],
          }),
        ),
      );
    library.writeItem({
      kind: 'seen',
      id: String(KEY.seriesId),
      content: { seasonNumber: 2, episodeNumber: 4 },
    });
    const seen = toSeenSeries(library.seen());
    const [series] = fromJsonText(library.person(17419, 'en-US'))?.series ?? [];
    const seasons = (series?.seasons ?? []).map(({ credits, ...season }) => ({
      ...season,
      credits: seenIndexed(credits, unseenOf(seen, season.key)),
    }));
    const runs = series === undefined ? [] : foldRuns({ ...series, seasons });
    expect(
      runs.map(({ role, seasons: own, episodeCount }) => [
        role,
        own.map(({ key }) => key.seasonNumber),
        episodeCount,
      ]),
    ).toEqual([
      ['Walter White', [1, 2], 14],
      ['Director', [1, 2, 3], 2],
    ]);
  });

  it('has companions of what was seen: a season that was seen in part counts for those who are in its seen episodes', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    for (const seasonNumber of [1, 2, 3])
      library.keepSeason(
        testRecord(
          testSeason({
            key: { ...KEY, seasonNumber },
            episodes: TEN_EPISODES,
            credits: [
              testRegular(`w${seasonNumber}`, { ...CRANSTON, episodeCount: 10 }),
              testRegular(`j${seasonNumber}`, { ...PAUL, episodeCount: 10 }),
              testGuest(`g${seasonNumber}`, { ...GUNN, episodeNumbers: [9], episodeCount: 1 }),
              testCrew(`c${seasonNumber}`, {
                ...named(66633, 'Vince Gilligan'),
                job: 'Director',
                episodeNumbers: [seasonNumber === 2 ? 10 : 1],
                episodeCount: 1,
              }),
            ],
          }),
        ),
      );
    library.writeItem({
      kind: 'seen',
      id: String(KEY.seriesId),
      content: { seasonNumber: 2, episodeNumber: 4 },
    });
    expect(
      fromJsonText(library.companions({ personId: 17419, language: 'en-US', hidden: NOTHING_HIDDEN })).map(
        ({ person, seasonCount }) => [person.name, seasonCount],
      ),
    ).toEqual([
      ['Aaron Paul', 2],
      ['Anna Gunn', 1],
      ['Vince Gilligan', 1],
    ]);
  });

  it('counts an episode once that two credits of one role share', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const role = { ...CRANSTON, character: 'Walter White' };
    const credits = [
      testGuest('h', { ...role, episodeNumbers: [1, 2], episodeCount: 2 }),
      testGuest('g', { ...role, episodeNumbers: [2, 3], episodeCount: 2 }),
    ];
    library.keepSeason(testRecord(testSeason({ key: KEY, credits, episodes: TEN_EPISODES })));
    const [series] = fromJsonText(library.person(17419, 'en-US'))?.series ?? [];
    expect(series && foldRuns(series)).toMatchObject([{ role: 'Walter White', episodeCount: 3 }]);
  });

  it('says of whom of a season that was seen in part nothing is known yet', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const late = { ...GUNN, character: 'Skyler White', episodeNumbers: [4, 5], episodeCount: 2 };
    library.keepSeason(
      testRecord(testSeason({ key: KEY, credits: [testRegular('s', late), testGuest('s', late)] })),
    );
    const isLater = () => ({
      onPage: fromJsonText(library.person(134531, 'en-US'))?.series[0]?.seasons[0]?.credits[0]?.isLater,
      inPanel: fromJsonText(library.creditsOfPerson(134531))[0]?.credit.isLater,
    });
    const roles = () =>
      fromJsonText(
        library.search({
          text: 'skyler',
          limit: 5,
          only: null,
          hidden: NOTHING_HIDDEN,
          translated: NO_TRANSLATED_NAMES,
          showUnseen: false,
        }),
      ).groups;
    const seenTo = (episodeNumber: number) =>
      library.writeItem({
        kind: 'seen',
        id: String(KEY.seriesId),
        content: { seasonNumber: KEY.seasonNumber, episodeNumber },
      });
    expect(isLater()).toEqual({});
    seenTo(3);
    expect(isLater()).toEqual({ onPage: true, inPanel: true });
    expect(roles()).toEqual([]);
    seenTo(4);
    expect(isLater()).toEqual({});
    expect(roles()).toHaveLength(1);
  });

  it('counts a season once that is kept in two languages: in the reader’s', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepAll(library);
    const german = { ...KEY, language: 'de-DE' };
    const credits = [testRegular('w', { ...CRANSTON, character: 'Walter White', episodeCount: 7 })];
    library.keepSeason(testRecord(testSeason({ key: german, credits })));
    const languages = (language: string) =>
      fromJsonText(library.person(17419, language))?.series[0]?.seasons.map(({ key }) => key.language);
    expect(languages('de-DE')).toEqual(['de-DE', 'en-US']);
    expect(languages('en-US')).toEqual(['en-US', 'en-US']);
  });

  it('is nobody when no kept season credits them', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepAll(library);
    expect(fromJsonText(library.person(1, 'en-US'))).toBeNull();
    expect(
      fromJsonText(library.companions({ personId: 1, language: 'en-US', hidden: NOTHING_HIDDEN })),
    ).toEqual([]);
    library.remove([OTHER, KEY, { ...KEY, seasonNumber: 2 }]);
    expect(fromJsonText(library.person(17419, 'en-US'))).toBeNull();
  });

  it('is listed in episodes by their titles', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepAll(library);
    const second = { ...KEY, seasonNumber: 2 };
    expect(library.episodesOfPerson(17419, [second, { ...KEY, seasonNumber: 9 }])).toEqual([
      {
        key: second,
        episodes: [
          { episodeNumber: 1, name: 'Episode 1' },
          { episodeNumber: 4, name: 'Episode 4' },
        ],
      },
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import { personSubject, seasonSubject } from '@shared/domain/yours.ts';
import {
  NO_TRANSLATED_NAMES,
  type HitKind,
  type LibrarySearch,
  type SearchHit,
} from '@shared/domain/library-search.ts';
import type { Person } from '@shared/domain/person.ts';
import { isReadable, type SeasonCredits } from '@shared/domain/season.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
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

const KOJAK = { seriesId: 794, seasonNumber: 1, language: 'en-US' };
const FETCHED = '2026-03-01T12:00:00.000Z';

function named(personId: number, name: string, fields: Partial<Person> = {}): { person: Person } {
  return { person: testPerson(personId, { name, originalName: name, ...fields }) };
}

const PAUL = named(84497, 'Aaron Paul');
const CRANSTON = named(17419, 'Bryan Cranston');
const GUNN = named(134531, 'Anna Gunn', { profilePath: null });
const BIALY = named(1280071, 'Sharon Bialy');

const TEN_EPISODES = Array.from({ length: 10 }, (_, index) => bareEpisode(index + 1));

/** The n-th season of a series of which people are sure to know who is in it. */
function breakingBad(seasonNumber: number, ...more: readonly Credit[]): SeasonCredits {
  return testSeason({
    key: { ...KEY, seasonNumber },
    name: `Season ${seasonNumber}`,
    airDate: `${2007 + seasonNumber}-01-20`,
    episodes: [
      {
        episodeNumber: 1,
        name: seasonNumber === 5 ? 'Ozymandias' : 'Pilot',
        airDate: null,
        runtime: 48,
        overview: '',
      },
    ],
    credits: [
      testRegular(`w${seasonNumber}`, { ...CRANSTON, character: 'Walter White', episodeCount: 10 }),
      testRegular(`j${seasonNumber}`, { ...PAUL, character: 'Jesse Pinkman', episodeCount: 9 }),
      testRegular(`s${seasonNumber}`, { ...GUNN, character: 'Skyler White', episodeCount: 8 }),
      testCrew(`b${seasonNumber}`, { ...BIALY, job: 'Casting', department: 'Production', episodeCount: 10 }),
      ...more,
    ],
  });
}

function keepSeries(library: TestLibrary, seriesId: number, name: string, fields: object = {}): void {
  library.keepSeries(
    testSeriesRecord(testSeries({ seriesId, name, originalName: name, ...fields }), KEY.language, FETCHED),
  );
}

function keepAll(library: TestLibrary): void {
  keepSeries(library, KEY.seriesId, 'Breaking Bad');
  for (const number of [1, 2, 5])
    library.keepSeason(
      testRecord(
        breakingBad(
          number,
          ...(number === 2
            ? [
                testGuest('g', { ...named(9, 'John White'), character: 'Jesse', episodeCount: 1 }),
                testCrew('d', { ...CRANSTON, job: 'Director', department: 'Directing' }),
                testCrew('c', {
                  ...named(10, 'Michael Slovis'),
                  job: 'Camera Operator',
                  department: 'Camera',
                }),
              ]
            : []),
        ),
      ),
    );
  keepSeries(library, KOJAK.seriesId, 'Kojak');
  library.keepSeason(
    testRecord(
      testSeason({
        key: KOJAK,
        airDate: '1973-10-24',
        episodes: [],
        credits: [
          testRegular('k', { ...named(20, 'Telly Savalas'), character: 'Lt. Theo Kojak', episodeCount: 22 }),
          testCrew('kd', { ...named(21, 'Jeannot Szwarc'), job: 'Director', department: 'Directing' }),
        ],
      }),
    ),
  );
}

function search(
  library: TestLibrary,
  text: string,
  fields: Partial<LibrarySearch> = {},
): Partial<Record<HitKind, readonly string[]>> {
  const { groups } = fromJsonText(
    library.search({
      text,
      limit: 10,
      only: null,
      translated: NO_TRANSLATED_NAMES,
      hidden: NOTHING_HIDDEN,
      showUnseen: false,
      ...fields,
    }),
  );
  return Object.fromEntries(groups.map(({ kind, hits }) => [kind, hits.map(told)]));
}

/** A hit as one line. */
function told(hit: SearchHit): string {
  switch (hit.kind) {
    case 'person':
      return `${hit.person.name}: ${hit.seasonCount} seasons, ${hit.best.roles.join('/')} in ${hit.best.seriesName}`;
    case 'role':
    case 'job': {
      const { roles, seasonNumbers, episodeCount, seriesName } = hit.part;
      return `${roles.join('/')} · ${hit.person.name} · ${seriesName} ${seasonNumbers.join()} (${episodeCount ?? '?'})`;
    }
    case 'note':
      return hit.excerpt;
    case 'series':
    case 'season':
    case 'episode':
      return [
        hit.name,
        ...(hit.kind === 'series' ? [hit.seasonCount] : [hit.seriesName, hit.seasonNumber]),
      ].join(' · ');
  }
}

describe.each(ENGINES)('the search on %s', (engine) => {
  function openFilled(): TestLibrary {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepAll(library);
    return library;
  }

  it('finds a role over its seasons, by words in any order and by their beginnings; the regular before the guest', () => {
    const library = openFilled();
    const jesse = 'Jesse Pinkman · Aaron Paul · Breaking Bad 1,2,5 (27)';
    expect(search(library, 'pinkman jes')).toEqual({ role: [jesse] });
    expect(search(library, 'jesse').role).toEqual(['Jesse · John White · Breaking Bad 2 (1)', jesse]);
    expect(search(library, 'jes').role).toEqual([jesse, 'Jesse · John White · Breaking Bad 2 (1)']);
  });

  it('puts first who did the most of what was asked for, not who is the most prominent', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const direct = (id: number, name: string, episodeCount: number | null): Credit =>
      testCrew(`d${id}`, { ...named(id, name), job: 'Director', department: 'Directing', episodeCount });
    keepSeries(library, KEY.seriesId, 'Breaking Bad');
    library.keepSeason(
      testRecord(
        breakingBad(
          1,
          direct(30, 'Two Episodes', 2),
          direct(31, 'Six Episodes', 6),
          testCrew('d17', { ...CRANSTON, job: 'Director', department: 'Directing', episodeCount: 3 }),
          direct(32, 'Not Counted', null),
        ),
      ),
    );
    expect(search(library, 'job:director year:1950..').job?.map((line) => line.split(' · ')[1])).toEqual([
      'Six Episodes',
      'Bryan Cranston',
      'Two Episodes',
      'Not Counted',
    ]);
  });

  it('begins a long list as a short one, however prominent others are', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepSeries(library, KEY.seriesId, 'Breaking Bad');
    const direct = (id: number, name: string, seasonNumber: number): Credit =>
      testCrew(`d${id}-${seasonNumber}`, { ...named(id, name), job: 'Director', department: 'Directing' });
    // Forty actors who once directed, as the index finds them first, and somebody who only directs, but twice.
    const actors = Array.from({ length: 40 }, (_, index) => [100 + index, `Actor ${index}`] as const);
    for (const seasonNumber of [1, 2])
      library.keepSeason(
        testRecord(
          breakingBad(
            seasonNumber,
            ...actors.map(([id, name]) =>
              testRegular(`a${id}-${seasonNumber}`, {
                ...named(id, name),
                character: 'Doctor',
                episodeCount: 9,
              }),
            ),
            ...(seasonNumber === 1 ? actors.map(([id, name]) => direct(id, name, 1)) : []),
            direct(30, 'Michelle MacLaren', seasonNumber),
          ),
        ),
      );
    const twice = 'Director · Michelle MacLaren · Breaking Bad 1,2 (2)';
    const byFields = search(library, 'job:director', { limit: 6 }).job;
    expect(byFields?.[0]).toBe(twice);
    expect(search(library, 'job:director', { limit: 300 }).job?.slice(0, 6)).toEqual(byFields);
    // As it is typed, the search looks at fewer of them; the longer list goes on from there, and has everybody once.
    const typed = search(library, 'director', { limit: 6 }).job;
    expect(typed).not.toContain(twice);
    const all = search(library, 'director', { limit: 300 }).job;
    expect(all?.slice(0, 7)).toEqual([...(typed ?? []), twice]);
    expect(new Set(all).size).toBe(41);
    expect(all).toHaveLength(41);
  });

  it('counts an episode once in which somebody has two jobs, and each in which they have one of them', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepSeries(library, KEY.seriesId, 'Breaking Bad');
    const write = (
      seasonNumber: number,
      job: string,
      episodeCount: number,
      episodeNumbers: number[],
    ): Credit =>
      testCrew(`${job}${seasonNumber}`, {
        ...named(30, 'Gennifer Hutchison'),
        ...{ job, department: 'Writing', episodeCount, episodeNumbers },
      });
    for (const season of [
      breakingBad(1, write(1, 'Story Editor', 10, []), write(1, 'Writer', 1, [7])),
      breakingBad(2, write(2, 'Story Editor', 2, [1, 2]), write(2, 'Writer', 3, [2, 3, 4])),
    ])
      library.keepSeason(testRecord({ ...season, episodes: TEN_EPISODES }));
    expect(search(library, 'dept:writing season:1').job).toEqual([
      'Story Editor/Writer · Gennifer Hutchison · Breaking Bad 1 (10)',
    ]);
    expect(search(library, 'dept:writing').job).toEqual([
      'Story Editor/Writer · Gennifer Hutchison · Breaking Bad 1,2 (14)',
    ]);
  });

  it('counts only the seasons it is limited to, in each group alike', () => {
    const library = openFilled();
    const cranston = [testRegular('k2', { ...CRANSTON, character: 'Walter Burke' })];
    library.keepSeason(
      testRecord(
        testSeason({ key: { ...KOJAK, seasonNumber: 2 }, airDate: '2009-10-24', credits: cranston }),
      ),
    );
    const seasons = (text: string): readonly string[] =>
      (search(library, text).person ?? []).map((line) => line.split(',')[0] ?? '');
    expect(seasons('cranston')).toEqual(['Bryan Cranston: 4 seasons']);
    expect(seasons('cranston year:2009..2012')).toEqual(['Bryan Cranston: 3 seasons']);
    expect(seasons('cranston series:kojak')).toEqual(['Bryan Cranston: 1 seasons']);
    expect(seasons('cranston season:1')).toEqual(['Bryan Cranston: 1 seasons']);
    expect(search(library, 'role:walter year:2009..2012 person:cranston').role).toEqual([
      'Walter White · Bryan Cranston · Breaking Bad 2,5 (20)',
      'Walter Burke · Bryan Cranston · Kojak 2 (7)',
    ]);
  });

  it('counts what was seen: the episodes of a season, and nothing of seasons that were not', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepSeries(library, KEY.seriesId, 'Breaking Bad');
    for (const number of [1, 2, 3])
      library.keepSeason(
        testRecord({
          ...breakingBad(
            number,
            testCrew(`d${number}`, {
              ...named(30, 'Adam Bernstein'),
              ...{ job: 'Director', department: 'Directing', episodeCount: 1, episodeNumbers: [4] },
            }),
            testGuest(`g${number}`, {
              ...{ ...named(31, 'John White'), character: 'Waiter', episodeCount: 2, episodeNumbers: [4, 5] },
            }),
          ),
          episodes: TEN_EPISODES,
        }),
      );
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: 4 } });
    expect(search(library, 'role:walter').role).toEqual([
      'Walter White · Bryan Cranston · Breaking Bad 1,2 (14)',
    ]);
    expect(search(library, 'role:waiter').role).toEqual(['Waiter · John White · Breaking Bad 1,2 (3)']);
    expect(search(library, 'job:director').job).toEqual([
      'Director · Adam Bernstein · Breaking Bad 1,2,3 (2)',
    ]);
    expect(search(library, 'bernstein').person).toEqual([
      'Adam Bernstein: 2 seasons, Director in Breaking Bad',
    ]);
    expect(search(library, 'job:director season:1..2').job).toEqual([
      'Director · Adam Bernstein · Breaking Bad 1,2 (2)',
    ]);
  });

  it('puts a regular before a guest star, and many seasons before one, whatever TMDB has counted', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepSeries(library, KEY.seriesId, 'Breaking Bad');
    const doctor = { character: 'Doctor' };
    for (const seasonNumber of [1, 2, 3, 4, 5])
      library.keepSeason(
        testRecord(
          testSeason({
            key: { ...KEY, seasonNumber },
            credits: [
              testGuest(`u${seasonNumber}`, { ...named(40, 'Not Counted'), ...doctor, episodeCount: null }),
              ...(seasonNumber === 1
                ? [
                    testGuest('six', { ...named(41, 'Six Episodes'), ...doctor, episodeCount: 6 }),
                    testRegular('reg', { ...named(42, 'Regular'), ...doctor, episodeCount: 1 }),
                  ]
                : []),
            ],
          }),
        ),
      );
    const players = search(library, 'role:doctor').role?.map((line) => line.split(' · ')[1]);
    expect(players).toEqual(['Regular', 'Not Counted', 'Six Episodes']);
  });

  it('has those who did the most first where no name is asked for, also if they have another name originally', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepSeries(library, KOJAK.seriesId, 'Kojak');
    const credits = [
      testRegular('r', { ...named(1, 'Ken Watanabe', { originalName: '渡辺謙' }), character: '' }),
      testGuest('g', { ...named(2, 'Anna Gunn'), character: '' }),
    ];
    library.keepSeason(testRecord(testSeason({ key: KOJAK, credits })));
    expect(search(library, 'series:kojak').person?.map((line) => line.split(':')[0])).toEqual([
      'Ken Watanabe',
      'Anna Gunn',
    ]);
  });

  it('does not tell by its order, or by what it names, in how many episodes somebody is, where that is hidden', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    keepSeries(library, KEY.seriesId, 'Breaking Bad');
    keepSeries(library, KOJAK.seriesId, 'Kojak');
    const guest = (id: number, name: string, episodeCount: number): Credit =>
      testGuest(`g${id}-${episodeCount}`, { ...named(id, name), character: 'Doctor', episodeCount });
    library.keepSeason(
      testRecord(testSeason({ key: KOJAK, credits: [guest(1, 'Zoe Doe', 20), guest(2, 'Amy Doe', 1)] })),
    );
    library.keepSeason(testRecord(testSeason({ credits: [guest(2, 'Amy Doe', 9)] })));
    const hidden = { ...NOTHING_HIDDEN, episodeCounts: true };
    expect(search(library, 'role:doctor series:kojak').role).toEqual([
      'Doctor · Zoe Doe · Kojak 1 (20)',
      'Doctor · Amy Doe · Kojak 1 (1)',
    ]);
    expect(search(library, 'role:doctor series:kojak', { hidden }).role).toEqual([
      'Doctor · Amy Doe · Kojak 1 (?)',
      'Doctor · Zoe Doe · Kojak 1 (?)',
    ]);
    expect(search(library, 'series:kojak', { hidden }).person).toEqual([
      'Amy Doe: 1 seasons, Doctor in Kojak',
      'Zoe Doe: 1 seasons, Doctor in Kojak',
    ]);
    // What they did most is told by seasons alone.
    expect(search(library, 'amy').person).toEqual(['Amy Doe: 2 seasons, Doctor in Breaking Bad']);
    expect(search(library, 'amy', { hidden }).person).toEqual(['Amy Doe: 2 seasons, Doctor in Kojak']);
  });

  it('finds the most important John, wherever the name stands, among many', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const john = (seasonNumber: number, id: number, name: string): Credit =>
      testGuest(`${seasonNumber}-${id}`, { ...named(id, name), character: '' });
    const johns = Array.from({ length: 30 }, (_, index) => [100 + index, `John Number ${index}`] as const);
    for (const seasonNumber of [1, 2, 3, 4, 5, 6, 7])
      library.keepSeason(
        testRecord(
          testSeason({
            key: { ...KEY, seasonNumber },
            credits: [
              // Four or five seasons each, which the index counts as alike, and one with seven that it finds after them.
              ...johns.flatMap(([id, name]) => (seasonNumber <= 4 ? [john(seasonNumber, id, name)] : [])),
              ...(seasonNumber <= 5
                ? [john(seasonNumber, 1, 'Johnny Five'), john(seasonNumber, 2, 'Elton John')]
                : []),
              john(seasonNumber, 999, 'John Seven'),
            ],
          }),
        ),
      );
    const found = search(library, 'john', { limit: 3 }).person?.map((line) => line.split(',')[0]);
    expect(found).toEqual(['John Seven: 7 seasons', 'Elton John: 5 seasons', 'John Number 0: 4 seasons']);
  });

  it('takes names of the person and the series beside a word of the role', () => {
    const library = openFilled();
    const walter = 'Walter White · Bryan Cranston · Breaking Bad 1,2,5 (30)';
    expect(search(library, 'cranston walter')).toEqual({ role: [walter] });
    expect(search(library, 'breaking walter')).toEqual({ role: [walter] });
    expect(search(library, 'breaking casting').job).toEqual([
      'Casting · Sharon Bialy · Breaking Bad 1,2,5 (30)',
    ]);
  });

  it('finds people with what they did most, jobs by their department too, series, seasons and episodes', () => {
    const library = openFilled();
    expect(search(library, 'cran')).toEqual({
      person: ['Bryan Cranston: 3 seasons, Walter White in Breaking Bad'],
    });
    expect(search(library, 'white').person).toEqual(['John White: 1 seasons, Jesse in Breaking Bad']);
    expect(search(library, 'camera').job).toEqual(['Camera Operator · Michael Slovis · Breaking Bad 2 (1)']);
    expect(search(library, 'direct')).toEqual({
      job: ['Director · Bryan Cranston · Breaking Bad 2 (1)', 'Director · Jeannot Szwarc · Kojak 1 (1)'],
    });
    expect(search(library, 'breaking').series).toEqual(['Breaking Bad · 3']);
    expect(search(library, 'breaking season 2').season).toEqual(['Season 2 · Breaking Bad · 2']);
    expect(search(library, 'ozym')).toEqual({ episode: ['Ozymandias · Breaking Bad · 5'] });
  });

  it.each([
    [
      'role:white',
      {
        role: [
          'Walter White · Bryan Cranston · Breaking Bad 1,2,5 (30)',
          'Skyler White · Anna Gunn · Breaking Bad 1,2,5 (24)',
        ],
      },
    ],
    ['role:white no:portrait', { role: ['Skyler White · Anna Gunn · Breaking Bad 1,2,5 (24)'] }],
    ['job:director series:kojak', { job: ['Director · Jeannot Szwarc · Kojak 1 (1)'] }],
    ['dept:camera', { job: ['Camera Operator · Michael Slovis · Breaking Bad 2 (1)'] }],
    ['role:jesse season:1', { role: ['Jesse Pinkman · Aaron Paul · Breaking Bad 1 (9)'] }],
    [
      'role:jesse year:2009..2012',
      {
        role: [
          'Jesse · John White · Breaking Bad 2 (1)',
          'Jesse Pinkman · Aaron Paul · Breaking Bad 2,5 (18)',
        ],
      },
    ],
    ['role:"jesse pinkman"', { role: ['Jesse Pinkman · Aaron Paul · Breaking Bad 1,2,5 (27)'] }],
    ['role:"jess"', {}],
    ['role:"pinkman jesse"', {}],
    ['jesse lang:ja', {}],
    ['jesse lang:en season:5', { role: ['Jesse Pinkman · Aaron Paul · Breaking Bad 5 (9)'] }],
    [
      'person:cranston job:director',
      {
        person: ['Bryan Cranston: 3 seasons, Director in Breaking Bad'],
        job: ['Director · Bryan Cranston · Breaking Bad 2 (1)'],
      },
    ],
    [
      'year:1973',
      {
        person: [
          'Telly Savalas: 1 seasons, Lt. Theo Kojak in Kojak',
          'Jeannot Szwarc: 1 seasons, Director in Kojak',
        ],
        season: ['Season 1 · Kojak · 1'],
      },
    ],
    [
      'series:breaking season:2',
      {
        person: expect.arrayContaining([
          'Bryan Cranston: 1 seasons, Walter White in Breaking Bad',
        ]) as readonly string[],
        series: ['Breaking Bad · 3'],
        season: ['Season 2 · Breaking Bad · 2'],
      },
    ],
    ['no:portrait', { person: ['Anna Gunn: 3 seasons, Skyler White in Breaking Bad'] }],
    ['episode:pilot season:2', { episode: ['Pilot · Breaking Bad · 2'] }],
    ['year:abc', {}],
    ['role:', {}],
    ['', {}],
  ])('understands %s', (text, expected) => {
    const found = search(openFilled(), text);
    if (text === 'person:cranston job:director')
      expect(found.job).toEqual((expected as { job: string[] }).job);
    else expect(found).toEqual(expected);
  });

  it('finds the words of notes, the seasons that have one, and forgets them with the note', () => {
    const library = openFilled();
    library.mark([seasonSubject({ seriesId: KOJAK.seriesId, seasonNumber: 1 })], {
      note: 'Casting 2026\nAsk about the lollipop',
    });
    expect(search(library, 'lolli')).toEqual({ note: ['Ask about the lollipop'] });
    library.mark([personSubject(17419)], { note: `${'🎬'.repeat(30)} clapper ${'🎬'.repeat(90)}` });
    const [excerpt = ''] = search(library, 'clapper').note ?? [];
    expect(excerpt, 'no half an emoji').toMatch(/^…🎬+ clapper 🎬+…$/u);
    library.mark([personSubject(17419)], { note: '' });
    expect(search(library, 'has:note'), 'and nobody for being in it').toEqual({
      season: ['Season 1 · Kojak · 1'],
      note: ['Casting 2026'],
    });
    expect(search(library, 'job:director has:note').job).toBeUndefined();
    expect(search(library, 'job:director no:note').job).toHaveLength(2);
    library.mark([seasonSubject({ seriesId: KOJAK.seriesId, seasonNumber: 1 })], { note: '' });
    expect(search(library, 'lolli')).toEqual({});
  });

  it('finds a series and an episode by a note on it, and by one on a season of it', () => {
    const library = openFilled();
    const episode = 'tv/1396/season/5/episode/1';
    for (const subject of ['tv/1396', episode]) library.mark([subject], { note: 'Ask again' });
    expect(search(library, 'has:note')).toMatchObject({
      series: ['Breaking Bad · 3'],
      episode: ['Ozymandias · Breaking Bad · 5'],
    });
    expect(search(library, 'breaking has:note').series).toEqual(['Breaking Bad · 3']);
    expect(search(library, 'ozymandias has:note').episode).toEqual(['Ozymandias · Breaking Bad · 5']);
    expect(search(library, 'breaking no:note').series).toBeUndefined();
    expect(search(library, 'ozymandias no:note').episode).toBeUndefined();
    expect(search(library, 'pilot no:note').episode).toHaveLength(2);
    for (const subject of ['tv/1396', episode]) library.mark([subject], { note: '' });
    library.mark(['tv/1396/season/5'], { note: 'The last one' });
    expect(search(library, 'breaking has:note').series).toEqual(['Breaking Bad · 3']);
    expect(search(library, 'ozymandias has:note').episode).toEqual(['Ozymandias · Breaking Bad · 5']);
    expect(search(library, 'breaking has:note season:1').series).toBeUndefined();
  });

  it('finds what somebody did by a note on them, or on one of their credits in that season', () => {
    const library = openFilled();
    const director = 'Director · Bryan Cranston · Breaking Bad 2 (1)';
    const others = (search(library, 'job:director').job ?? []).filter((job) => job !== director);
    expect(others).toHaveLength(1);
    const subject = (seasonNumber: number): string => `tv/1396/season/${seasonNumber}/person/17419/credit/x`;
    for (const noted of [personSubject(17419), subject(2)]) {
      library.mark([noted], { note: 'Ask again' });
      expect(search(library, 'job:director has:note').job, noted).toEqual([director]);
      expect(search(library, 'job:director no:note').job, noted).toEqual(others);
      expect(search(library, 'has:note cranston').person, noted).toHaveLength(1);
      expect(search(library, 'has:note').person, noted).toHaveLength(1);
      library.mark([noted], { note: '' });
    }
    library.mark([subject(1)], { note: 'Of another season' });
    expect(search(library, 'job:director has:note').job).toBeUndefined();
  });

  it('folds accents, and finds inside names of scripts without spaces, in the order they stand', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    const credits = [
      testRegular('1', { ...named(1, '渡辺謙'), character: '葛城 ミサト' }),
      testRegular('2', { ...named(2, 'สมชาย ใจดี'), character: 'นักสืบ' }),
      testRegular('3', { ...named(3, 'Zoë Ångström'), character: 'Señor Ñandú' }),
    ];
    library.keepSeason(testRecord(testSeason({ credits })));
    expect(search(library, '辺謙').person).toHaveLength(1);
    expect(search(library, '謙辺')).toEqual({});
    expect(search(library, 'サト').role).toEqual(['葛城 ミサト · 渡辺謙 ·  1 (7)']);
    expect(search(library, 'สืบ').role).toHaveLength(1);
    expect(search(library, 'nandu').role).toEqual(['Señor Ñandú · Zoë Ångström ·  1 (7)']);
    expect(search(library, 'angstrom').person).toHaveLength(1);
  });

  it('finds jobs and departments by the names the reader knows them by', () => {
    const library = openFilled();
    const translated = { ...NO_TRANSLATED_NAMES, terms: ['Director'], dept: ['Camera'] };
    expect(search(library, 'Regie', { translated }).job).toHaveLength(2);
    expect(search(library, 'dept:kamera', { translated }).job).toEqual([
      'Camera Operator · Michael Slovis · Breaking Bad 2 (1)',
    ]);
  });

  describe('leaves out what has a minus', () => {
    const walter = 'Walter White · Bryan Cranston · Breaking Bad 1,2,5 (30)';
    const skyler = 'Skyler White · Anna Gunn · Breaking Bad 1,2,5 (24)';
    const szwarc = 'Director · Jeannot Szwarc · Kojak 1 (1)';
    const cranston = 'Director · Bryan Cranston · Breaking Bad 2 (1)';
    const john = 'John White: 1 seasons, Jesse in Breaking Bad';

    it.each<readonly [string, Partial<Record<HitKind, readonly string[]>>]>([
      // Roles and jobs by what they say and by whose they are; people by all that they did.
      ['white', { person: [john], role: [walter, skyler] }],
      ['white -skyler', { person: [john], role: [walter] }],
      ['white -jesse', { role: [walter, skyler] }],
      ['white -"walter white"', { person: [john], role: [skyler] }],
      ['white −gunn', { person: [john], role: [walter] }],
      ['white -role:jesse', { role: [walter, skyler] }],
      // By whole words, except the one that is being typed.
      ['white -wal', { person: [john], role: [skyler] }],
      ['white -wal ', { person: [john], role: [walter, skyler] }],
      ['white -role:jess -person:joh ', { person: [john], role: [walter, skyler] }],
      ['-wal white', { person: [john], role: [walter, skyler] }],
      ['job:director -dept:direct -job:dir ', { job: [cranston, szwarc] }],
      ['white -person:john -role:walter', { role: [skyler] }],
      ['cranston -director', {}],
      ['cranston -dept:directing', {}],
      ['cranston -camera', { person: ['Bryan Cranston: 3 seasons, Walter White in Breaking Bad'] }],
      ['job:director', { job: [cranston, szwarc] }],
      ['job:director -cranston', { job: [szwarc] }],
      ['job:director -kojak', { job: [cranston] }],
      // Whoever has the other does not count.
      ['job:director -role:walter', { job: [szwarc] }],
      ['role:white -job:director', { role: [skyler] }],
      // What the search is limited to.
      ['job:director -series:kojak', { job: [cranston] }],
      ['role:walter -season:2', { role: ['Walter White · Bryan Cranston · Breaking Bad 1,5 (20)'] }],
      ['role:walter -year:2008..2009', { role: ['Walter White · Bryan Cranston · Breaking Bad 5 (10)'] }],
      ['role:walter -lang:en', {}],
      [
        'white -season:2',
        {
          role: [
            'Walter White · Bryan Cranston · Breaking Bad 1,5 (20)',
            'Skyler White · Anna Gunn · Breaking Bad 1,5 (16)',
          ],
        },
      ],
      // Titles.
      ['episode:pilot -season:1', { episode: ['Pilot · Breaking Bad · 2'] }],
      ['ozymandias', { episode: ['Ozymandias · Breaking Bad · 5'] }],
      ['ozymandias -breaking', {}],
      ['ozymandias -episode:ozy', {}],
      ['kojak -theo', { series: ['Kojak · 1'] }],
      ['series:kojak -series:kojak', {}],
    ])('%s', (text, expected) => {
      expect(search(openFilled(), text)).toEqual(expected);
    });

    it('by flags, stars, tags, lists and words of notes', () => {
      const library = openFilled();
      const season = 'tv/1396/season/2';
      library.mark([season], { isStarred: true, addTag: 'Casting call', note: 'Ask again' });
      library.mark(['tv/794'], { note: 'Ask Telly' });
      library.writeItem({
        kind: 'list',
        id: '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11',
        content: { name: 'Casting 2026', subjects: ['tv/1396/season/1'] },
      });
      const seasons = (text: string) => search(library, text).season;
      const [first, second, fifth] = [1, 2, 5].map((number) => `Season ${number} · Breaking Bad · ${number}`);
      expect(seasons('series:breaking -has:star')).toEqual([fifth, first]);
      expect(seasons('series:breaking -no:star')).toEqual([second]);
      expect(seasons('series:breaking -tag:casting')).toEqual([fifth, first]);
      expect(seasons('series:breaking -list:casting')).toEqual([fifth, second]);
      expect(search(library, 'ask').note).toHaveLength(2);
      expect(search(library, 'ask -telly').note).toEqual(['Ask again']);
      expect(search(library, 'ask -kojak').note).toEqual(['Ask again']);
      expect(search(library, 'ask -note:again -series:saul').note).toEqual(['Ask Telly']);
      expect(search(library, 'ask -season:2').note).toEqual(['Ask Telly']);
    });

    it('by jobs and departments as the reader knows them', () => {
      const { without } = NO_TRANSLATED_NAMES;
      const leaving = (names: Partial<typeof without>): LibrarySearch['translated'] => ({
        ...NO_TRANSLATED_NAMES,
        without: { ...without, ...names },
      });
      const library = openFilled();
      expect(search(library, 'cranston -Regie', { translated: leaving({ terms: ['Director'] }) })).toEqual(
        {},
      );
      const jobs = search(library, 'bad -job:Regie', { translated: leaving({ job: ['Director'] }) }).job;
      expect(jobs).toBeUndefined();
      const camera = { translated: leaving({ dept: ['Camera'] }) };
      expect(search(library, 'slovis -dept:Kamera', camera)).toEqual({});
    });

    it('a person not for what they did in a series that is not asked for', () => {
      const library = openFilled();
      const judge = testGuest('judge', { ...GUNN, character: 'Judge', episodeCount: 1 });
      library.keepSeason(testRecord(testSeason({ key: KOJAK, episodes: [], credits: [judge] })));
      expect(search(library, 'anna -role:judge').person).toBeUndefined();
      expect(search(library, 'anna series:kojak -role:judge').person).toBeUndefined();
      expect(search(library, 'anna series:breaking -role:judge').person).toHaveLength(1);
      expect(search(library, 'anna series:breaking -role:skyler').person).toBeUndefined();
    });

    it('and reads on for titles where all that come first are left out', () => {
      const library = openTestLibrary(temporaryFolder(), engine);
      const day = (number: number) => ({ ...bareEpisode(number), name: `Day ${number}` });
      const keep = (seriesId: number, name: string, count: number): void => {
        keepSeries(library, seriesId, name);
        const key = { ...KEY, seriesId };
        const episodes = Array.from({ length: count }, (_, index) => day(index + 1));
        library.keepSeason(testRecord(testSeason({ key, name: 'Season 1', episodes, credits: [] })));
      };
      keep(1973, '24', 192);
      keep(10, 'Later', 2);
      const later = ['Day 1 · Later · 1', 'Day 2 · Later · 1'];
      expect(search(library, 'day', { limit: 2 }).episode).not.toEqual(later);
      for (const text of ['day -series:24 ', 'day -24 ', 'day series:later'])
        expect(search(library, text, { limit: 2 })).toEqual({ episode: later });
    });

    it('tells by nobody’s absence what has not been seen, or is hidden', () => {
      const library = openFilled();
      const judge = testGuest('judge', { ...GUNN, character: 'Judge', episodeCount: 1 });
      library.keepSeason(testRecord(breakingBad(5, judge)));
      expect(search(library, 'gunn -judge').person).toBeUndefined();
      library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 1, episodeNumber: null } });
      expect(search(library, 'gunn -judge').person).toHaveLength(1);
      expect(search(library, 'gunn -judge', { showUnseen: true }).person).toBeUndefined();
      const hidden = { ...NOTHING_HIDDEN, characters: true };
      expect(search(library, 'cranston -walter', { hidden }).person).toHaveLength(1);
      expect(search(library, 'cranston -walter').person).toBeUndefined();
      library.mark(['tv/1396/season/1/person/17419/credit/w1'], { note: 'Ask him' });
      expect(search(library, 'ask -walter').note).toBeUndefined();
      expect(search(library, 'ask -walter', { hidden }).note).toEqual(['Ask him']);
    });
  });

  it('neither searches nor tells what the reader has hidden', () => {
    const library = openFilled();
    const hidden = { ...NOTHING_HIDDEN, characters: true };
    expect(search(library, 'jesse', { hidden })).toEqual({});
    expect(search(library, 'cranston', { hidden }).person).toEqual([
      'Bryan Cranston: 3 seasons,  in Breaking Bad',
    ]);
    expect(search(library, 'jesse', { hidden: { ...NOTHING_HIDDEN, guests: true } }).role).toEqual([
      'Jesse Pinkman · Aaron Paul · Breaking Bad 1,2,5 (27)',
    ]);
  });

  it('finds by stars, tags and lists what has them, and their notes', () => {
    const library = openFilled();
    const cranston = 'Bryan Cranston: 3 seasons, Walter White in Breaking Bad';
    const season = 'tv/1396/season/2';
    library.mark([personSubject(17419), season], { isStarred: true });
    library.mark([season, 'tv/1396'], { addTag: 'Casting call' });
    library.mark([season], { note: 'Ask again' });
    library.writeItem({
      kind: 'list',
      id: '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11',
      content: { name: 'Casting 2026', subjects: [personSubject(17419), 'tv/1396/season/1'] },
    });
    expect(search(library, 'has:star')).toEqual({
      person: [cranston],
      season: ['Season 2 · Breaking Bad · 2'],
      note: ['Ask again'],
    });
    expect(search(library, 'tag:casting')).toEqual({
      series: ['Breaking Bad · 3'],
      season: ['Season 2 · Breaking Bad · 2'],
      note: ['Ask again'],
    });
    expect(search(library, 'list:casting')).toEqual({
      person: [cranston],
      season: ['Season 1 · Breaking Bad · 1'],
    });
    expect(search(library, 'list:casting has:star')).toEqual({ person: [cranston] });
    expect(search(library, 'list:"casting 2026" no:star').season).toEqual(['Season 1 · Breaking Bad · 1']);
    expect(search(library, 'white has:star')).toMatchObject({
      role: ['Walter White · Bryan Cranston · Breaking Bad 1,2,5 (30)'],
    });
    expect(search(library, 'tag:nothing')).toEqual({});
    // Whatever is marked, a series that is asked for is the only one.
    library.mark(['tv/1396', 'tv/1396/season/1/episode/1'], { isStarred: true });
    expect(search(library, 'has:star series:breaking')).toMatchObject({
      series: ['Breaking Bad · 3'],
      season: ['Season 2 · Breaking Bad · 2'],
      note: ['Ask again'],
    });
    expect(search(library, 'has:star series:saul')).toEqual({});
  });

  it('counts a season once that is kept in two languages', () => {
    const library = openFilled();
    library.keepSeason(
      testRecord({ ...breakingBad(2), key: { ...KEY, seasonNumber: 2, language: 'de-DE' } }),
    );
    const told = ['Bryan Cranston: 3 seasons, Walter White in Breaking Bad'];
    expect(search(library, 'cranston').person).toEqual(told);
    // Also if the third is not counted because it is unseen.
    library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber: 2, episodeNumber: null } });
    expect(search(library, 'cranston').person).toEqual([expect.stringContaining('2 seasons')]);
    expect(search(library, 'cranston', { showUnseen: true }).person).toEqual(told);
  });

  it('finds roles of the seasons that are kept in another language only, and counts none twice', () => {
    const library = openFilled();
    const inGerman = (seasonNumber: number): void => {
      const key = { ...KEY, seasonNumber, language: 'de-DE' };
      library.keepSeason(testRecord({ ...breakingBad(seasonNumber), key }));
    };
    inGerman(2);
    inGerman(3);
    library.keepSeries(testSeriesRecord(testSeries({ name: 'Totale Schuld' }), 'de-DE', FETCHED));
    expect(search(library, 'role:walter').role).toEqual([
      'Walter White · Bryan Cranston · Breaking Bad 1,2,5 (30)',
      'Walter White · Bryan Cranston · Totale Schuld 3 (10)',
    ]);
  });

  it('finds a starred series in the language that was opened last, or in the one that is asked for', () => {
    const library = openFilled();
    const inGerman = { ...KEY, language: 'de-DE' };
    library.keepSeason(testRecord({ ...breakingBad(1), key: inGerman }));
    library.keepSeries(testSeriesRecord(testSeries({ name: 'Totale Schuld' }), 'de-DE', FETCHED));
    library.mark(['tv/1396'], { isStarred: true });
    library.open(KEY);
    expect(search(library, 'has:star').series).toEqual(['Breaking Bad · 3']);
    expect(search(library, 'has:star lang:en').series).toEqual(['Breaking Bad · 3']);
    expect(search(library, 'has:star lang:de').series).toEqual(['Totale Schuld · 1']);
  });

  it('lists what has no star without any word, as what has no note, and no notes where none are wanted', () => {
    const library = openFilled();
    library.mark(['tv/1396/season/2'], { isStarred: true, note: 'Pilot of a season' });
    const seasons = search(library, 'no:star').season;
    expect(seasons).toContain('Season 1 · Breaking Bad · 1');
    expect(seasons).not.toContain('Season 2 · Breaking Bad · 2');
    expect(search(library, 'pilot').note).toEqual(['Pilot of a season']);
    expect(search(library, 'pilot no:note').note).toBeUndefined();
  });

  it('keeps the order of the best matches when a series is kept in two languages', () => {
    const library = openFilled();
    keepSeries(library, 501, 'Bad');
    library.keepSeason(testRecord({ ...breakingBad(1), key: { ...KEY, seriesId: 501 } }));
    library.keepSeason(testRecord({ ...breakingBad(1), key: { ...KEY, seriesId: 501, language: 'de-DE' } }));
    const german = testSeries({ seriesId: 501, name: 'Der ganz und gar böse Bad' });
    library.keepSeries(testSeriesRecord(german, 'de-DE', FETCHED));
    expect(search(library, 'series:bad').series).toEqual(['Bad · 1', 'Breaking Bad · 3']);
  });

  it('finds a series by its original name wherever one is asked for', () => {
    const library = openFilled();
    keepSeries(library, KEY.seriesId, 'Breaking Bad', { originalName: 'Metastasis' });
    library.mark(['tv/1396/season/2'], { note: 'Ask again', isStarred: true });
    expect(search(library, 'series:metastasis has:star')).toEqual({
      season: ['Season 2 · Breaking Bad · 2'],
      note: ['Ask again'],
    });
    expect(search(library, 'walter series:metastasis').role).toHaveLength(1);
  });

  it('neither finds nor tells what the reader has not seen, unless they ask for it', () => {
    const library = openFilled();
    const seenTo = (seasonNumber: number, episodeNumber: number | null): void => {
      library.writeItem({ kind: 'seen', id: '1396', content: { seasonNumber, episodeNumber } });
    };
    seenTo(1, null);
    expect(search(library, 'jesse').role).toEqual(['Jesse Pinkman · Aaron Paul · Breaking Bad 1 (9)']);
    // A guest of the second season, by role and by name.
    expect(search(library, 'john white')).toEqual({});
    expect(search(library, 'john white', { showUnseen: true }).person).toHaveLength(1);
    // That something is hidden is said of everybody in the series: else it would tell who stays.
    const saysHidden = (text: string): boolean =>
      fromJsonText(
        library.search({
          text,
          limit: 10,
          only: null,
          translated: NO_TRANSLATED_NAMES,
          hidden: NOTHING_HIDDEN,
          showUnseen: false,
        }),
      ).hasUnseen;
    expect([saysHidden('aaron paul'), saysHidden('bryan')]).toEqual([true, true]);
    // A regular counts in what was seen, a job is found, and no count tells how long.
    expect(search(library, 'bryan').person).toEqual([
      'Bryan Cranston: 1 seasons, Walter White in Breaking Bad',
    ]);
    expect(search(library, 'walter white').role).toEqual([
      'Walter White · Bryan Cranston · Breaking Bad 1 (10)',
    ]);
    expect(search(library, 'walter season:2').role).toBeUndefined();
    expect(search(library, 'job:director').job).toContain('Director · Bryan Cranston · Breaking Bad 2 (?)');
    expect(search(library, 'episode:pilot season:2')).toEqual({});
    expect(search(library, 'episode:pilot season:1').episode).toHaveLength(1);
    seenTo(2, 0);
    expect(search(library, 'john white')).toEqual({});
    // The season has one episode, which a guest of one episode must be in.
    seenTo(2, 1);
    expect(search(library, 'john white').person).toHaveLength(1);
    seenTo(2, null);
    expect(search(library, 'john white').person).toHaveLength(1);
  });

  it('gives as many as were asked for, says that there are more, and one kind alone', () => {
    const library = openFilled();
    const ask = (fields: Partial<LibrarySearch>) =>
      fromJsonText(
        library.search({
          text: 'white',
          limit: 1,
          only: null,
          translated: NO_TRANSLATED_NAMES,
          hidden: NOTHING_HIDDEN,
          showUnseen: false,
          ...fields,
        }),
      ).groups.map(({ kind, hits, hasMore, total }) => [kind, hits.length, hasMore, total]);
    expect(ask({})).toEqual([
      ['person', 1, false, 1],
      ['role', 1, true, 2],
    ]);
    expect(ask({ only: 'role', limit: 10 })).toEqual([['role', 2, false, 2]]);
    // Of many, not all are looked at.
    expect(ask({ text: 'season:1..9', only: 'season' })).toEqual([['season', 1, true, undefined]]);
  });

  it('knows a series by its name of today', () => {
    const library = openTestLibrary(temporaryFolder(), engine);
    library.keepSeason(testRecord(breakingBad(1)));
    expect(search(library, 'series:breaking role:walter')).toEqual({});
    keepSeries(library, KEY.seriesId, 'Breaking Bad');
    expect(search(library, 'series:breaking role:walter').role).toHaveLength(1);
    keepSeries(library, KEY.seriesId, 'Metástasis');
    expect(search(library, 'series:breaking role:walter')).toEqual({});
    expect(search(library, 'metastasis walter').role).toHaveLength(1);
    expect(search(library, 'metastasis pilot').episode).toHaveLength(1);
  });

  it('leaves out what is removed until it is restored, and what a refresh has changed', () => {
    const library = openFilled();
    library.remove([{ ...KEY, seasonNumber: 5 }]);
    expect(search(library, 'ozymandias')).toEqual({});
    expect(search(library, 'jesse pinkman').role).toEqual([
      'Jesse Pinkman · Aaron Paul · Breaking Bad 1,2 (18)',
    ]);
    library.restore([{ ...KEY, seasonNumber: 5 }]);
    expect(search(library, 'ozymandias').episode).toHaveLength(1);
    expect(search(library, 'jesse pinkman').role).toEqual([
      'Jesse Pinkman · Aaron Paul · Breaking Bad 1,2,5 (27)',
    ]);
    const season = breakingBad(5);
    const credits = season.credits.map((credit) =>
      credit.character === 'Jesse Pinkman' ? { ...credit, character: 'Cap’n Cook' } : credit,
    );
    library.keepSeason(testRecord({ ...season, credits }));
    expect(search(library, 'capn cook').role).toEqual(['Cap’n Cook · Aaron Paul · Breaking Bad 5 (9)']);
    expect(search(library, 'jesse pinkman').role).toEqual([
      'Jesse Pinkman · Aaron Paul · Breaking Bad 1,2 (18)',
    ]);
  });

  it('counts the seasons of a series that can be read, as the list does: not those that a backup has listed only', () => {
    const library = openFilled();
    const counted = (): readonly string[] | undefined => search(library, 'breaking').series;
    const readable = (): string =>
      `Breaking Bad · ${fromJsonText(library.list()).filter((season) => season.seriesId === KEY.seriesId && isReadable(season)).length}`;
    expect(counted()).toEqual(['Breaking Bad · 3']);
    const season = { ...KEY, seasonNumber: 7, addedAt: FETCHED };
    library.restoreOwn({ items: [], kept: [season], unreadable: [] }, 'merge');
    expect(fromJsonText(library.list())).toContainEqual(
      expect.objectContaining({ seasonNumber: 7, isLost: true }),
    );
    expect(counted()).toEqual([readable()]);
    library.remove([{ ...KEY, seasonNumber: 5 }]);
    expect(counted()).toEqual([readable()]);
    expect(readable()).toBe('Breaking Bad · 2');
  });

  it.each(['removed', 'expired'])('keeps no word of what is %s in the bytes of its files', (how) => {
    const folder = temporaryFolder();
    const library = openTestLibrary(folder, engine);
    keepSeries(library, KEY.seriesId, 'Seriesqqword');
    const season = breakingBad(
      1,
      testGuest('q', { ...named(77, 'Nameqqword'), character: 'Roleqqword' }),
      testCrew('q2', { ...named(78, 'Secondqqword'), job: 'Jobqqword', department: 'Deptqqword' }),
    );
    const episodes = season.episodes.map((episode) => ({ ...episode, name: 'Titleqqword' }));
    library.keepSeason(testRecord({ ...season, name: 'Seasonqqword', episodes }));
    keepSeries(library, KOJAK.seriesId, 'Kojak');
    library.keepSeason(testRecord(testSeason({ key: KOJAK })));
    library.workToEnd();
    const bytes = (): string =>
      ['index.db', 'index.db-wal']
        .map((name) => {
          try {
            return readFileSync(join(folder, name), 'latin1');
          } catch {
            return '';
          }
        })
        .join('');
    expect(bytes()).toContain('qqword');
    if (how === 'removed') {
      library.remove([KEY]);
      library.purgeRemoved();
    } else library.purgeExpired('2026-03-01T12:00:00.001Z');
    library.workToEnd();
    expect(bytes()).not.toContain('qqword');
  });
});

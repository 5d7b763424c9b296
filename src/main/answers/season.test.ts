import type { Credit } from '@shared/domain/credit.ts';
import { describe, expect, it } from 'vitest';
import type { SeasonCredits, Series } from '@shared/domain/season.ts';
import { isEnglish, lacksSeasonText, makeSeason } from './season.ts';
import { makeSeries } from './series.ts';
import {
  wireCast,
  wireCrew,
  wirePerson,
  wireSeason,
  type Wire,
  type WireAggregateCredits,
  type WireEpisode,
  type WireSeasonDetails,
} from './test/wire-rows.ts';

const key = { seriesId: 1399, seasonNumber: 1, language: 'en-US' };

function episode(number: number, fields: Wire = {}): WireEpisode {
  return { id: 100 + number, episode_number: number, name: `Episode ${number}`, ...fields };
}

function details(
  episodes: readonly WireEpisode[],
  aggregate?: Partial<WireAggregateCredits>,
): WireSeasonDetails {
  return {
    id: 3624,
    name: 'Season 1',
    episodes,
    ...(aggregate === undefined ? {} : { aggregate_credits: { cast: [], crew: [], ...aggregate } }),
  };
}

type Answers = Parameters<typeof wireSeason>[0];

function make(answers: Answers, series: Series | null = null, language = 'en-US'): SeasonCredits {
  return makeSeason({ ...key, language }, wireSeason(answers), series).season;
}

function join(answers: Answers): readonly Credit[] {
  return make(answers).credits;
}

function ids(credits: readonly Credit[]): readonly string[] {
  return credits.map(({ creditId }) => creditId);
}

describe('makeSeason', () => {
  it('takes regulars from the credits, guests from the episodes, and crew from both', () => {
    const credits = join({
      credits: { id: 3624, cast: [wireCast('r1')], crew: [wireCrew('c1')] },
      details: details([episode(1, { guest_stars: [wireCast('g1')], crew: [wireCrew('c2')] })]),
    });
    expect(credits.map(({ creditId, kind }) => [creditId, kind])).toEqual([
      ['r1', 'regular'],
      ['g1', 'guest'],
      ['c1', 'crew'],
      ['c2', 'crew'],
    ]);
  });

  it('tells a cast member’s role and billing, and a crew member’s job and department', () => {
    const [cast, crew] = join({
      credits: {
        id: 3624,
        cast: [wireCast('r1', { character: ' Ned Stark ', order: 500 })],
        crew: [wireCrew('c1', { job: 'Writer', department: 'Writing' })],
      },
    });
    expect(cast).toMatchObject({ character: 'Ned Stark', job: null, department: null, order: 500 });
    expect(crew).toMatchObject({ character: null, job: 'Writer', department: 'Writing', order: null });
  });

  it('sorts regulars by billing, keeping TMDB’s order among equals and gaps, and last those without', () => {
    const cast = [
      wireCast('none', { order: null }),
      wireCast('b1', { order: 500 }),
      wireCast('a', { order: 3 }),
      wireCast('b2', { order: 500 }),
    ];
    expect(ids(join({ credits: { id: 3624, cast, crew: [] } }))).toEqual(['a', 'b1', 'b2', 'none']);
  });

  it('gives a guest the numbers of the episodes, each once and ascending', () => {
    const [guest] = join({
      details: details([
        episode(7, { guest_stars: [wireCast('g1')] }),
        episode(2, { guest_stars: [wireCast('g1'), wireCast('g1')] }),
      ]),
    });
    expect(guest).toMatchObject({ episodeNumbers: [2, 7], episodeCount: 2 });
  });

  it('prefers the aggregate’s episode count to counting', () => {
    const credits = join({
      credits: { id: 3624, cast: [wireCast('r1')], crew: [wireCrew('c1')] },
      details: details([episode(1, { guest_stars: [wireCast('g1')] })], {
        cast: [
          {
            ...wirePerson(1),
            roles: [
              { credit_id: 'r1', character: 'Ned', episode_count: 10 },
              { credit_id: 'g1', character: 'Ned, young', episode_count: 4 },
            ],
          },
        ],
        crew: [{ ...wirePerson(2), department: 'Directing', jobs: [{ credit_id: 'c1', episode_count: 6 }] }],
      }),
    });
    expect(credits.map(({ creditId, episodeCount }) => [creditId, episodeCount])).toEqual([
      ['r1', 10],
      ['g1', 4],
      ['c1', 6],
    ]);
  });

  it('adds the roles and jobs that only the aggregate lists', () => {
    const credits = join({
      credits: { id: 3624, cast: [wireCast('r1', wirePerson(9))], crew: [] },
      details: details([], {
        cast: [
          {
            ...wirePerson(9),
            order: 501,
            roles: [
              { credit_id: 'r1', character: 'Ned', episode_count: 10 },
              { credit_id: 'g9', character: 'Guard', episode_count: 3 },
            ],
          },
        ],
        crew: [
          {
            ...wirePerson(8),
            department: 'Art',
            jobs: [{ credit_id: 'c8', job: 'Set Designer', episode_count: 2 }],
          },
        ],
      }),
    });
    expect(ids(credits)).toEqual(['r1', 'g9', 'c8']);
    expect(credits[1]).toMatchObject({ kind: 'guest', character: 'Guard', order: 501, episodeCount: 3 });
    expect(credits[2]).toMatchObject({
      kind: 'crew',
      job: 'Set Designer',
      department: 'Art',
      episodeCount: 2,
    });
    expect(credits[1]?.episodeNumbers).toEqual([]);
  });

  it('does not know a regular’s episode count without the aggregate', () => {
    const credits = { id: 3624, cast: [wireCast('r1')], crew: [wireCrew('c1')] };
    for (const credit of join({ credits, details: details([episode(1)]) })) {
      expect(credit.episodeCount).toBeNull();
    }
  });

  it('keeps a regular who is also listed as a guest under the same credit a regular', () => {
    const credits = join({
      credits: { id: 3624, cast: [wireCast('r1')], crew: [] },
      details: details([episode(4, { guest_stars: [wireCast('r1')] })]),
    });
    expect(credits).toMatchObject([{ creditId: 'r1', kind: 'regular', episodeNumbers: [4] }]);
  });

  it('sorts guests by episodes, then billing, then name', () => {
    const everywhere = wireCast('g1', { order: 900 });
    const credits = join({
      details: details([
        episode(1, {
          guest_stars: [
            wireCast('g4', { order: 7, ...wirePerson(4, { name: 'Zoe' }) }),
            wireCast('g3', { order: 7, ...wirePerson(3, { name: 'Ann' }) }),
            wireCast('g2', { order: 2 }),
            everywhere,
          ],
        }),
        episode(2, { guest_stars: [everywhere] }),
      ]),
    });
    expect(ids(credits)).toEqual(['g1', 'g2', 'g3', 'g4']);
  });

  it('puts directing and writing first, departments that say nothing last, and keeps TMDB’s order within one', () => {
    const crew = [
      wireCrew('c', { department: 'Crew' }),
      wireCrew('x', { department: 'Catering' }),
      wireCrew('p1', { department: 'Production' }),
      wireCrew('w', { department: 'Writing' }),
      wireCrew('d', { department: 'Directing' }),
      wireCrew('p2', { department: 'Production' }),
      wireCrew('none', { department: null }),
    ];
    const joined = join({ credits: { id: 3624, cast: [], crew } });
    expect(ids(joined)).toEqual(['d', 'w', 'p1', 'p2', 'x', 'none', 'c']);
  });

  it('names the season by its details, else by the series, else by its number', () => {
    const wire = {
      id: 1399,
      name: 'Game of Thrones',
      seasons: [{ season_number: 1, name: 'Staffel 1', poster_path: '/s1.jpg', air_date: '2011-04-17' }],
    };
    const series = makeSeries({ series: JSON.stringify(wire), english: null });
    expect(make({ details: details([]) }, series).name).toBe('Season 1');
    expect(make({}, series)).toMatchObject({
      name: 'Staffel 1',
      posterPath: '/s1.jpg',
      airDate: '2011-04-17',
    });
    expect(make({}).name).toBe('Season 1');
    expect(makeSeason({ ...key, seasonNumber: 0 }, wireSeason({}), series).season.name).toBe('Specials');
  });

  it('lends English texts to a season that lacks them, and to nothing else', () => {
    const own = details([episode(1, { overview: 'Es geht los.' }), episode(2, { overview: '' })]);
    const texts = (number: number) => ({ episode_number: number, name: 'Name', overview: `Text ${number}` });
    const english = { overview: 'Winter.', episodes: [texts(1), texts(2)] };
    const joined = make({ details: own, english });
    expect(joined).toMatchObject({
      overview: '',
      episodes: [{ overview: 'Es geht los.' }, { overview: '' }],
    });
    expect(joined.english).toEqual({
      overview: 'Winter.',
      episodes: [{ episodeNumber: 2, name: '', overview: 'Text 2' }],
    });
    expect(make({ details: own }).english).toBeNull();
    expect(make({ english }).english, 'without details nothing is known to be lacking').toBeNull();
  });

  it('says which answers it was made from', () => {
    const parts = (answers: Answers): object => make(answers, null, 'de-DE').parts;
    const translated = { ...details([], {}), overview: 'Der Winter naht.' };
    expect(parts({})).toEqual({ details: false, aggregate: false, english: true });
    expect(parts({ details: details([]) })).toEqual({ details: true, aggregate: false, english: false });
    expect(parts({ details: details([], {}) })).toEqual({ details: true, aggregate: true, english: false });
    expect(parts({ details: translated })).toEqual({ details: true, aggregate: true, english: true });
    expect(parts({ details: details([]), aggregate: { cast: [], crew: [] }, english: details([]) })).toEqual({
      details: true,
      aggregate: true,
      english: true,
    });
  });
});

it.each([
  ['en', true],
  ['en-GB', true],
  ['de-DE', false],
  ['es', false],
])('takes %s for English: %s', (language, expected) => {
  expect(isEnglish(language)).toBe(expected);
});

describe('lacksSeasonText', () => {
  const texts = (overview: unknown, ...episodes: readonly Wire[]): string =>
    JSON.stringify({ overview, episodes });
  const translated = episode(1, { name: 'Eins', overview: 'Es geht los.' });

  it.each([
    ['the season has no overview', texts('', translated)],
    ['its overview is null', texts(null, translated)],
    ['an episode has no overview', texts('Winter.', translated, episode(2, { overview: '' }))],
    ['an episode has no name', texts('Winter.', translated, episode(2, { name: ' ', overview: 'Text' }))],
  ])('is true when %s', (_, body) => {
    expect(lacksSeasonText('de-DE', body)).toBe(true);
    expect(lacksSeasonText('en-GB', body), 'there is nothing more in English').toBe(false);
  });

  it('is false when every text is there', () => {
    expect(lacksSeasonText('de-DE', texts('Winter.', translated))).toBe(false);
  });
});

describe('English texts', () => {
  const english = (own: Wire, theirs: Wire): SeasonCredits['english'] =>
    make({ details: own, english: theirs }, null, 'de-DE').english;
  const season = (overview: string, ...episodes: readonly Wire[]): Wire => ({
    name: 'S',
    overview,
    episodes,
  });
  const named = (number: number, name: string, overview: string): Wire => ({
    episode_number: number,
    name,
    overview,
  });

  it('are those for texts that are empty, and no others', () => {
    const own = season('', named(1, 'Eins', 'Es geht los.'), named(2, 'Zwei', ''), named(3, '', ''));
    const theirs = season(
      ' Winter. ',
      named(3, 'Three', 'It ends.'),
      named(2, 'Two', 'It goes on.'),
      named(1, 'One', 'It begins.'),
    );
    expect(english(own, theirs)).toEqual({
      overview: 'Winter.',
      episodes: [
        { episodeNumber: 2, name: '', overview: 'It goes on.' },
        { episodeNumber: 3, name: 'Three', overview: 'It ends.' },
      ],
    });
  });

  it('leave out what English lacks too, and episodes it does not have', () => {
    const own = season('', named(1, 'Eins', ''), named(2, 'Zwei', ''), named(3, 'Drei', ''));
    const theirs = season('', named(1, 'One', ''), named(2, 'Two', 'It goes on.'));
    expect(english(own, theirs)).toEqual({
      overview: '',
      episodes: [{ episodeNumber: 2, name: '', overview: 'It goes on.' }],
    });
  });

  it('are null when English has nothing to add', () => {
    expect(english(season('', named(1, 'Eins', '')), season('', named(1, 'One', '')))).toBeNull();
  });
});

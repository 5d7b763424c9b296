import type { Credit } from '@shared/domain/credit.ts';
import { describe, expect, it } from 'vitest';
import { joinSeason, type SeasonAnswers } from './join-season.ts';
import { toSeries } from './mapping.ts';
import type { WireAggregateCredits, WireEpisode, WireSeasonDetails } from './schemas.ts';
import { wireCast, wireCrew, wirePerson } from './wire-rows.ts';

const key = { seriesId: 1399, seasonNumber: 1, language: 'en-US' };

function episode(number: number, fields: Partial<WireEpisode> = {}): WireEpisode {
  return { id: 100 + number, episode_number: number, name: `Episode ${number}`, ...fields };
}

function details(episodes: WireEpisode[], aggregate?: Partial<WireAggregateCredits>): WireSeasonDetails {
  return {
    id: 3624,
    name: 'Season 1',
    episodes,
    ...(aggregate === undefined ? {} : { aggregate_credits: { cast: [], crew: [], ...aggregate } }),
  };
}

function join(answers: Partial<SeasonAnswers>): readonly Credit[] {
  return joinSeason(whole(answers)).credits;
}

function whole(answers: Partial<SeasonAnswers>): SeasonAnswers {
  return {
    key,
    credits: { id: 3624, cast: [], crew: [] },
    details: null,
    english: null,
    series: null,
    ...answers,
  };
}

function ids(credits: readonly Credit[]): readonly string[] {
  return credits.map(({ creditId }) => creditId);
}

describe('joinSeason', () => {
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
      credits: { id: 3624, cast: [wireCast('r1')], crew: [] },
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
    const series = toSeries({
      id: 1399,
      name: 'Game of Thrones',
      seasons: [{ season_number: 1, name: 'Staffel 1', poster_path: '/s1.jpg', air_date: '2011-04-17' }],
    });
    expect(joinSeason(whole({ details: details([]), series })).name).toBe('Season 1');
    expect(joinSeason(whole({ series }))).toMatchObject({
      name: 'Staffel 1',
      posterPath: '/s1.jpg',
      airDate: '2011-04-17',
    });
    expect(joinSeason(whole({})).name).toBe('Season 1');
    expect(joinSeason(whole({ key: { ...key, seasonNumber: 0 }, series })).name).toBe('Specials');
  });

  it('lends English texts to a season that lacks them, and to nothing else', () => {
    const own = details([episode(1, { overview: 'Es geht los.' }), episode(2, { overview: '' })]);
    const texts = (number: number) => ({ episode_number: number, name: 'Name', overview: `Text ${number}` });
    const english = { overview: 'Winter.', episodes: [texts(1), texts(2)] };
    const joined = joinSeason(whole({ details: own, english }));
    expect(joined).toMatchObject({
      overview: '',
      episodes: [{ overview: 'Es geht los.' }, { overview: '' }],
    });
    expect(joined.english).toEqual({
      overview: 'Winter.',
      episodes: [{ episodeNumber: 2, name: '', overview: 'Text 2' }],
    });
    expect(joinSeason(whole({ details: own })).english).toBeNull();
    expect(
      joinSeason(whole({ english })).english,
      'without details nothing is known to be lacking',
    ).toBeNull();
  });

  it('says which answers it was made from', () => {
    expect(joinSeason(whole({})).parts).toEqual({ details: false, aggregate: false });
    expect(joinSeason(whole({ details: details([]) })).parts).toEqual({ details: true, aggregate: false });
    expect(joinSeason(whole({ details: details([], {}) })).parts).toEqual({ details: true, aggregate: true });
  });
});

import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import { creditRows } from '@shared/domain/credit-rows.ts';
import { episodeGrid } from '@shared/domain/episode-grid.ts';
import { filterSections } from '@shared/domain/filter-credits.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { credit, crewCredit, person, seasonPage } from '../../test/season-fixture.ts';
import type { SheetLayout } from '../../state/sheet-content.ts';
import { Texts } from '../../text/texts.svelte.ts';
import PrintSheet from './PrintSheet.svelte';

/** jsdom has no layout and no paper: roles are found although the sheet is not shown on screen. */
const hidden = true;

function show(
  page: SeasonPage,
  rest: {
    hidden?: Partial<HiddenDetails>;
    filter?: string;
    narrowedBy?: readonly string[];
    texts?: Texts;
    layout?: SheetLayout;
    leftOut?: readonly string[];
  } = {},
): void {
  const hides = { ...NOTHING_HIDDEN, ...rest.hidden };
  const sections = filterSections(
    groupCredits(page.season.credits),
    { query: rest.filter ?? '', facets: [] },
    hides,
  );
  const { narrowedBy = [], texts = new Texts() } = rest;
  const { layout = { kind: 'people' }, leftOut = [] } = rest;
  render(PrintSheet, { page, sections, layout, narrowedBy, hidden: hides, leftOut, texts });
}

function withCredits(credits: readonly Credit[]): SeasonPage {
  const page = seasonPage();
  return { ...page, season: { ...page.season, credits } };
}

/** A guest is in episodes 100 to 102 and 105. */
function longSeason(episodeCount: number): { readonly page: SeasonPage } {
  const page = seasonPage();
  const [episode] = page.season.episodes;
  if (episode === undefined) throw new Error('the season has episodes');
  const episodes = Array.from({ length: episodeCount }, (_, index) => ({
    ...episode,
    episodeNumber: index + 1,
  }));
  const guest = credit('late', person(77, 'Late Guest'), {
    kind: 'guest',
    episodeNumbers: [100, 101, 102, 105],
    episodeCount: 4,
  });
  const credits = [...page.season.credits, guest];
  return { page: { ...page, season: { ...page.season, episodes, credits } } };
}

/** The lines below a heading. */
function linesOf(name: string): readonly string[] {
  const section = screen.getByRole('heading', { name, hidden }).parentElement!;
  return within(section)
    .getAllByRole('listitem', { hidden })
    .map(({ textContent }) => textContent.replace(/\s+/gu, ' ').trim());
}

describe('the sheet', () => {
  it('names series, season, year, episodes and creators', () => {
    show(seasonPage());
    expect(screen.getByRole('heading', { level: 1, hidden })).toHaveTextContent('Breaking Bad');
    expect(screen.getByText('Season 1 · 2008 · 2 episodes')).toBeInTheDocument();
    expect(screen.getByText('Created by Vince Gilligan')).toBeInTheDocument();
  });

  it('tells the episodes of a guest star as ranges', () => {
    show(longSeason(120).page);
    expect(linesOf('Guest stars (2)')).toContainEqual(
      expect.stringMatching(/^Late Guest .*Episodes 100–102, 105$/u),
    );
  });

  it('keeps a number of episodes on one line', () => {
    show(seasonPage());
    expect(screen.getByText(/^Walter White ·/u).textContent).toMatch(/· 2\u00a0of\u00a02\u00a0episodes$/u);
  });

  it('says how many it shows of all, and by what they were chosen', () => {
    show(seasonPage(), { filter: 'aaron', narrowedBy: ['“aaron”', 'Section: Regular cast'] });
    expect(screen.getByText('1 of 4 people · “aaron” · Section: Regular cast')).toBeInTheDocument();
  });

  it('lists regulars with roles, guests with their episodes, and crew by department', () => {
    show(seasonPage());
    expect(linesOf('Regular cast (2)')).toEqual([
      'Bryan Cranston Walter White · 2 of 2 episodes',
      'Aaron Paul Jesse Pinkman · 1 of 2 episodes',
    ]);
    expect(linesOf('Guest stars (1)')).toEqual(['Ken Watanabe 渡辺謙 Guest · Episode 2']);
    expect(
      screen.getAllByRole('heading', { level: 3, hidden }).map(({ textContent }) => textContent),
    ).toEqual(['Directing', 'Writing', 'Production']);
    expect(linesOf('Crew (1)')).toEqual([
      'Vince Gilligan Director · 1 episode',
      'Vince Gilligan Writer · 1 episode',
      'Vince Gilligan Executive Producer',
    ]);
  });

  it('separates jobs and episodes as the language does', async () => {
    const texts = new Texts();
    await texts.use('ja');
    const [writer, cameo] = [person(1, 'Writer'), person(2, 'Cameo')];
    const credits = [
      credit('c', cameo, { kind: 'guest', character: 'Himself', episodeNumbers: [1, 3] }),
      crewCredit('w', writer, 'Writing', 'Story'),
      crewCredit('s', writer, 'Writing', 'Teleplay'),
    ];
    show(withCredits(credits), { texts });
    const lines = screen.getAllByRole('listitem', { hidden }).map(({ textContent }) => textContent);
    expect(lines.join()).toContain('ストーリー、テレビ脚本');
    expect(lines.join()).toContain('1、3');
  });

  it('says where the data is from, and of when', () => {
    show(seasonPage());
    expect(screen.getByText('From The Movie Database (TMDB), as of November 21, 2026.')).toBeInTheDocument();
    expect(screen.getByText(/uses TMDB and the TMDB APIs but is not endorsed/)).toBeInTheDocument();
  });

  it('has all of a long season, and no picture', () => {
    const people = Array.from({ length: 700 }, (_, index) =>
      person(index + 1, `Person ${index + 1}`, { profilePath: `/${index}.jpg` }),
    );
    show(
      withCredits([
        ...people.slice(0, 100).map((of, i) => credit(`r${i}`, of, { character: `Role ${i}` })),
        ...people.slice(100, 500).map((of, i) => credit(`g${i}`, of, { kind: 'guest', character: 'Guest' })),
        ...people.slice(500).map((of, i) => crewCredit(`c${i}`, of, i % 2 === 0 ? 'Art' : 'Sound', 'Job')),
      ]),
    );
    const names = [...document.querySelectorAll('li .name')].map(({ textContent }) => textContent.trim());
    expect(names).toHaveLength(700);
    expect(new Set(names)).toEqual(new Set(people.map(({ name }) => name)));
    expect(document.querySelector('img')).toBeNull();
  });

  it('says that it is not everyone when the page is filtered', () => {
    show(seasonPage(), { filter: 'cranston' });
    expect(screen.getAllByRole('listitem', { hidden })).toHaveLength(1);
    expect(screen.getByText('1 of 4 people')).toBeInTheDocument();
  });

  it('says so too when the filter only leaves out a department of somebody', () => {
    const page = seasonPage();
    show(withCredits(page.season.credits.filter(({ kind }) => kind === 'crew')), { filter: 'director' });
    expect(linesOf('Crew (1)')).toEqual(['Vince Gilligan Director · 1 episode']);
    expect(screen.getByText('1 of 1 person')).toBeInTheDocument();
  });

  it('says that it is incomplete while only the season’s own credits are there', () => {
    const page = seasonPage();
    show({ ...page, season: { ...page.season, parts: { details: false, aggregate: false, english: true } } });
    expect(
      screen.getByText(/^Incomplete\. Still missing: episodes and guest stars, episode counts\.$/),
    ).toBeInTheDocument();
  });

  it('leaves out sections without anybody', () => {
    show(withCredits([crewCredit('c', person(1, 'Somebody'), 'Art', 'Painter')]));
    expect(screen.queryByRole('heading', { name: /Regular cast|Guest stars/, hidden })).toBeNull();
  });
});

describe('what the settings hide', () => {
  it('is not on the sheet: roles, though jobs are', () => {
    show(seasonPage(), { hidden: { characters: true } });
    expect(document.body).not.toHaveTextContent(/Walter White|Jesse Pinkman/);
    expect(linesOf('Regular cast (2)')[0]).toBe('Bryan Cranston 2 of 2 episodes');
    expect(linesOf('Crew (1)')[0]).toBe('Vince Gilligan Director · 1 episode');
  });

  it('is not on the sheet: in how many episodes somebody is, and in which', () => {
    show(seasonPage(), { hidden: { episodeCounts: true } });
    expect(linesOf('Regular cast (2)')[0]).toBe('Bryan Cranston Walter White');
    expect(linesOf('Guest stars (1)')).toEqual(['Ken Watanabe 渡辺謙 Guest']);
    expect(linesOf('Crew (1)')[0]).toBe('Vince Gilligan Director');
  });

  it('is not on the sheet: guest stars, who are only counted', () => {
    show(seasonPage(), { hidden: { guests: true } });
    expect(document.body).not.toHaveTextContent('Watanabe');
    expect(screen.getByRole('heading', { name: 'Guest stars (1)', hidden })).toBeInTheDocument();
    expect(screen.getByText('1 guest star is hidden.')).toBeInTheDocument();
  });
});

it('a sheet from which something is left out says so below its title', () => {
  show(seasonPage(), { leftOut: ['What you have not seen yet is hidden.'] });
  const header = screen.getByRole('heading', { level: 1, hidden }).parentElement!;
  expect(header).toHaveTextContent('What you have not seen yet is hidden.');
});

describe('a sheet of the table', () => {
  it('has its rows in their order, and only those', () => {
    const page = seasonPage();
    const rows = creditRows(groupCredits(page.season.credits)).toReversed().slice(0, 2);
    show(page, { layout: { kind: 'table', rows }, hidden: { episodeCounts: true } });
    const cells = screen
      .getAllByRole('row', { hidden })
      .map((row) => [...row.children].map(({ textContent }) => textContent.trim()));
    expect(cells).toEqual([
      ['Name', 'Role or job', 'Department'],
      ['Vince Gilligan', 'Executive Producer', 'Production'],
      ['Vince Gilligan', 'Writer', 'Writing'],
    ]);
  });
});

describe('a sheet of the grid', () => {
  it('has a column for each episode and a symbol for each part', () => {
    const page = seasonPage();
    const { rows } = episodeGrid(page.season);
    show(page, { layout: { kind: 'grid', rows } });
    const lines = screen
      .getAllByRole('row', { hidden })
      .map((row) => [...row.children].map(({ textContent }) => textContent.trim()));
    expect(lines[0]).toEqual(['Person', '1', '2']);
    expect(lines[1]).toEqual(['Bryan Cranston', '●', '●']);
    expect(lines).toContainEqual(['Ken Watanabe', '', '●']);
  });

  it('has several tables of as many episodes as fit on paper, each with those who are in them', () => {
    const { page } = longSeason(120);
    show(page, { layout: { kind: 'grid', rows: episodeGrid(page.season).rows } });
    const tables = screen.getAllByRole('table', { hidden });
    expect(tables.map((table) => within(table).getAllByRole('columnheader', { hidden }).length - 1)).toEqual([
      30, 30, 30, 30,
    ]);
    expect(within(tables[3]!).getByRole('columnheader', { name: '100', hidden })).toBeInTheDocument();
    expect(within(tables[0]!).queryByRole('rowheader', { name: 'Late Guest', hidden })).toBeNull();
    expect(within(tables[3]!).getByRole('rowheader', { name: 'Late Guest', hidden })).toBeInTheDocument();
  });

  it('gives nothing away where episodes are hidden', () => {
    const page = seasonPage();
    show(page, {
      layout: { kind: 'grid', rows: episodeGrid(page.season).rows },
      hidden: { episodeCounts: true },
    });
    expect(screen.queryByRole('table', { hidden })).toBeNull();
  });
});

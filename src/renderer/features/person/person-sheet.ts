import { yearsOf, type Companion, type PersonRun, type PersonSeries } from '@shared/domain/kept-person.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { TmdbPerson } from '@shared/domain/tmdb-person.ts';
import type { PagePart } from '../../credits/page-table.ts';
import type { SheetPart } from '../../state/sheet-content.ts';
import type { Spoilers } from '../../state/spoilers.svelte.ts';
import { seasonNumbersText } from '../../text/season-numbers.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { FilmographyWords, type ShownFilmography } from './filmography-words.ts';
import { tmdbFacts } from './tmdb-facts.ts';
import { runFacts, runRole, seriesText, yearsText } from './run-text.ts';

interface SheetRow {
  readonly series: PersonSeries;
  readonly run: PersonRun;
}

/** A person's kept credits for printing, series by series as on the page; without what is hidden there. */
export function personParts(
  rows: readonly SheetRow[],
  hidden: HiddenDetails,
  texts: Texts,
): readonly SheetPart[] {
  const { columns } = texts.m.personPage;
  return [...Map.groupBy(rows, ({ series }) => series)].map(([series, own]) => ({
    heading: texts.row([
      seriesText(series, texts),
      ...[yearsText(yearsOf(series.seasons), texts)].filter((text) => text !== ''),
    ]),
    isUncounted: true,
    columns: [
      { label: columns.role, kind: 'name' },
      { label: columns.seasons, kind: 'text' },
      { label: columns.years, kind: 'count' },
    ],
    rows: own.map(({ run }) => [
      runRole(run, hidden, texts) ?? texts.m.spoilers.hiddenRole,
      texts.row(runFacts(run, hidden, texts)),
      yearsText(yearsOf(run.seasons), texts),
    ]),
  }));
}

/** Those who worked with them most often, as on the page. */
export function companionsPart(companions: readonly Companion[], { m }: Texts): SheetPart {
  return {
    heading: m.personPage.together,
    columns: [
      { label: '', kind: 'name' },
      { label: '', kind: 'text' },
    ],
    rows: companions.map(({ person, seasonCount }) => [
      person.name,
      m.personPage.seasonsTogether(seasonCount),
    ]),
  };
}

/**
 * What TMDB says about a person: facts, biography and filmography.
 * @param knownSeries kept series in which the person's appearance is not a spoiler
 * @param shown what the page shows of the filmography; all of it by default
 */
export function tmdbParts(
  person: TmdbPerson,
  {
    knownSeries,
    shown,
  }: { readonly knownSeries: ReadonlySet<number>; readonly shown?: ShownFilmography | null | undefined },
  spoilers: Pick<Spoilers, 'hidden' | 'showsUnseen' | 'seenTo'>,
  texts: Texts,
): readonly SheetPart[] {
  const m = texts.m.tmdbPerson;
  const words = new FilmographyWords(spoilers, texts);
  // TMDB does not say who was a guest star, so any of it may be a spoiler about one.
  const titles = spoilers.hidden.guests ? [] : (shown?.titles ?? words.titles(person, knownSeries));
  const facts: SheetPart = {
    heading: m.title,
    isUncounted: true,
    columns: [
      { label: '', kind: 'name' },
      { label: '', kind: 'text' },
    ],
    rows: tmdbFacts(person, texts).map(({ label, value }) => [label, value]),
  };
  const biography: SheetPart = {
    heading: facts.rows.length === 0 ? m.title : '',
    isUncounted: true,
    paragraphs: [person.biography],
    columns: [],
    rows: [],
  };
  const filmography: SheetPart = {
    heading: texts.row([m.filmography, ...(shown?.facts ?? [])]),
    columns: [
      { label: m.columns.title, kind: 'name' },
      { label: texts.m.personPage.columns.role, kind: 'text' },
      { label: m.columns.year, kind: 'count' },
      { label: texts.m.personPage.columns.episodes, kind: 'count' },
    ],
    rows: titles.map((title) => {
      const episodes = words.episodes(title);
      const count = episodes === null ? '' : texts.number(episodes);
      return [title.title, words.work(title), words.year(title), count];
    }),
  };
  return [
    ...(facts.rows.length === 0 ? [] : [facts]),
    ...(person.biography === '' ? [] : [biography]),
    ...(titles.length === 0 ? [] : [filmography]),
  ];
}

/** The same as one table, in the order of the page. */
export function rolesPart(rows: readonly SheetRow[], hidden: HiddenDetails, texts: Texts): PagePart {
  const { columns } = texts.m.personPage;
  return {
    heading: '',
    columns: [
      { label: columns.role, kind: 'name' },
      { label: columns.series, kind: 'text' },
      { label: columns.years, kind: 'count' },
      { label: columns.seasons, kind: 'text' },
      ...(hidden.episodeCounts ? [] : [{ label: columns.episodes, kind: 'count' } as const]),
    ],
    rows: rows.map(({ series, run }) => [
      runRole(run, hidden, texts) ?? texts.m.spoilers.hiddenRole,
      seriesText(series, texts),
      yearsText(yearsOf(run.seasons), texts),
      seasonNumbersText(
        run.seasons.map(({ key }) => key.seasonNumber),
        texts,
      ),
      ...(hidden.episodeCounts ? [] : [run.episodeCount]),
    ]),
  };
}

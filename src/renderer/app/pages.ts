import type { ComparedAddress } from '@shared/domain/address.ts';
import { definePage, type PageEntries, type PageSubject } from '../state/pages.svelte.ts';
import type { ChangesMemory, HistoryMemory } from '../features/history/history-words.ts';
import type { MatrixMemory } from '../features/matrix/matrix-view.svelte.ts';
import type { OverviewMemory } from '../features/overview/overview-sort.ts';
import type { PersonMemory } from '../features/person/person-view.svelte.ts';
import type { SearchMemory } from '../features/search/search-fields.ts';
import type { YoursFilter } from '../features/yours/yours-view.svelte.ts';
import type { SeasonMemory } from '../features/season/season-context.ts';

/**
 * The pages of the window. A new page is a folder in `features`, an entry here, and its name in
 * `src/shared/domain/address.ts`: CONTRIBUTING.md says which files that takes.
 */
export const pageEntries: PageEntries = {
  welcome: definePage<'welcome', object>({
    load: () => import('./places/WelcomePlace.svelte'),
    title: (_, { texts }) => texts.m.app.name,
    reopens: true,
  }),
  library: definePage<'library', OverviewMemory>({
    load: () => import('../features/overview/OverviewPage.svelte'),
    title: (_, { texts }) => texts.m.overview.title,
    // The sort order lasts as long as the window; a selection lasts for one visit.
    remember: ({ sort }) => (sort === undefined ? {} : { sort }),
    reopens: false,
  }),
  person: definePage<'person', PersonMemory>({
    load: () => import('../features/person/PersonPage.svelte'),
    title: ({ personId }, { texts, kept }) =>
      kept.names.person(personId) ?? texts.m.personPage.personNumber(personId),
    remember: ({ view }) => (view === undefined ? {} : { view }),
    reopens: true,
    subject: ({ personId }) => ({ kind: 'person', personId }),
  }),
  search: definePage<'search', SearchMemory>({
    load: () => import('../features/search/SearchPage.svelte'),
    title: ({ query }, { texts }) => (query === '' ? texts.m.search.title : texts.m.search.titleOf(query)),
    // Coming back from the menu continues the last search; an explicit search replaces it.
    remember: ({ text }, { query }) => (text === undefined || query !== '' ? {} : { text }),
    reopens: true,
  }),
  yours: definePage<'yours', { filter?: YoursFilter }>({
    load: () => import('../features/yours/YoursPage.svelte'),
    title: (_, { texts }) => texts.m.yours.title,
    remember: ({ filter }) => (filter === undefined ? {} : { filter }),
    reopens: true,
  }),
  settings: definePage<'settings', { section?: string }>({
    load: () => import('./places/SettingsPlace.svelte'),
    title: (_, { texts }) => texts.m.settings.title,
    reopens: false,
  }),
  guide: definePage<'guide', { document?: string }>({
    load: () => import('../features/guide/GuidePage.svelte'),
    title: (_, { texts }) => texts.m.guide.title,
    reopens: false,
  }),
  series: definePage<'series', object>({
    load: () => import('./places/SeriesPlace.svelte'),
    title: (place, { texts, kept }) =>
      kept.names.series(place)?.name ?? texts.m.season.seriesId(place.seriesId),
    reopens: true,
    subject: aboutSeries,
  }),
  season: definePage<'season', SeasonMemory>({
    load: () => import('./places/SeasonPlace.svelte'),
    title: (place, { texts, kept }) => {
      const { m } = texts;
      return m.library.season(
        kept.names.series(place)?.name ?? m.season.seriesId(place.seriesId),
        texts.seasonName(kept.names.season(place)?.name ?? null, place.seasonNumber),
      );
    },
    reopens: true,
    subject: aboutSeason,
  }),
  episode: definePage<'episode', object>({
    load: () => import('../features/episode/EpisodePage.svelte'),
    title: (place, { texts: { m }, kept }) => {
      return m.library.season(
        kept.names.series(place)?.name ?? m.season.seriesId(place.seriesId),
        m.episodeGrid.episode(place.episodeNumber, ''),
      );
    },
    reopens: true,
    subject: ({ seriesId, seasonNumber, episodeNumber }) => ({
      kind: 'episode',
      seriesId,
      seasonNumber,
      episodeNumber,
    }),
  }),
  matrix: definePage<'matrix', MatrixMemory>({
    load: () => import('./places/MatrixPlace.svelte'),
    title: (place, { texts: { m }, kept }) =>
      m.matrix.titleOf(kept.names.series(place)?.name ?? m.season.seriesId(place.seriesId)),
    remember: ({ order, group }) => ({
      ...(order === undefined ? {} : { order }),
      ...(group === undefined ? {} : { group }),
    }),
    reopens: true,
    subject: aboutSeries,
  }),
  roll: definePage<'roll', object>({
    load: () => import('../features/roll/RollPage.svelte'),
    title: (_, { texts }) => texts.m.roll.open,
    reopens: false,
    subject: aboutSeason,
  }),
  compare: definePage<'compare', object>({
    load: () => import('../features/compare/ComparePage.svelte'),
    title: (_, { texts }) => texts.m.compare.title,
    reopens: true,
    opens: (language, about) => ({ page: 'compare', sides: sidesOf(about), language }),
  }),
  changes: definePage<'changes', ChangesMemory>({
    load: () => import('../features/history/ChangesPage.svelte'),
    title: (_, { texts }) => texts.m.changes.title,
    reopens: false,
  }),
  history: definePage<'history', HistoryMemory>({
    load: () => import('../features/history/HistoryPage.svelte'),
    title: (_, { texts }) => texts.m.history.title,
    reopens: true,
    subject: aboutSeason,
  }),
};

/** What is open is the first of what is compared. */
function sidesOf(about: PageSubject | null): readonly ComparedAddress[] {
  if (about === null || !('seriesId' in about)) return [];
  return [{ seriesId: about.seriesId, seasonNumber: 'seasonNumber' in about ? about.seasonNumber : null }];
}

function aboutSeries({ seriesId }: { readonly seriesId: number }): PageSubject {
  return { kind: 'series', seriesId };
}

function aboutSeason(season: { readonly seriesId: number; readonly seasonNumber: number }): PageSubject {
  return { kind: 'season', seriesId: season.seriesId, seasonNumber: season.seasonNumber };
}

import { isSeasonDue } from '@shared/domain/freshness.ts';
import { isUnfetched, type KeptSeason } from '@shared/domain/season.ts';
import { keptLanguages, type KeptSeries } from '../../state/kept-series.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { TreeRow } from './library-tree.svelte.ts';

/** The label of a row for screen readers, and its tooltip. */
export function rowLabel(row: TreeRow, texts: Texts): string {
  const { library } = texts.m;
  if (row.kind === 'series') {
    const { name, readableCount, isUnfetched: isNew } = row.series;
    return isNew ? texts.row([name, library.unfetchedFact]) : library.seriesLabel(name, readableCount);
  }
  const { season, series } = row;
  const facts = [seasonTitle(series, season, texts), ...seasonFacts(season, texts)];
  return texts.row(facts);
}

/** A season's name outside its series, with its language if the series is kept in several. */
export function seasonTitle(series: KeptSeries, season: KeptSeason, texts: Texts): string {
  const { library } = texts.m;
  const name = library.season(season.seriesName, texts.seasonName(season.seasonName, season.seasonNumber));
  return keptLanguages(series).length > 1
    ? library.seasonIn(name, texts.languageName(season.language))
    : name;
}

function seasonFacts(season: KeptSeason, texts: Texts): readonly string[] {
  const { airDate, isExpired, isWhole } = season;
  const { library } = texts.m;
  if (isExpired) return [library.expiredFact];
  if (isUnfetched(season)) return [library.unfetchedFact];
  return [
    ...(airDate === null ? [] : [texts.year(airDate)]),
    ...(isWhole ? [] : [library.incompleteFact]),
    ...(isSeasonDue(season, new Date()) ? [library.dueFact] : []),
  ];
}

import {
  isSameSeason,
  seasonKeyText,
  type IndexedCredit,
  type KeptCredit,
  type SeasonKey,
  type SeasonPage,
} from '@shared/domain/season.ts';

/** A season that credits a person, as the panel lists it. */
export interface CreditedSeason {
  readonly key: SeasonKey;
  readonly name: string;
  readonly airDate: string | null;
  /** None for the season on the page: its credits are shown separately. */
  readonly credits: readonly IndexedCredit[];
  /** It is the season on the page. */
  readonly isHere: boolean;
}

/** The seasons of one series that credit a person. */
export interface CreditedSeries {
  readonly seriesId: number;
  readonly name: string;
  /** Newest first. */
  readonly seasons: readonly CreditedSeason[];
}

/**
 * A person's kept credits by series and season, with the season on the page among them; the newest first. The page's
 * season is taken from the page: it may be newer than the library, or not kept at all.
 */
export function groupBySeries(
  credits: readonly KeptCredit[],
  { season: shown, series }: SeasonPage,
  nameOfSeries: (seriesId: number) => string,
): readonly CreditedSeries[] {
  const others = credits.filter(({ season }) => !isSameSeason(season, shown.key));
  const names = new Map(others.map(({ season }) => [season.seriesId, season.seriesName]));
  if (series !== null) names.set(series.seriesId, series.name);
  const here = { key: shown.key, name: shown.name, airDate: shown.airDate, credits: [], isHere: true };
  const bySeries = Map.groupBy([here, ...seasonsOf(others)], ({ key }) => key.seriesId);
  return [...bySeries]
    .map(([seriesId, seasons]) => ({
      seriesId,
      name: names.get(seriesId) ?? nameOfSeries(seriesId),
      seasons: seasons.toSorted(newestFirst),
    }))
    .sort((a, b) => compareDates(a.seasons[0]?.airDate, b.seasons[0]?.airDate));
}

function seasonsOf(credits: readonly KeptCredit[]): readonly CreditedSeason[] {
  return [...Map.groupBy(credits, ({ season }) => seasonKeyText(season)).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { season } = first;
    return [
      {
        key: season,
        name: season.seasonName,
        airDate: season.airDate,
        credits: own.map(({ credit }) => credit),
        isHere: false,
      },
    ];
  });
}

/** Specials air at any time, so within a series the number is more useful than the date. */
function newestFirst(a: CreditedSeason, b: CreditedSeason): number {
  return b.key.seasonNumber - a.key.seasonNumber;
}

/** ISO dates, the latest first; unknown ones last. */
function compareDates(a: string | null | undefined, b: string | null | undefined): number {
  return (b ?? '').localeCompare(a ?? '');
}

import { comparedText, type ComparedAddress } from '@shared/domain/address.ts';
import { foldText, queryWords } from '@shared/domain/fold-text.ts';
import { isReadable, type KeptSeason } from '@shared/domain/season.ts';
import type { KeptSeries } from '../../state/kept-series.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { SearchSelectGroup, SearchSelectOption } from '../../ui/search-select.ts';

/** Nobody reads a longer list: to find another series, the reader types its name. */
const MOST_SERIES = 40;

interface SideOptions {
  /** In the order of the library. */
  readonly series: readonly KeptSeries[];
  readonly query: string;
  /** Those already compared: neither they nor seasons of a whole series are offered again. */
  readonly sides: readonly ComparedAddress[];
  /** The series that comes first, together with those already compared: their seasons are wanted most often. */
  readonly firstId: number | null;
}

/**
 * What can be added to a comparison: for each series, all of it and its readable seasons. Each word of a query has to be found in
 * the names of series and season; a number is that of a season or its year, or begins a word of a name: "8", "s8", "eight 8".
 */
export function sideOptions(
  { series, query, sides, firstId }: SideOptions,
  texts: Texts,
): readonly SearchSelectGroup[] {
  const words = queryWords(query);
  const taken = new Set(sides.map(comparedText));
  const first = new Set([...sides.map(({ seriesId }) => seriesId), firstId]);
  const isFirst = ({ seriesId }: KeptSeries): boolean => first.has(seriesId);
  const groups: SearchSelectGroup[] = [];
  for (const one of [...series.filter(isFirst), ...series.filter((other) => !isFirst(other))]) {
    if (groups.length === MOST_SERIES) break;
    const options = optionsOf(one, words, texts).filter(
      ({ value }) => !taken.has(value) && !taken.has(String(one.seriesId)),
    );
    if (options.length > 0) groups.push({ id: String(one.seriesId), title: one.name, options });
  }
  return groups;
}

function optionsOf(
  { seriesId, name, seasons }: KeptSeries,
  words: readonly string[],
  texts: Texts,
): readonly SearchSelectOption[] {
  const series = foldText(name);
  // What the name of the series does not have must be found in its season.
  const others = words.filter((word) => !isInName(series, word));
  const byNumber = new Map(seasons.filter(isReadable).map((season) => [season.seasonNumber, season]));
  const found = [...byNumber.values()].filter((season) =>
    others.every((word) => isOfSeason(season, word, texts)),
  );
  return [
    ...(byNumber.size > 1 && others.length === 0
      ? [
          {
            value: comparedText({ seriesId, seasonNumber: null }),
            label: texts.m.compare.wholeSeries,
            detail: '',
          },
        ]
      : []),
    ...found.map((season) => ({
      value: comparedText({ seriesId, seasonNumber: season.seasonNumber }),
      label: texts.seasonName(season.seasonName, season.seasonNumber),
      detail: season.airDate === null ? '' : texts.year(season.airDate),
    })),
  ];
}

/** In a name, a number begins a word: 8 is not in "1899". */
function isInName(name: string, word: string): boolean {
  return NUMBER.test(word)
    ? name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))
    : name.includes(word);
}

function isOfSeason({ seasonName, seasonNumber, airDate }: KeptSeason, word: string, texts: Texts): boolean {
  const number = NUMBER_OF_SEASON.exec(word)?.[1];
  if (number !== undefined && Number(number) === seasonNumber) return true;
  if (NUMBER.test(word)) return word === airDate?.slice(0, 4);
  const names = [texts.seasonName(seasonName, seasonNumber), texts.m.season.seasonNumber(seasonNumber)];
  return names.some((name) => foldText(name).includes(word));
}

const NUMBER = /^\d+$/u;

/** "8", "s8", "s08". */
const NUMBER_OF_SEASON = /^s?(\d+)$/u;

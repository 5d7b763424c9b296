import { hitKey, type SearchHit } from '@shared/domain/library-search.ts';
import { isSampleSeries } from '@shared/domain/sample.ts';
import { seasonKeyText, type KeptSeason, type SeasonKey } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { imageAddress } from '../../api/image-address.ts';
import { hitLines } from '../../search/hit-text.ts';
import { posterFigure } from '../../search/series-options.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { ListOption } from '../../ui/option-groups.ts';
import type { OfferedCommand } from './commands.ts';

/** A recently opened season; `posterPath` if it is still kept. */
export function recentOption(
  key: SeasonKey,
  title: string,
  posterPath: string | null,
  choose: () => void,
): ListOption {
  return {
    id: `recent-${seasonKeyText(key)}`,
    name: title,
    details: [],
    figure: posterFigure(title, posterPath, key.seriesId),
    keys: [],
    choose,
  };
}

/** A kept season. */
export function seasonOption(season: KeptSeason, texts: Texts, choose: () => void): ListOption {
  const { airDate, isExpired } = season;
  const details = [
    isSampleSeries(season.seriesId) ? texts.m.season.sample : '',
    airDate === null ? '' : texts.year(airDate),
    texts.languageName(season.language),
    isExpired ? texts.m.library.expired : '',
  ];
  return {
    id: `season-${seasonKeyText(season)}`,
    name: texts.m.library.season(season.seriesName, texts.seasonName(season.seasonName, season.seasonNumber)),
    details: details.filter((detail) => detail !== ''),
    figure: posterFigure(season.seriesName, season.posterPath, season.seriesId),
    keys: [],
    choose,
  };
}

/** Something found in the library. */
export function hitOption(
  hit: SearchHit,
  hidden: HiddenDetails,
  texts: Texts,
  choose: () => void,
): ListOption {
  const { title, second, details, picture } = hitLines(hit, hidden, texts);
  return {
    id: `hit-${hitKey(hit)}`,
    name: title,
    details: [second, ...details].filter((detail) => detail !== ''),
    figure: {
      kind: 'picture',
      src: imageAddress(picture.kind, picture.path),
      standIn: picture.standIn,
      tint: picture.tint,
    },
    keys: [],
    choose,
  };
}

/** A command. */
export function commandOption(
  { command, icon, keys }: OfferedCommand,
  texts: Texts,
  choose: () => void,
): ListOption {
  return {
    id: `command-${command}`,
    name: texts.m.palette.command[command],
    details: [],
    figure: { kind: 'icon', icon },
    keys: keys.map((key) => texts.key(key)),
    choose,
  };
}

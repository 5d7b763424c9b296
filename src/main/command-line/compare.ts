import { inflateSync } from 'node:zlib';
import {
  areSidesCounted,
  comparePeople,
  sharedPeople,
  type ComparedPerson,
  type ComparedSide,
  type SharedPerson,
  toSide,
  type SeasonOfSide,
} from '@shared/domain/compare-people.ts';
import { shownSections, stayedCounts } from '@shared/domain/compare-sections.ts';
import { provenanceOf } from '@shared/domain/credit-export.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { addEpisodes } from '@shared/domain/group-credits.ts';
import { unpackCredits, type PackedCredits } from '@shared/domain/packed-credits.ts';
import { areOfOneSeries, type KeptSeason } from '@shared/domain/season.ts';
import {
  isHiddenCredit,
  NO_PROGRESS,
  seenBeside,
  toSeenSeries,
  unseenOf,
  withoutHiddenCounts,
  type HiddenDetails,
} from '@shared/domain/spoilers.ts';
import { en } from '@shared/text/en.ts';
import type { ExportPart } from '../library/calls.ts';
import type { LibraryReader } from '../library/reader.ts';
import type { Guard } from './credit-output.ts';
import { counted, nameOf, sectionText, sideHead, sourceLine } from './print.ts';
import { NotFound, type NamedSide } from './selection.ts';

/** A side with its credits, without what must not be told. */
interface ReadSide extends NamedSide {
  readonly compared: ComparedSide;
}

interface ComparingOptions {
  readonly library: Pick<LibraryReader, 'creditsOfSeries' | 'seen'>;
  readonly guard: Guard;
  /** Receives what is left out of all sides because it is hidden. */
  readonly noteHidden: (hidden: Pick<ExportPart, 'hidesUnseen' | 'hiddenCounts'>) => void;
  /** Says of a season, in a sentence, what else is left out. */
  readonly report: (sentence: string) => void;
}

/** Compares what is kept, as text. */
export class Comparing {
  readonly #options: ComparingOptions;

  constructor(options: ComparingOptions) {
    this.#options = options;
  }

  /**
   * What two sides have and have not in common; of more than two, or if it is asked for, who is in at least two.
   * @throws NotFound if a season cannot be read, and if nobody is shared
   */
  text(named: readonly NamedSide[], isShared: boolean): string {
    const { hidden } = this.#options.guard;
    const sides = this.#read(named, isShared);
    const parts = isShared ? sharedParts(sides, hidden) : changedParts(sides, hidden);
    const sources = new Set(
      sides.flatMap(({ seasons }) => seasons.map((season) => sourceLine(provenanceOf(season)))),
    );
    return [...parts, ...sources].join('\n');
  }

  #read(named: readonly NamedSide[], isShared: boolean): readonly ReadSide[] {
    const { library, guard, noteHidden } = this.#options;
    const { hidden, showUnseen } = guard;
    const seen = showUnseen ? NO_PROGRESS : toSeenSeries(library.seen());
    const report = (season: KeptSeason, why: string, untold: string): void => {
      const { seriesId, seasonNumber } = season;
      const end = isShared ? 'it is not said in how many of them anybody worked' : untold;
      this.#options.report(`${seriesId}/${seasonNumber} ${why}, so ${end}.`);
    };
    let [unseenCount, guestCount, hidesUnseen] = [0, 0, false];
    const sides = named.map((side): ReadSide => {
      const seasons = side.seasons.map((season): SeasonOfSide => {
        const { all, episodes, lacksPeople } = this.#creditsOf(season);
        if (lacksPeople)
          report(
            season,
            'has only its regular cast and season crew yet',
            'nobody is said to be missing from it',
          );
        const unseen = unseenOf(seen, season);
        const credits = withoutHiddenCounts(seenBeside(all, unseen, episodes), hidden);
        hidesUnseen ||= unseen !== 'nothing';
        unseenCount += all.length - credits.length;
        guestCount += credits.filter((credit) => isHiddenCredit(credit, hidden)).length;
        return { credits, unseen, lacksPeople };
      });
      const gone = side.gone.map((season): SeasonOfSide => {
        report(season, 'could not be read and is left out', 'nobody is said to be missing from its series');
        return { credits: null, unseen: 'nothing', lacksPeople: false };
      });
      return { ...side, compared: toSide([...seasons, ...gone]) };
    });
    noteHidden({ hidesUnseen, hiddenCounts: { unseen: unseenCount, guests: guestCount } });
    return sides;
  }

  #creditsOf(season: KeptSeason): {
    readonly all: readonly Credit[];
    readonly episodes: readonly { readonly episodeNumber: number }[];
    readonly lacksPeople: boolean;
  } {
    const { seriesId, seasonNumber } = season;
    const [packed] = this.#options.library.creditsOfSeries(season, [seasonNumber]);
    if (packed === undefined)
      throw new NotFound(`Season ${seasonNumber} of series ${seriesId} cannot be read.`);
    const { credits, episodes = [], lacksPeople = false } = packed;
    const unpacked = unpackCredits(JSON.parse(inflateSync(credits).toString('utf8')) as PackedCredits);
    return { all: unpacked, episodes, lacksPeople };
  }
}

/** What headings call the sides, whose whole names stand above: by their series, their season or both. */
function sideNames(sides: readonly ReadSide[]): readonly string[] {
  const isOneSeries = areOfOneSeries(sides.map(({ address }) => address));
  const names = sides.map(({ seasons: [first], address: { seasonNumber } }) => {
    if (first === undefined) return '';
    if (seasonNumber === null) return first.seriesName;
    return isOneSeries ? nameOf(first) : `${first.seriesName}, ${nameOf(first)}`;
  });
  const areDistinct = new Set(names).size === names.length;
  return areDistinct ? names : sides.map(({ word }, index) => `${names[index] ?? ''} (${word})`);
}

const headOf = ({ seasons, address }: ReadSide): string => sideHead(seasons, address.seasonNumber === null);

/** Of two sides: the sections of the window. */
function changedParts(sides: readonly ReadSide[], hidden: HiddenDetails): readonly string[] {
  const [first, second] = sides;
  if (first === undefined || second === undefined) return [];
  const isOneSeries = areOfOneSeries([first.address, second.address]);
  const heads = sides.map(headOf);
  const comparison = comparePeople(first.compared, second.compared, { isOneSeries });
  const counts = stayedCounts(comparison, hidden).map(({ work, stayed, of }) =>
    en.compare.countOf[work](String(stayed), String(of)),
  );
  return [
    `${heads.join(isOneSeries ? ' → ' : ' and ')}\n`,
    ...(counts.length === 0 ? [] : [`${en.compare.sentences.stayedOf(counts.join(' and '))}\n`]),
    ...shownSections(comparison, hidden).map((section) => sectionText(section, sideNames(sides), hidden)),
  ];
}

/** Of several sides: who is in at least two, those in the most first. */
function sharedParts(sides: readonly ReadSide[], hidden: HiddenDetails): readonly string[] {
  const compared = sides.map((side) => side.compared);
  const people = sharedPeople(compared, hidden, (a, b) => a.localeCompare(b, 'en'));
  const isCounted = areSidesCounted(compared, hidden);
  if (people.length === 0)
    throw new NotFound(
      isCounted ? en.compare.noShared : 'As far as is known here, nobody worked on more than one of them.',
    );
  const groups = isCounted
    ? [...Map.groupBy(people, ({ count }) => count)].map(
        ([count, own]) => [`In ${count} of ${sides.length}`, own] as const,
      )
    : [[en.compare.views.shared, people] as const];
  return [
    `${sides.map(headOf).join('\n')}\n`,
    ...groups.map(([title, own]) => `${title}\n${own.map((one) => sharedLine(one, sides, hidden)).join('')}`),
  ];
}

/** Who it is, what they did, in how many episodes, and on which sides unless that is all of them. */
function sharedLine(
  { person, sides: own, count }: SharedPerson,
  sides: readonly ReadSide[],
  hidden: HiddenDetails,
): string {
  const there = own.filter((side) => side !== null);
  const did = (worksOf: (side: ComparedPerson) => readonly string[]): readonly string[] => [
    ...new Set(there.flatMap(worksOf)),
  ];
  const works = [
    ...(hidden.characters ? [] : did(({ roles }) => roles)),
    ...did(({ jobs }) => jobs.map(({ job }) => job)),
  ];
  const episodes = hidden.episodeCounts ? null : addEpisodes(there.map(({ episodeCount }) => episodeCount));
  const words = sides.filter((_, index) => own[index] !== null).map(({ word }) => word);
  const facts = [
    works.join(', '),
    episodes === null ? '' : counted(episodes, 'episode'),
    count === sides.length ? '' : `in ${words.join(', ')}`,
  ].filter((fact) => fact !== '');
  const who = `  ${person.name} (${person.personId})`;
  return `${facts.length === 0 ? who : `${who}: ${facts.join('; ')}`}\n`;
}

import type { Completeness, Duplicate } from '@shared/domain/completeness.ts';
import type { Credit } from '@shared/domain/credit.ts';
import type { LeftOutRow, SeasonCredits } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import { leftOutPlace, leftOutText, type GapLine } from '../../credits/left-out.ts';
import { pickText } from '../../text/local-text.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** Lines of one kind. */
export interface CompletenessGroup {
  readonly kind: keyof Completeness;
  readonly title: string;
  readonly lines: readonly GapLine[];
}

/** The findings in words; only kinds with findings. Hidden roles stay hidden. */
export function completenessGroups(
  season: SeasonCredits,
  found: Completeness,
  hidden: Pick<HiddenDetails, 'characters'>,
  texts: Texts,
): readonly CompletenessGroup[] {
  const m = texts.m.completeness;
  const one = (key: string | number, text: string, page: WebPage): GapLine => ({
    key: String(key),
    text,
    pages: [{ subject: text, page }],
  });
  const english = new Map(season.english?.episodes.map(({ episodeNumber, name }) => [episodeNumber, name]));
  return [
    {
      kind: 'withoutPortrait' as const,
      title: m.withoutPortrait,
      lines: found.withoutPortrait.map(({ personId, name }) =>
        one(personId, name, { page: 'person-pictures', personId }),
      ),
    },
    {
      kind: 'withoutCharacter' as const,
      title: m.withoutCharacter,
      lines: found.withoutCharacter.map((credit) =>
        one(credit.creditId, credit.person.name, editorOf(credit, season)),
      ),
    },
    {
      kind: 'withoutDirector' as const,
      title: m.withoutDirector,
      lines: found.withoutDirector.map(({ episodeNumber, name }) =>
        one(
          episodeNumber,
          texts.episode(episodeNumber, pickText(name, english.get(episodeNumber)).text),
          episodeEditor(season, episodeNumber, 'crew'),
        ),
      ),
    },
    {
      kind: 'duplicates' as const,
      title: m.duplicates,
      lines: found.duplicates.map((duplicate) => duplicateLine(duplicate, season, hidden, texts)),
    },
    {
      kind: 'leftOut' as const,
      title: m.leftOut,
      lines: found.leftOut.map((row, index) => leftOutLine(row, index, season, hidden, texts)),
    },
  ].filter(({ lines }) => lines.length > 0);
}

function duplicateLine(
  duplicate: Duplicate,
  season: SeasonCredits,
  hidden: Pick<HiddenDetails, 'characters'>,
  texts: Texts,
): GapLine {
  const m = texts.m.completeness;
  if (duplicate.kind === 'people') {
    const { name, people } = duplicate;
    return {
      key: `people ${people.map(({ personId }) => personId).join(' ')}`,
      text: m.sameName(name, people.length),
      pages: people.map(({ personId, name: own }) => ({
        subject: texts.row([own, m.personId(personId)]),
        page: { page: 'person-editor', personId },
      })),
    };
  }
  const { person, credits } = duplicate;
  const [first] = credits;
  const role = first === undefined ? '' : roleOf(first, hidden);
  return {
    key: `credits ${credits.map(({ creditId }) => creditId).join(' ')}`,
    text:
      role === '' ? m.sameCredit(person.name, credits.length) : m.sameRole(person.name, role, credits.length),
    pages: first === undefined ? [] : [{ subject: person.name, page: editorOf(first, season) }],
  };
}

function leftOutLine(
  row: LeftOutRow,
  index: number,
  season: SeasonCredits,
  hidden: Pick<HiddenDetails, 'characters'>,
  texts: Texts,
): GapLine {
  const subject = leftOutPlace(row, texts);
  return {
    key: String(index),
    text: leftOutText(row, texts, hidden),
    pages: leftOutPages(row.list, row.episodeNumber, season).map((page) => ({ subject, page })),
  };
}

/** The aggregate credits cannot be edited: TMDB computes them. */
function leftOutPages(
  list: LeftOutRow['list'],
  episodeNumber: number | null,
  season: SeasonCredits,
): readonly WebPage[] {
  if (list === 'aggregate-cast' || list === 'aggregate-crew') return [];
  if (episodeNumber !== null && (list === 'guests' || list === 'episode-crew')) {
    return [episodeEditor(season, episodeNumber, list === 'guests' ? 'guests' : 'crew')];
  }
  const { seriesId, seasonNumber } = season.key;
  return [{ page: 'season-editor', seriesId, seasonNumber }];
}

function roleOf({ kind, job, character }: Credit, hidden: Pick<HiddenDetails, 'characters'>): string {
  if (kind === 'crew') return job ?? '';
  return hidden.characters ? '' : (character ?? '');
}

/** Regulars and the season's own crew are edited on the season, everyone else on one of their episodes. */
function editorOf(credit: Credit, season: SeasonCredits): WebPage {
  const [episodeNumber] = credit.episodeNumbers;
  if (credit.kind === 'regular' || episodeNumber === undefined) {
    const { seriesId, seasonNumber } = season.key;
    return { page: 'season-editor', seriesId, seasonNumber };
  }
  return episodeEditor(season, episodeNumber, credit.kind === 'guest' ? 'guests' : 'crew');
}

function episodeEditor({ key }: SeasonCredits, episodeNumber: number, part: 'guests' | 'crew'): WebPage {
  const { seriesId, seasonNumber } = key;
  return { page: 'episode-editor', seriesId, seasonNumber, episodeNumber, part };
}

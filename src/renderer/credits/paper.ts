import { isSamplePerson, isSampleSeries } from '@shared/domain/sample.ts';
import { areOfOneSeries, type KeptSeason, type NoteKey } from '@shared/domain/season.ts';
import type { Spoilers } from '../state/spoilers.svelte.ts';
import type { SheetSource } from '../state/sheet-content.ts';
import { seasonNumbersText } from '../text/season-numbers.ts';
import type { Texts } from '../text/texts.svelte.ts';
import { seenText } from './seen-text.ts';

/** What the source of a line depends on: its series or its person; `null` if neither is known. */
type SheetSubject = { readonly seriesId: number } | { readonly personId: number } | null;

/** Where a list comes from, given what it is about and the kept seasons that its text may be from. */
export function sheetSource(
  subjects: readonly SheetSubject[],
  seasons: readonly Pick<KeptSeason, 'seriesId' | 'fetchedAt'>[],
): SheetSource {
  const fromTmdb = subjects.filter((subject) => !isSampleSubject(subject));
  if (subjects.length > 0 && fromTmdb.length === 0) return 'sample';
  const oldest = new Map<number, string>();
  for (const { seriesId, fetchedAt } of seasons) {
    const known = oldest.get(seriesId);
    if (known === undefined || fetchedAt < known) oldest.set(seriesId, fetchedAt);
  }
  const times = fromTmdb.map((subject) =>
    subject !== null && 'seriesId' in subject ? oldest.get(subject.seriesId) : undefined,
  );
  const known = times.filter((time) => time !== undefined).toSorted();
  return { fetchedAt: known.length === times.length ? (known[0] ?? null) : null };
}

/** Where something of one season comes from. */
export function seasonSource({
  seriesId,
  fetchedAt,
}: Pick<KeptSeason, 'seriesId' | 'fetchedAt'>): SheetSource {
  return isSampleSeries(seriesId) ? 'sample' : { fetchedAt };
}

/** The line that names the source, with its date. */
export function sourceText(source: SheetSource, texts: Texts): string {
  if (source === 'sample') return texts.m.season.sampleHint;
  const { provenance, provenanceUndated } = texts.m.credits;
  return source.fetchedAt === null ? provenanceUndated : provenance(texts.day(source.fetchedAt));
}

function isSampleSubject(subject: SheetSubject): boolean {
  if (subject === null) return false;
  return 'seriesId' in subject ? isSampleSeries(subject.seriesId) : isSamplePerson(subject.personId);
}

/**
 * What a document leaves out, in sentences: what the reader has not seen of these seasons, and what the settings hide.
 * @param isShown whether unseen content was revealed, which concerns only what is on the page
 */
export function leftOutSentences(
  seasons: readonly NoteKey[],
  spoilers: Pick<Spoilers, 'hidden' | 'hasUnseen' | 'seenTo' | 'showsUnseen'>,
  texts: Texts,
  { hidden = spoilers.hidden, isShown = spoilers.showsUnseen } = {},
): readonly string[] {
  const unseen = isShown ? [] : seasons.filter((season) => spoilers.hasUnseen(season));
  const [first] = unseen;
  const seenTo = first === undefined || !areOfOneSeries(unseen) ? null : spoilers.seenTo(first.seriesId);
  return [
    ...(first === undefined
      ? []
      : [
          texts.sentences([
            texts.m.spoilers.unseenHidden,
            ...(seenTo === null ? [] : [seenText(seenTo, texts)]),
          ]),
        ]),
    ...(Object.values(hidden).includes(true) ? [texts.m.exporting.hidden] : []),
  ];
}

/** The name of a document of several seasons: "Aftermath, Seasons 1–3", or "12 seasons" of several series. */
export function seasonsTitle(
  seasons: readonly Pick<KeptSeason, 'seriesId' | 'seriesName' | 'seasonNumber'>[],
  texts: Texts,
): string {
  const [first] = seasons;
  if (first === undefined || !areOfOneSeries(seasons)) return texts.m.series.inSeasons(seasons.length);
  const numbers = [...new Set(seasons.map(({ seasonNumber }) => seasonNumber))].toSorted((a, b) => a - b);
  return texts.m.library.season(first.seriesName, seasonNumbersText(numbers, texts));
}

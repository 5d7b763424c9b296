import type { TripPack, TripPackProblem, TripPackReceipt } from '@shared/domain/trip-pack.ts';
import { describeError } from '../../errors/error-text.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** The state of a pack, in one or two words. */
export function packTitle({ state, receipt }: TripPack, { m }: Texts): string {
  const isIncomplete = state === 'done' && receipt !== null && receipt.problems.length > 0;
  return m.pack.title[isIncomplete ? 'incomplete' : state];
}

/** An approximate time, as one would say it. */
export interface RoughTime {
  readonly unit: 'second' | 'minute' | 'hour';
  readonly count: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds as one would say them: minutes up to an hour and a half, then hours. `second` means less than a minute. */
export function roughTime(seconds: number): RoughTime {
  if (seconds < MINUTE) return { unit: 'second', count: Math.max(0, Math.ceil(seconds)) };
  if (seconds < 1.5 * HOUR) return { unit: 'minute', count: Math.round(seconds / MINUTE) };
  return { unit: 'hour', count: Math.round(seconds / HOUR) };
}

/** How many seasons are done, then how many pictures: `''` until any are known. */
function counts({ seasonNumbers, progress }: TripPack, texts: Texts): readonly [string, string] {
  const { pack } = texts.m;
  const { seasonsDone, picturesDone, picturesKnown } = progress;
  return [
    pack.seasonsDone(texts.number(seasonsDone), seasonNumbers.length),
    picturesKnown > 0 ? pack.picturesDone(texts.number(picturesDone), picturesKnown) : '',
  ];
}

/** What is still going on in a pack, in a few words: once all of its seasons are done, their pictures. */
export function packStep(pack: TripPack, texts: Texts): string {
  if (pack.state !== 'running') return packTitle(pack, texts);
  const [seasons, pictures] = counts(pack, texts);
  return pictures !== '' && pack.progress.seasonsDone >= pack.seasonNumbers.length ? pictures : seasons;
}

/** The progress of a pack: seasons, pictures, and the time left while it runs. */
export function progressFacts(pack: TripPack, texts: Texts): readonly string[] {
  const { secondsLeft } = pack.progress;
  const facts = counts(pack, texts).filter((fact) => fact !== '');
  if (pack.state !== 'running' || secondsLeft === null) return facts;
  const { unit, count } = roughTime(secondsLeft);
  return [...facts, texts.m.pack.timeLeft[unit](count)];
}

/** Why a pack does not continue; `null` if nothing is wrong. */
export function packTrouble({ state, error }: TripPack, { m }: Texts): string | null {
  if (error === null) return null;
  const { title, text } = describeError(error, m);
  return state === 'waiting' ? m.pack.goesOn(title) : m.app.titled(title, text);
}

/** The receipt in one line. */
export function receiptText(receipt: TripPackReceipt, texts: Texts): string {
  const { seasonsKept, seasonsWanted, credits, portraits, withoutPortrait, problems } = receipt;
  return texts.m.pack.receipt(
    texts.number(seasonsKept),
    seasonsWanted,
    credits,
    portraits,
    withoutPortrait,
    texts.number(problems.length),
  );
}

/** One missing thing, in words; `areNamesHidden`: without people's names. */
export function problemText(problem: TripPackProblem, areNamesHidden: boolean, { m }: Texts): string {
  const { problems } = m.pack;
  switch (problem.kind) {
    case 'portrait-missing':
      return areNamesHidden ? problems['some-portrait-missing'] : problems[problem.kind](problem.personName);
    case 'season-missing': {
      const season = m.season.seasonNumber(problem.seasonNumber);
      if (problem.error === null) return problems['season-gone'](season);
      return problems[problem.kind](season, describeError(problem.error, m).title);
    }
    case 'season-incomplete':
    case 'poster-missing':
      return problems[problem.kind](m.season.seasonNumber(problem.seasonNumber));
  }
}

/** The key of a problem in a pack. */
export function problemKey(problem: TripPackProblem): string {
  return problem.kind === 'portrait-missing'
    ? `${problem.kind}/${problem.profilePath}`
    : `${problem.kind}/${problem.seasonNumber}`;
}

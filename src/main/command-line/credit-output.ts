import type { ExportFormat, ExportSubject } from '@shared/domain/credit-export.ts';
import { isUnfetched, seasonKeyText, type SeasonKey } from '@shared/domain/season.ts';
import { parseSearch } from '@shared/domain/search-query.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { personSubject } from '@shared/domain/yours.ts';
import { en } from '@shared/text/en.ts';
import { searchProblemTexts } from '@shared/text/search-problem.ts';
import type { ExportPart, HiddenCounts } from '../library/calls.ts';
import type { LibraryReader } from '../library/reader.ts';
import { EXIT } from './commands.ts';
import { TextPrinter } from './print.ts';
import { NotFound } from './selection.ts';

/** What credits must not tell: src/shared/domain/spoilers.ts. */
export interface Guard {
  readonly hidden: HiddenDetails;
  readonly showUnseen: boolean;
}

/** Where credits are written: `CommandPlace`. */
interface OutputPlace {
  readonly locale: string;
  readonly write: (text: string | Uint8Array) => Promise<void>;
  readonly report: (text: string) => void;
  readonly clock: () => Date;
}

/** Writes credits of the library as text or as an export, without what the guard hides. */
export class CreditOutput {
  readonly #place: OutputPlace;
  readonly #library: LibraryReader;
  readonly #guard: Guard;
  #hidesUnseen = false;
  #hiddenCounts: HiddenCounts | null = null;

  constructor(place: OutputPlace, library: LibraryReader, guard: Guard) {
    this.#place = place;
    this.#library = library;
    this.#guard = guard;
  }

  /**
   * Writes credits to standard output, names what is left out, and returns the exit code.
   * @throws NotFound if there are none
   */
  async write(subject: ExportSubject, format: ExportFormat | 'text'): Promise<number> {
    const printer = format === 'text' ? new TextPrinter(subject.kind === 'person') : null;
    let end: ExportPart | null = null;
    for await (const part of this.parts(subject, format === 'text' ? 'jsonl' : format)) {
      end = part;
      for (const { bytes } of part.pieces)
        await this.#place.write(printer === null ? bytes : printer.lines(linesOf(bytes)));
    }
    if (printer !== null) await this.#place.write(printer.end());
    return end === null ? EXIT.failed : this.reportLeftOut(end);
  }

  /**
   * The parts of an export.
   * @throws NotFound if there is no credit, before there is a part
   */
  parts(subject: ExportSubject, format: ExportFormat): AsyncIterable<ExportPart> {
    const parts = this.#parts(subject, format);
    const held: ExportPart[] = [];
    for (;;) {
      const step = parts.next();
      if (step.done === true) {
        this.reportLeftOut({ leftOut: held.at(-1)?.leftOut ?? [], cut: [] });
        throw new NotFound(...nothingOf(subject));
      }
      held.push(step.value);
      this.noteHidden(step.value);
      // Files for Kodi are about episodes, too.
      if (step.value.rows > 0 || (format === 'nfo' && step.value.pieces.length > 0)) break;
    }
    const note = (part: ExportPart): void => {
      this.noteHidden(part);
    };
    // eslint-disable-next-line @typescript-eslint/require-await -- the library is read here and not in another process
    return (async function* () {
      yield* held;
      for (const part of parts) {
        note(part);
        yield part;
      }
    })();
  }

  /** True if there are credits of a person, or a season of theirs cannot be read. */
  hasCredits(personId: number): boolean {
    for (const { rows, leftOut } of this.#parts({ kind: 'person', personId }, 'jsonl'))
      if (rows > 0 || leftOut.length > 0) return true;
    return false;
  }

  /** Names what is left out of an export, and returns its exit code. */
  reportLeftOut({ leftOut, cut }: Pick<ExportPart, 'leftOut' | 'cut'>): number {
    const unfetched = new Set(
      leftOut.length === 0 ? [] : this.#library.kept('en').filter(isUnfetched).map(seasonKeyText),
    );
    for (const key of leftOut) {
      const why = unfetched.has(seasonKeyText(key)) ? 'has not been fetched yet' : 'could not be read';
      this.#place.report(`endroll: ${seasonText(key)} ${why} and is left out.`);
    }
    for (const { kind, shown, total } of cut) {
      const written =
        total === null ? `${shown} are written, and there are more` : `${shown} of ${total} are written`;
      this.#place.report(`endroll: ${kind}: only the best ${written}. More words find fewer.`);
    }
    return leftOut.length > 0 || cut.length > 0 ? EXIT.incomplete : EXIT.ok;
  }

  /** Remembers what is not written because it is hidden, for {@link hiddenSentences}; the last count is that of the command. */
  noteHidden({ hidesUnseen, hiddenCounts }: Pick<ExportPart, 'hidesUnseen' | 'hiddenCounts'>): void {
    this.#hidesUnseen ||= hidesUnseen;
    this.#hiddenCounts = hiddenCounts;
  }

  /** Says what the settings hide, and what has not been seen, with the number of credits that were left out if it is known. */
  hiddenSentences(): readonly string[] {
    const { characters, guests, episodeCounts } = this.#guard.hidden;
    const kinds = [characters && 'roles', guests && 'guest stars', episodeCounts && 'episode counts'].filter(
      (kind) => kind !== false,
    );
    const hiddenKinds = new Intl.ListFormat('en').format(kinds);
    return [
      ...(kinds.length > 0
        ? [
            `Your settings hide ${hiddenKinds}${leftOutText(this.#hiddenCounts?.guests)}; --show-hidden shows them.`,
          ]
        : []),
      ...(this.#hidesUnseen
        ? [
            `What you have not seen is hidden${leftOutText(this.#hiddenCounts?.unseen)}; --show-hidden shows it.`,
          ]
        : []),
    ];
  }

  *#parts(subject: ExportSubject, format: ExportFormat): Generator<ExportPart, void, undefined> {
    const exportedAt = this.#place.clock().toISOString();
    const { locale } = this.#place;
    // `undefined` between the parts lets others read in the application's process; here nobody waits.
    for (const part of this.#library.exportCredits({ subject, format, exportedAt, locale, ...this.#guard }))
      if (part !== undefined) yield part;
  }
}

/** The credits of one or more people. */
export function peopleSubject(ids: readonly number[]): ExportSubject {
  const [personId] = ids;
  return personId !== undefined && ids.length === 1
    ? { kind: 'person', personId }
    : { kind: 'subjects', subjects: ids.map(personSubject) };
}

/** Every piece ends with a line. */
function linesOf(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
}

/** In brackets: how many credits are left out; `''` for none or an unknown number. */
function leftOutText(count = 0): string {
  if (count === 0) return '';
  return count === 1 ? ' (1 credit is left out)' : ` (${count} credits are left out)`;
}

function seasonText({ seriesId, seasonNumber, language }: SeasonKey): string {
  return `${seriesId}/${seasonNumber} in ${language}`;
}

function nothingOf(subject: ExportSubject): readonly string[] {
  if (subject.kind === 'entries') return ['There are no notes, stars, tags or entries of lists to write.'];
  if (subject.kind !== 'search') return ['There are no credits to write.'];
  const { text } = subject.search;
  return [`No credits in the library match “${text.trim()}”.`, ...alternativesTexts(text)];
}

/** If nothing was found, and one word or another may have been meant: that this is no such search. */
export function alternativesTexts(text: string): readonly string[] {
  const problems = parseSearch(text).problems.filter(({ kind }) => kind === 'alternatives');
  return searchProblemTexts(problems, true, en);
}

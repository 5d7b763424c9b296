import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { inflateSync } from 'node:zlib';
import { isEndrollError, type AppError } from '@shared/app-error.ts';
import { comparePeople } from '@shared/domain/compare-people.ts';
import { shownSections } from '@shared/domain/compare-sections.ts';
import {
  EXPORT_FORMATS,
  MOST_EXPORTED_HITS,
  provenanceOf,
  type ExportFormat,
  type ExportSubject,
} from '@shared/domain/credit-export.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { NO_TRANSLATED_NAMES } from '@shared/domain/library-search.ts';
import { unpackCredits, type PackedCredits } from '@shared/domain/packed-credits.ts';
import { parseSearch } from '@shared/domain/search-query.ts';
import { isReadable, type KeptSeason, type SeasonKey } from '@shared/domain/season.ts';
import {
  hiddenBySettings,
  NOTHING_HIDDEN,
  NOTHING_SAID,
  seenCredits,
  toSeenSeries,
  unseenOf,
  withoutHiddenCounts,
  type HiddenDetails,
} from '@shared/domain/spoilers.ts';
import type { Settings } from '@shared/domain/settings.ts';
import { personSubject } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { en } from '@shared/text/en.ts';
import { errorWords } from '@shared/text/error-words.ts';
import { searchProblemText } from '@shared/text/search-problem.ts';
import { writeExport } from '../export/write-export.ts';
import type { ExportPart } from '../library/calls.ts';
import { LibraryReader } from '../library/reader.ts';
import {
  commandOf,
  formatOf,
  idOf,
  languageOf,
  parse,
  READ_FORMATS,
  seasonOf,
  seasonsOf,
  UsageError,
  type Options,
} from './arguments.ts';
import { COMMANDS, completionScript, EXIT, helpText, type CommandName, type OptionName } from './commands.ts';
import { hitLine, listText, nameOf, seasonHead, sectionText, sourceLine, TextPrinter } from './print.ts';

/** Where a command runs. */
export interface CommandPlace {
  /** The library's folder. */
  readonly folder: string;
  readonly version: string;
  readonly settings: Pick<Settings, 'language' | 'hideCharacters' | 'hideEpisodeCounts' | 'hideGuests'>;
  /** The window's language: lists come in its order of names. */
  readonly locale: string;
  /** Everything on standard input, to its end. */
  readonly readInput: () => Promise<string>;
  /** Writes data; resolves when more can be written. Rejects if the output is closed. */
  readonly write: (text: string | Uint8Array) => Promise<void>;
  /** Writes a message. */
  readonly tell: (text: string) => void;
  /** Fetches a season from TMDB and keeps it. Rejects with an EndrollError. */
  readonly keep: (key: SeasonKey) => Promise<void>;
  readonly clock: () => Date;
}

/** Stands for what is on standard input. */
const STANDARD_INPUT = '-';

/** The requested item does not exist. */
class NotFound extends Error {}

/** What is not there, in a sentence each, when there is nothing else to do. */
class NothingFound extends NotFound {
  constructor(missing: readonly string[]) {
    super(missing.join('\nendroll: '));
  }
}

/** Errors of TMDB about one season; after any other it is not asked for the next ones. */
const ABOUT_ONE_SEASON: ReadonlySet<AppError['kind']> = new Set(['not-found', 'invalid-response']);

/** Runs a command and returns its exit code. Rejects only if the output is closed. */
export async function runCommandLine(words: readonly string[], place: CommandPlace): Promise<number> {
  const library = new LibraryReader({ folder: place.folder });
  try {
    return await new CommandRun(place, library).run(words);
  } catch (error) {
    if (error instanceof UsageError) {
      place.tell(`endroll: ${error.message}\nTry “endroll help”.`);
      return EXIT.usage;
    }
    if (error instanceof NotFound) {
      place.tell(`endroll: ${error.message}`);
      return EXIT.failed;
    }
    if (!isEndrollError(error)) throw error;
    place.tell(`endroll: ${explain(error.appError)}`);
    return EXIT.failed;
  } finally {
    library.close();
  }
}

/** A command that only reads the library. */
class CommandRun {
  readonly #place: CommandPlace;
  readonly #library: LibraryReader;

  constructor(place: CommandPlace, library: LibraryReader) {
    this.#place = place;
    this.#library = library;
  }

  async run(words: readonly string[]): Promise<number> {
    const { name, operands: given, options } = parse(words);
    if (options.version === true) return this.#say(`${this.#place.version}\n`);
    if (name === null || options.help === true || name === 'help')
      return this.#say(helpText(name === 'help' ? commandOf(given[0]) : name));
    const operands = await this.#withInput(given);
    this.#tellHidden(name, options);
    switch (name) {
      case 'credits':
        return this.#credits(operands, options);
      case 'search':
        return this.#search(operands, options);
      case 'person':
        return this.#person(operands, options);
      case 'compare':
        return this.#compare(operands, options);
      case 'library':
        return this.#list(operands, options);
      case 'export':
        return this.#export(operands, options);
      case 'verify':
        return this.#verify();
      case 'completions': {
        const script = completionScript(operands[0]);
        if (script === null) throw new UsageError('Completions are for bash, zsh or fish.');
        return this.#say(script);
      }
    }
  }

  // ——— the commands

  async #credits(operands: readonly string[], options: Options): Promise<number> {
    const asked = seasonsOf(operands);
    const format = formatOf(options, 'text', READ_FORMATS);
    const keys: SeasonKey[] = [];
    const missing: string[] = [];
    let mayAsk = options.offline !== true;
    for (const season of asked) {
      try {
        keys.push(await this.#keptSeason(season, languageOf(options), mayAsk));
      } catch (error) {
        if (isEndrollError(error)) {
          const why = explain(error.appError);
          missing.push(asked.length === 1 ? why : `${season.seriesId}/${season.seasonNumber}: ${why}`);
          mayAsk &&= ABOUT_ONE_SEASON.has(error.appError.kind);
        } else if (error instanceof NotFound) missing.push(error.message);
        else throw error;
      }
    }
    const code = this.#tellMissing(missing, keys.length > 0);
    return Math.max(code, await this.#write({ kind: 'seasons', keys }, format, options));
  }

  /** A kept season; one that is not kept is fetched if TMDB may be asked. */
  async #keptSeason(
    asked: Omit<SeasonKey, 'language'>,
    language: string | null,
    mayAsk: boolean,
  ): Promise<SeasonKey> {
    const kept = this.#findSeason(asked, language);
    if (kept !== null) return kept;
    if (!mayAsk) throw new NotFound(notKept(asked, language));
    const key = { ...asked, language: language ?? this.#place.settings.language };
    await this.#fetch(key);
    const fetched = this.#findSeason(asked, key.language);
    if (fetched === null)
      throw new NotFound(
        `TMDB has answered, but season ${asked.seasonNumber} of series ${asked.seriesId} could not be kept.`,
      );
    return fetched;
  }

  async #search(operands: readonly string[], options: Options): Promise<number> {
    const text = operands.join(' ').trim();
    if (text === '') throw new UsageError('search takes words: endroll search jesse pinkman');
    const format = formatOf(options, 'text', READ_FORMATS);
    this.#needLibrary();
    const code = this.#tellProblems(text);
    const search = { text, only: null, translated: NO_TRANSLATED_NAMES };
    if (format !== 'text')
      return Math.max(
        code,
        await this.#write({ kind: 'search', search }, format, options, nothingMatches(text)),
      );
    const { groups, hasUnseen } = fromJsonText(
      finish(this.#library.search({ ...search, limit: MOST_EXPORTED_HITS, ...this.#guarded(options) })),
    );
    if (hasUnseen) this.#place.tell(UNSEEN_IS_HIDDEN);
    const hits = groups.flatMap((group) => group.hits);
    if (hits.length === 0) throw new NotFound(`Nothing in the library matches “${text}”.`);
    const { hidden } = this.#guarded(options);
    await this.#place.write(hits.map((hit) => `${hitLine(hit, hidden)}\n`).join(''));
    const cut = groups.filter(({ hasMore }) => hasMore);
    for (const { kind, hits: shown } of cut)
      this.#place.tell(`endroll: ${kind}: only the best ${shown.length} are shown. More words find fewer.`);
    return cut.length > 0 ? EXIT.incomplete : code;
  }

  async #person(operands: readonly string[], options: Options): Promise<number> {
    const asked = operands.map((word) => idOf(word, 'The person'));
    if (asked.length === 0) throw new UsageError('person takes an id: endroll person 17419');
    const format = formatOf(options, 'text', READ_FORMATS);
    this.#needLibrary();
    const { known, missing } = this.#people(asked, options);
    let code = this.#tellMissing(missing, known.length > 0);
    if (format !== 'text') return Math.max(code, await this.#write(peopleSubject(known), format, options));
    for (const [place, personId] of known.entries()) {
      if (place > 0) await this.#place.write('\n');
      code = Math.max(code, await this.#write({ kind: 'person', personId }, format, options));
    }
    return code;
  }

  async #compare(operands: readonly string[], options: Options): Promise<number> {
    const [first, second, ...more] = operands;
    if (first === undefined || second === undefined || more.length > 0)
      throw new UsageError('compare takes two seasons: endroll compare 1396/1 1396/2');
    const format = formatOf(options, 'text', READ_FORMATS);
    const { known: keys, missing } = this.#seasons([first, second], options);
    if (missing.length > 0) throw new NothingFound(missing);
    const guarded = this.#guarded(options);
    const seen = guarded.showUnseen ? NOTHING_SAID : toSeenSeries(this.#library.seen());
    const areWhole = keys.map((key) => unseenOf(seen, key) === 'nothing');
    if (areWhole.includes(false)) this.#place.tell(UNSEEN_IS_HIDDEN);
    if (format !== 'text')
      return this.#write(
        { kind: 'comparison', sides: keys.map((key) => [key]), isShared: false },
        format,
        options,
      );
    const [before = [], after = []] = keys.map((key): readonly Credit[] => {
      const [packed] = this.#library.creditsOfSeries(key, [key.seasonNumber]);
      if (packed === undefined)
        throw new NotFound(`Season ${key.seasonNumber} of series ${key.seriesId} cannot be read.`);
      const credits = unpackCredits(
        JSON.parse(inflateSync(packed.credits).toString('utf8')) as PackedCredits,
      );
      return withoutHiddenCounts(seenCredits(credits, unseenOf(seen, key)), guarded.hidden);
    });
    const [isBeforeWhole = false, isAfterWhole = false] = areWhole;
    const comparison = comparePeople([before], [after], [isBeforeWhole, isAfterWhole]);
    const sections = shownSections(comparison, guarded.hidden);
    const sources = [...new Set(keys.map((key) => sourceLine(provenanceOf(key))))];
    const head = `${keys.map((season) => seasonHead({ ...season, seasonName: nameOf(season) })).join(' → ')}\n`;
    return this.#say(
      [head, ...sections.map((section) => sectionText(section, guarded.hidden)), ...sources].join('\n'),
    );
  }

  async #list(operands: readonly string[], options: Options): Promise<number> {
    if (operands.length > 0) throw new UsageError('library takes no arguments.');
    const format = formatOf(options, 'text', READ_FORMATS);
    return this.#say(listText(this.#library.kept(this.#place.locale), format));
  }

  async #export(operands: readonly string[], options: Options): Promise<number> {
    if (operands.length > 0) throw new UsageError(`export does not take “${operands.join(' ')}”.`);
    const format = formatOf<ExportFormat>(options, 'csv', EXPORT_FORMATS);
    const { to } = options;
    if (typeof to !== 'string')
      throw new UsageError('export needs --to FILE, or --to - for standard output.');
    if (format === 'nfo' && to === '-') throw new UsageError('Files for Kodi are a folder: --to FOLDER.');
    this.#needLibrary();
    if (to !== '-' && !existsSync(dirname(to))) throw new NotFound(`There is no folder ${dirname(to)}`);
    const { subject, code, nothing } = await this.#subjectOf(options);
    if (to === '-') return Math.max(code, await this.#write(subject, format, options, nothing));
    const parts = this.#parts(subject, format, options, nothing);
    const { rows, leftOut, isCut } = await writeExport(to, format, parts);
    this.#place.tell(`${rows} ${rows === 1 ? 'credit' : 'credits'} written to ${to}`);
    return Math.max(code, this.#tellLeftOut(leftOut, isCut));
  }

  /** Reads every page and every record of answers that is kept. */
  async #verify(): Promise<number> {
    this.#needLibrary();
    let problems = 0;
    let seasons = 0;
    for (const { name, problem } of this.#library.verify()) {
      seasons += 1;
      if (problem === null) continue;
      problems += 1;
      await this.#place.write(`${name}: ${problem}\n`);
    }
    this.#place.tell(
      `${seasons} kept, ${problems === 0 ? 'nothing damaged' : `${problems} with a problem`}.`,
    );
    return problems === 0 ? EXIT.ok : EXIT.failed;
  }

  // ——— what they share

  /** What is exported, after naming what is missing; the exit code so far; and what to say if there are no credits. */
  async #subjectOf(
    options: Options,
  ): Promise<{ readonly subject: ExportSubject; readonly code: number; readonly nothing?: string }> {
    const { season, series, person, search } = options;
    const given = [season, series, person, search].filter((value) => value !== undefined);
    if (given.length > 1)
      throw new UsageError('Only one of --season, --series, --person and --search can be given.');
    const [value] = given;
    if (value === undefined) return { subject: { kind: 'library' }, code: EXIT.ok };
    const words = await this.#withInput(
      Array.isArray(value) ? (value as readonly string[]) : [String(value)],
    );
    if (search !== undefined) {
      const text = words.join(' ');
      return {
        subject: { kind: 'search', search: { text, only: null, translated: NO_TRANSLATED_NAMES } },
        code: this.#tellProblems(text),
        nothing: nothingMatches(text),
      };
    }
    if (person !== undefined) {
      const ids = words.map((word) => idOf(word, 'The person'));
      const { known, missing } = this.#people(ids, options);
      return { subject: peopleSubject(known), code: this.#tellMissing(missing, known.length > 0) };
    }
    const { known: keys, missing } =
      season === undefined ? this.#seasonsOfSeries(words, options) : this.#seasons(words, options);
    return { subject: { kind: 'seasons', keys }, code: this.#tellMissing(missing, keys.length > 0) };
  }

  /** The kept seasons of these series. */
  #seasonsOfSeries(words: readonly string[], options: Options): Found<KeptSeason> {
    const language = languageOf(options);
    const kept = this.#library
      .kept(this.#place.locale)
      .filter((season) => isReadable(season) && (language === null || season.language === language));
    const all = words.map((word) => {
      const seriesId = idOf(word, 'The series');
      return { seriesId, seasons: kept.filter((season) => season.seriesId === seriesId) };
    });
    return {
      known: all.flatMap(({ seasons }) => seasons),
      missing: all
        .filter(({ seasons }) => seasons.length === 0)
        .map(({ seriesId }) => `No season of series ${seriesId} is kept${inLanguage(language)}.`),
    };
  }

  /** Kept seasons, each written as 1396/1. */
  #seasons(words: readonly string[], options: Options): Found<KeptSeason> {
    const language = languageOf(options);
    const all = words.map(seasonOf).map((asked) => ({ asked, season: this.#findSeason(asked, language) }));
    return {
      known: all.flatMap(({ season }) => season ?? []),
      missing: all.filter(({ season }) => season === null).map(({ asked }) => notKept(asked, language)),
    };
  }

  /** Those of whom there is something to write. */
  #people(ids: readonly number[], options: Options): Found<number> {
    const asked = [...new Set(ids)];
    const isKnown = (personId: number): boolean => {
      const parts = this.#exported({ kind: 'person', personId }, 'jsonl', options);
      for (const { rows, leftOut } of parts) if (rows > 0 || leftOut.length > 0) return true;
      return false;
    };
    const known = asked.filter(isKnown);
    return {
      known,
      missing: asked
        .filter((id) => !known.includes(id))
        .map((id) => `Nobody with the id ${id} is in a kept season.`),
    };
  }

  /** Names what is missing; the exit code if the rest goes on. */
  #tellMissing(missing: readonly string[], isAnyThere: boolean): number {
    if (!isAnyThere) throw new NothingFound(missing);
    for (const sentence of missing) this.#place.tell(`endroll: ${sentence}`);
    return missing.length > 0 ? EXIT.incomplete : EXIT.ok;
  }

  /** Says what of a search is not understood; the exit code if the rest is searched. */
  #tellProblems(text: string): number {
    const { problems } = parseSearch(text);
    for (const problem of problems) this.#place.tell(`endroll: ${searchProblemText(problem, en)}`);
    // The words of a field that does not exist are searched for.
    return problems.some(({ kind }) => kind === 'bad-value') ? EXIT.incomplete : EXIT.ok;
  }

  /** The words, with those on standard input in place of `-`. */
  async #withInput(words: readonly string[]): Promise<readonly string[]> {
    const at = words.indexOf(STANDARD_INPUT);
    if (at === -1) return words;
    if (words.includes(STANDARD_INPUT, at + 1)) throw new UsageError('- can be given only once.');
    const read = (await this.#place.readInput()).split(/\s+/u).filter((word) => word !== '');
    if (read.length === 0) throw new UsageError('There is nothing on standard input.');
    return words.toSpliced(at, 1, ...read);
  }

  /** Writes credits to standard output. */
  async #write(
    subject: ExportSubject,
    format: ExportFormat | 'text',
    options: Options,
    nothing?: string,
  ): Promise<number> {
    let end: ExportPart | null = null;
    let printer: TextPrinter | null = null;
    for await (const part of this.#parts(subject, format === 'text' ? 'jsonl' : format, options, nothing)) {
      end = part;
      for (const { bytes } of part.pieces) {
        if (format !== 'text') {
          await this.#place.write(bytes);
          continue;
        }
        printer ??= new TextPrinter(subject.kind === 'person');
        // Every piece ends with a line.
        const lines = Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
        await this.#place.write(printer.lines(lines));
      }
    }
    if (printer !== null) await this.#place.write(printer.end());
    if (end === null) return EXIT.failed;
    return this.#tellLeftOut(end.leftOut, end.isCut);
  }

  /** The parts of an export. Without a credit there are none: `nothing` says so, before anything is written. */
  #parts(
    subject: ExportSubject,
    format: ExportFormat,
    options: Options,
    nothing = 'There are no credits to write.',
  ): AsyncIterable<ExportPart> {
    const parts = this.#exported(subject, format, options);
    const held: ExportPart[] = [];
    for (;;) {
      const step = parts.next();
      if (step.done === true) {
        this.#tellLeftOut(held.at(-1)?.leftOut ?? [], false);
        throw new NotFound(nothing);
      }
      held.push(step.value);
      // Files for Kodi are about episodes, too.
      if (step.value.rows > 0 || (format === 'nfo' && step.value.pieces.length > 0)) break;
    }
    // eslint-disable-next-line @typescript-eslint/require-await -- the library is read here and not in another process
    return (async function* () {
      yield* held;
      yield* parts;
    })();
  }

  *#exported(
    subject: ExportSubject,
    format: ExportFormat,
    options: Options,
  ): Generator<ExportPart, void, undefined> {
    const exportedAt = this.#place.clock().toISOString();
    for (const part of this.#library.exportCredits({
      subject,
      format,
      exportedAt,
      locale: this.#place.locale,
      ...this.#guarded(options),
    }))
      if (part !== undefined) yield part;
  }

  #tellLeftOut(leftOut: readonly SeasonKey[], isCut: boolean): number {
    for (const { seriesId, seasonNumber, language } of leftOut)
      this.#place.tell(
        `endroll: ${seriesId}/${seasonNumber} in ${language} could not be read and is left out.`,
      );
    if (isCut) this.#place.tell(`endroll: ${en.exporting.isCut}`);
    return leftOut.length > 0 || isCut ? EXIT.incomplete : EXIT.ok;
  }

  /** Says what the settings hide from a command that could show it. */
  #tellHidden(name: CommandName, options: Options): void {
    const commandOptions: readonly OptionName[] = COMMANDS[name].options;
    if (!commandOptions.includes('show-hidden')) return;
    const { characters, guests, episodeCounts } = this.#guarded(options).hidden;
    const kinds = [characters && 'roles', guests && 'guest stars', episodeCounts && 'episode counts'].filter(
      (kind) => kind !== false,
    );
    if (kinds.length > 0)
      this.#place.tell(
        `endroll: Your settings hide ${new Intl.ListFormat('en').format(kinds)}; --show-hidden shows them.`,
      );
  }

  #guarded(options: Options): { readonly hidden: HiddenDetails; readonly showUnseen: boolean } {
    const showUnseen = options['show-hidden'] === true;
    return { hidden: showUnseen ? NOTHING_HIDDEN : hiddenBySettings(this.#place.settings), showUnseen };
  }

  /** The kept season in a language; by default that of the settings, or else any. */
  #findSeason(asked: Omit<SeasonKey, 'language'>, language: string | null): KeptSeason | null {
    const kept = this.#library
      .kept(this.#place.locale)
      .filter(
        (season) =>
          season.seriesId === asked.seriesId &&
          season.seasonNumber === asked.seasonNumber &&
          isReadable(season),
      );
    if (language !== null) return kept.find((season) => season.language === language) ?? null;
    return kept.find((season) => season.language === this.#place.settings.language) ?? kept[0] ?? null;
  }

  async #fetch(key: SeasonKey): Promise<void> {
    this.#place.tell(`endroll: fetching season ${key.seasonNumber} of series ${key.seriesId} from TMDB…`);
    try {
      await this.#place.keep(key);
    } catch (error) {
      // Part of it may have been kept anyway.
      if (!isEndrollError(error) || this.#findSeason(key, key.language) === null) throw error;
      this.#place.tell(`endroll: the season is incomplete. ${explain(error.appError)}`);
    }
  }

  #needLibrary(): void {
    if (!this.#library.isThere())
      throw new NotFound('There is no library here yet, or it must be rebuilt: start Endroll once.');
  }

  async #say(text: string): Promise<number> {
    await this.#place.write(text);
    return EXIT.ok;
  }
}

/** Those that are there, and a sentence about each that is not. */
interface Found<Item> {
  readonly known: readonly Item[];
  readonly missing: readonly string[];
}

function inLanguage(language: string | null): string {
  return language === null ? '' : ` in ${language}`;
}

function notKept({ seriesId, seasonNumber }: Omit<SeasonKey, 'language'>, language: string | null): string {
  return `Season ${seasonNumber} of series ${seriesId} is not kept${inLanguage(language)}.`;
}

function nothingMatches(text: string): string {
  return `No credits in the library match “${text}”.`;
}

const UNSEEN_IS_HIDDEN = 'endroll: What you have not seen is hidden; --show-hidden shows it.';

/** The credits of one or more people. */
function peopleSubject(ids: readonly number[]): ExportSubject {
  const [personId] = ids;
  return personId !== undefined && ids.length === 1
    ? { kind: 'person', personId }
    : { kind: 'subjects', subjects: ids.map(personSubject) };
}

/** Runs a call of the library to its end. */
function finish<Value>(work: Generator<unknown, Value, undefined>): Value {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** An error in English: as the window says it, where there is nothing to add. */
function explain(error: AppError): string {
  if (error.kind === 'cancelled') return 'Cancelled.';
  if (error.kind === 'not-found')
    return error.what === 'season' || error.what === 'series'
      ? `TMDB has no such ${error.what}.`
      : en.errors.notFound.page;
  const words = errorWords(error, en);
  return error.kind === 'unauthorized' && error.reason === 'missing'
    ? `${words} Enter it in Endroll’s settings, or give it in TMDB_ACCESS_TOKEN: without a display the system’s keyring may not answer.`
    : words;
}

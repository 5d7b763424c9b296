import { existsSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { isEndrollError, type AppError } from '@shared/app-error.ts';
import {
  EXPORT_FORMATS,
  formatsOf,
  MOST_EXPORTED_HITS,
  type ExportFormat,
  type ExportSubject,
} from '@shared/domain/credit-export.ts';
import { foldText } from '@shared/domain/fold-text.ts';
import { NO_TRANSLATED_NAMES, type LibrarySearch } from '@shared/domain/library-search.ts';
import { parseSearch } from '@shared/domain/search-query.ts';
import type { KeptSeason, SeasonKey } from '@shared/domain/season.ts';
import { hiddenBySettings, NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import type { Settings } from '@shared/domain/settings.ts';
import type { SubjectKey } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { en } from '@shared/text/en.ts';
import { errorWords } from '@shared/text/error-words.ts';
import { searchProblemTexts } from '@shared/text/search-problem.ts';
import { writeExport } from '../export/write-export.ts';
import { toCutHits } from '../library/export.ts';
import { LibraryReader } from '../library/reader.ts';
import {
  commandOf,
  formatOf,
  formatOfEnding,
  idsOf,
  languageOf,
  parse,
  READ_FORMATS,
  seasonsOf,
  sidesOf,
  UsageError,
  type NamedSeason,
  type Options,
  type ReadFormat,
} from './arguments.ts';
import { COMMANDS, EXIT, helpText, type CommandName, type OptionName } from './commands.ts';
import { Comparing } from './compare.ts';
import { completionScript } from './completions.ts';
import { alternativesTexts, CreditOutput, peopleSubject, type Guard } from './credit-output.ts';
import { hitLine, listText } from './print.ts';
import { NotFound, Selection, type Found } from './selection.ts';

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
  /** Writes a message of one or more lines. */
  readonly report: (text: string) => void;
  /** Fetches a season from TMDB and keeps it. Rejects with an EndrollError. */
  readonly keep: (key: SeasonKey) => Promise<void>;
  readonly clock: () => Date;
}

/** Runs a command and returns its exit code. Rejects only if the output is closed. */
export async function runCommandLine(words: readonly string[], place: CommandPlace): Promise<number> {
  const library = new LibraryReader({ folder: place.folder });
  try {
    const { name, operands, options } = parse(words);
    if (options.version === true) return await say(place, `${place.version}\n`);
    if (name === null || name === 'help' || options.help === true)
      return await say(place, helpText(name === 'help' ? commandOf(operands[0]) : name));
    const withInput = await replaceByInput(operands, place);
    return await new CommandRun({ place, library, name, options, operands: withInput }).run();
  } catch (error) {
    if (error instanceof UsageError) {
      place.report(`endroll: ${error.message}\nTry “endroll help”.`);
      return EXIT.usage;
    }
    if (error instanceof NotFound) {
      for (const sentence of error.sentences) place.report(`endroll: ${sentence}`);
      return EXIT.failed;
    }
    if (!isEndrollError(error)) throw error;
    place.report(`endroll: ${explain(error.appError)}`);
    return EXIT.failed;
  } finally {
    library.close();
  }
}

/** A search as it is typed. */
type SearchWords = Pick<LibrarySearch, 'text' | 'only' | 'translated'>;

interface CommandRunOptions {
  readonly place: CommandPlace;
  readonly library: LibraryReader;
  readonly name: Exclude<CommandName, 'help'>;
  readonly operands: readonly string[];
  readonly options: Options;
}

/** One command. Each of its methods returns the exit code of what it does. */
class CommandRun {
  readonly #place: CommandPlace;
  readonly #library: LibraryReader;
  readonly #name: CommandRunOptions['name'];
  readonly #operands: readonly string[];
  readonly #options: Options;
  readonly #guard: Guard;
  readonly #output: CreditOutput;
  readonly #selection: Selection;

  constructor({ place, library, name, operands, options }: CommandRunOptions) {
    this.#place = place;
    this.#library = library;
    this.#name = name;
    this.#operands = operands;
    this.#options = options;
    const showUnseen = options['show-hidden'] === true;
    this.#guard = { showUnseen, hidden: showUnseen ? NOTHING_HIDDEN : hiddenBySettings(place.settings) };
    this.#output = new CreditOutput(place, library, this.#guard);
    this.#selection = new Selection({
      library,
      locale: place.locale,
      language: languageOf(options),
      usualLanguage: place.settings.language,
      hasCredits: (personId) => this.#output.hasCredits(personId),
    });
  }

  /** Runs the command, and says what it does not show because it is hidden. */
  async run(): Promise<number> {
    let isUnderstood = true;
    try {
      return await this.#run();
    } catch (error) {
      isUnderstood = !(error instanceof UsageError);
      throw error;
    } finally {
      const options: readonly OptionName[] = COMMANDS[this.#name].options;
      if (isUnderstood && options.includes('show-hidden'))
        for (const sentence of this.#output.hiddenSentences()) this.#report(sentence);
    }
  }

  #run(): Promise<number> {
    switch (this.#name) {
      case 'credits':
        return this.#credits();
      case 'search':
        return this.#search();
      case 'person':
        return this.#person();
      case 'compare':
        return this.#compare();
      case 'library':
        return this.#list();
      case 'export':
        return this.#export();
      case 'verify':
        return this.#verify();
      case 'completions':
        return this.#completions();
    }
  }

  // ——— the commands

  async #credits(): Promise<number> {
    const asked = seasonsOf(this.#operands);
    const format = this.#readFormat();
    const found: KeptSeason[] = [];
    const missing: string[] = [];
    let mayFetch = this.#options.offline !== true;
    for (const season of asked) {
      try {
        found.push(this.#selection.season(season) ?? (await this.#fetch(season, mayFetch)));
      } catch (error) {
        if (error instanceof NotFound) missing.push(...error.sentences);
        else if (isEndrollError(error)) {
          const why = explain(error.appError);
          missing.push(asked.length === 1 ? why : `${season.seriesId}/${season.seasonNumber}: ${why}`);
          mayFetch &&= ABOUT_ONE_SEASON.has(error.appError.kind);
        } else throw error;
      }
    }
    const code = this.#reportMissing({ found, missing });
    return Math.max(code, await this.#output.write({ kind: 'seasons', keys: found }, format));
  }

  /** Fetches a season that is not kept, if TMDB may be asked. */
  async #fetch(asked: NamedSeason, mayFetch: boolean): Promise<KeptSeason> {
    const { seriesId, seasonNumber } = asked;
    if (!mayFetch) throw new NotFound(this.#selection.notKept(asked));
    const key = { ...asked, language: languageOf(this.#options) ?? this.#place.settings.language };
    this.#report(`fetching season ${seasonNumber} of series ${seriesId} from TMDB…`);
    try {
      await this.#place.keep(key);
    } catch (error) {
      // Part of it may have been kept anyway.
      if (!isEndrollError(error) || this.#selection.seasonIn(key) === null) throw error;
      this.#report(`the season is incomplete. ${explain(error.appError)}`);
    }
    const kept = this.#selection.seasonIn(key);
    if (kept !== null) return kept;
    throw new NotFound(
      `TMDB has answered, but season ${seasonNumber} of series ${seriesId} could not be kept.`,
    );
  }

  async #search(): Promise<number> {
    const text = this.#operands.join(' ').trim();
    if (text === '') throw new UsageError('search takes words: endroll search jesse pinkman');
    const format = this.#readFormat();
    this.#needLibrary();
    const { search, code } = this.#understand(text);
    if (format !== 'text')
      return Math.max(code, await this.#output.write({ kind: 'search', search }, format));
    const { groups, hasUnseen } = fromJsonText(
      finish(this.#library.search({ ...search, limit: MOST_EXPORTED_HITS, ...this.#guard })),
    );
    this.#output.noteHidden({ hidesUnseen: hasUnseen, hiddenCounts: null });
    const lines = groups.flatMap(({ hits }) => hits.map((hit) => `${hitLine(hit, this.#guard.hidden)}\n`));
    if (lines.length === 0)
      throw new NotFound(`Nothing in the library matches “${text}”.`, ...alternativesTexts(text));
    await this.#place.write(lines.join(''));
    const cut = groups.filter(({ hasMore }) => hasMore).map(toCutHits);
    return Math.max(code, this.#output.reportLeftOut({ leftOut: [], cut }));
  }

  async #person(): Promise<number> {
    const asked = idsOf(this.#operands, 'The person');
    if (asked.length === 0)
      throw new UsageError('person takes an id: endroll person 17419. “endroll search NAME” shows it.');
    const format = this.#readFormat();
    this.#needLibrary();
    const people = this.#people(asked);
    let code = this.#reportMissing(people);
    if (format !== 'text')
      return Math.max(code, await this.#output.write(peopleSubject(people.found), format));
    for (const [index, personId] of people.found.entries()) {
      if (index > 0) await this.#place.write('\n');
      code = Math.max(code, await this.#output.write({ kind: 'person', personId }, format));
    }
    return code;
  }

  async #compare(): Promise<number> {
    const asked = sidesOf(this.#operands);
    const format = this.#readFormat();
    const { found, missing } = this.#selection.sides(asked);
    if (found.length < 2) throw new NotFound(...missing);
    const code = this.#reportMissing({ found, missing });
    // Of several, it stays the same question if one is missing.
    const isShared = asked.length > 2;
    if (format !== 'text') {
      const sides = found.map(({ seasons, gone }) => [...seasons, ...gone]);
      return Math.max(code, await this.#output.write({ kind: 'comparison', sides, isShared }, format));
    }
    const comparing = new Comparing({
      library: this.#library,
      guard: this.#guard,
      noteHidden: (hidden) => {
        this.#output.noteHidden(hidden);
      },
      report: (sentence) => {
        this.#report(sentence);
      },
    });
    const isAllRead = found.every(({ gone }) => gone.length === 0);
    const said = await say(this.#place, comparing.text(found, isShared));
    return Math.max(code, said, isAllRead ? EXIT.ok : EXIT.incomplete);
  }

  async #list(): Promise<number> {
    if (this.#operands.length > 0) throw new UsageError('library takes no arguments.');
    const format = this.#readFormat();
    return say(this.#place, listText(this.#library.kept(this.#place.locale), format));
  }

  async #export(): Promise<number> {
    if (this.#operands.length > 0)
      throw new UsageError(`export does not take “${this.#operands.join(' ')}”.`);
    const { to } = this.#options;
    if (typeof to !== 'string')
      throw new UsageError('export needs --to FILE, or --to - for standard output.');
    const format = this.#exportFormat(to);
    if (format === 'nfo' && to === '-') throw new UsageError('Files for Kodi are a folder: --to FOLDER.');
    this.#needLibrary();
    if (to !== '-' && !existsSync(dirname(to))) throw new NotFound(`There is no folder ${dirname(to)}`);
    const { subject, code } = await this.#exportSubject();
    if (!formatsOf(subject).includes(format))
      throw new UsageError('Files for Kodi are about episodes, not about notes and lists.');
    if (to === '-') return Math.max(code, await this.#output.write(subject, format));
    const written = await writeExport(to, format, this.#output.parts(subject, format));
    const [one, several] = subject.kind === 'entries' ? ['entry', 'entries'] : ['credit', 'credits'];
    this.#place.report(`${written.rows} ${written.rows === 1 ? one : several} written to ${to}`);
    return Math.max(code, this.#output.reportLeftOut(written));
  }

  /** The format that is asked for, else that of the file's ending, else CSV; says so if the ending is of another, or of none. */
  #exportFormat(to: string): ExportFormat {
    const ofEnding = formatOfEnding(to);
    const format = formatOf<ExportFormat>(this.#options, ofEnding ?? 'csv', EXPORT_FORMATS);
    const isUnexpected =
      this.#options.format === undefined ? ofEnding === null : ofEnding !== null && ofEnding !== format;
    if (isUnexpected && extname(to) !== '')
      this.#report(`${to} is written in the format ${format}, which its ending does not say.`);
    return format;
  }

  /** What is exported, after naming what is missing, and the exit code so far. */
  async #exportSubject(): Promise<{ readonly subject: ExportSubject; readonly code: number }> {
    const { season, series, person, search, notes, list } = this.#options;
    const all = [season, series, person, search, notes, list];
    const [value, ...others] = all.filter((given) => given !== undefined);
    if (others.length > 0)
      throw new UsageError(
        'Only one of --season, --series, --person, --search, --notes and --list can be given.',
      );
    if (notes === true) return { subject: { kind: 'entries', subjects: null }, code: EXIT.ok };
    if (typeof list === 'string')
      return { subject: { kind: 'entries', subjects: this.#subjectsOfList(list) }, code: EXIT.ok };
    if (value === undefined) return { subject: { kind: 'library' }, code: EXIT.ok };
    const given = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
    const words = await replaceByInput(given, this.#place);
    if (search !== undefined) {
      const understood = this.#understand(words.join(' '));
      return { subject: { kind: 'search', search: understood.search }, code: understood.code };
    }
    if (person !== undefined) {
      const people = this.#people(idsOf(words, 'The person'));
      return { code: this.#reportMissing(people), subject: peopleSubject(people.found) };
    }
    const seasons =
      season === undefined ? this.#selection.seasonsOfSeries(words) : this.#selection.seasons(words);
    return { code: this.#reportMissing(seasons), subject: { kind: 'seasons', keys: seasons.found } };
  }

  /** The subjects of the reader's list of that name. */
  #subjectsOfList(name: string): readonly SubjectKey[] {
    const lists = this.#library.lists();
    const wanted = foldText(name);
    const found =
      lists.find((list) => list.name === name) ?? lists.find((list) => foldText(list.name) === wanted);
    if (found === undefined)
      throw new NotFound(
        `There is no list “${name}”.`,
        ...(lists.length === 0 ? [] : [`Your lists: ${lists.map((list) => list.name).join(', ')}.`]),
      );
    return found.subjects;
  }

  /** Reads every page and every record of answers that is kept. */
  async #verify(): Promise<number> {
    this.#needLibrary();
    let problems = 0;
    let seasons = 0;
    let unfetched = 0;
    for (const { name, problem, isFetched } of this.#library.verify()) {
      seasons += 1;
      if (!isFetched) unfetched += 1;
      if (problem === null) continue;
      problems += 1;
      await this.#place.write(`${name}: ${problem}\n`);
    }
    this.#place.report(
      [
        `${seasons} kept`,
        ...(unfetched === 0 ? [] : [`${unfetched} not fetched yet`]),
        problems === 0 ? 'nothing damaged.' : `${problems} with a problem.`,
      ].join(', '),
    );
    return problems === 0 ? EXIT.ok : EXIT.failed;
  }

  async #completions(): Promise<number> {
    const script = completionScript(this.#operands[0]);
    if (script === null) throw new UsageError('Completions are for bash, zsh or fish.');
    return say(this.#place, script);
  }

  // ——— what they share

  /** The format of what is written for reading, or for another program. */
  #readFormat(): ReadFormat {
    return formatOf(this.#options, 'text', READ_FORMATS);
  }

  #needLibrary(): void {
    if (!this.#library.isThere())
      throw new NotFound('There is no library here yet, or it must be rebuilt: start Endroll once.');
  }

  /** The search in these words, after naming what of it is not understood; 3 if a condition is left out. */
  #understand(text: string): { readonly search: SearchWords; readonly code: number } {
    const { problems } = parseSearch(text);
    if (problems.some(({ kind }) => kind === 'only-left-out')) throw new UsageError(en.search.onlyLeftOut);
    for (const sentence of searchProblemTexts(problems, false, en)) this.#report(sentence);
    // The words of a field that does not exist are searched for.
    const isCut = problems.some(({ kind }) => kind === 'bad-value' || kind === 'unknown-left-out');
    return {
      // Nobody is still typing: its last word is a whole one, too.
      search: { text: `${text} `, only: null, translated: NO_TRANSLATED_NAMES },
      code: isCut ? EXIT.incomplete : EXIT.ok,
    };
  }

  /** People of whom there are credits; somebody who is only in what has not been seen is as good as missing. */
  #people(ids: readonly number[]): Found<number> {
    const people = this.#selection.people(ids);
    const mayBeHidden = !this.#guard.showUnseen && this.#library.seen().length > 0;
    if (people.missing.length > 0 && mayBeHidden)
      this.#output.noteHidden({ hidesUnseen: true, hiddenCounts: null });
    return people;
  }

  /** Names what is missing; 3 if there is something else, and a failure otherwise. */
  #reportMissing({ found, missing }: Found<unknown>): number {
    if (found.length === 0) throw new NotFound(...missing);
    for (const sentence of missing) this.#report(sentence);
    return missing.length > 0 ? EXIT.incomplete : EXIT.ok;
  }

  #report(sentence: string): void {
    this.#place.report(`endroll: ${sentence}`);
  }
}

/** Errors of TMDB about one season; after any other it is not asked for the next ones. */
const ABOUT_ONE_SEASON: ReadonlySet<AppError['kind']> = new Set(['not-found', 'invalid-response']);

/** Stands for what is on standard input. */
const STANDARD_INPUT = '-';

/** The words, with those on standard input in place of `-`. */
async function replaceByInput(
  words: readonly string[],
  { readInput }: Pick<CommandPlace, 'readInput'>,
): Promise<readonly string[]> {
  const at = words.indexOf(STANDARD_INPUT);
  if (at === -1) return words;
  if (words.includes(STANDARD_INPUT, at + 1)) throw new UsageError('- can be given only once.');
  const read = (await readInput()).split(/\s+/u).filter((word) => word !== '');
  if (read.length === 0) throw new UsageError('There is nothing on standard input.');
  return words.toSpliced(at, 1, ...read);
}

async function say({ write }: Pick<CommandPlace, 'write'>, text: string): Promise<number> {
  await write(text);
  return EXIT.ok;
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

import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { inflateSync } from 'node:zlib';
import { isEndrollError, type AppError } from '@shared/app-error.ts';
import { comparePeople, type ComparedPerson } from '@shared/domain/compare-people.ts';
import { shownSections, type ComparedSection } from '@shared/domain/compare-sections.ts';
import {
  EXPORT_FORMATS,
  MOST_EXPORTED_HITS,
  provenanceOf,
  type ExportFormat,
  type ExportRow,
  type ExportSubject,
} from '@shared/domain/credit-export.ts';
import { isLanguageTag, LARGEST_ID } from '@shared/domain/address.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { localDay } from '@shared/domain/freshness.ts';
import { NO_TRANSLATED_NAMES, type SearchHit } from '@shared/domain/library-search.ts';
import { unpackCredits, type PackedCredits } from '@shared/domain/packed-credits.ts';
import { parseSearch } from '@shared/domain/search-query.ts';
import {
  isReadable,
  isUnfetched,
  seasonNameByNumber,
  type KeptSeason,
  type SeasonKey,
} from '@shared/domain/season.ts';
import {
  hiddenBySettings,
  NOTHING_HIDDEN,
  NOTHING_SAID,
  seenCredits,
  toSeenSeries,
  unseenOf,
  type HiddenDetails,
} from '@shared/domain/spoilers.ts';
import type { Settings } from '@shared/domain/settings.ts';
import { personSubject } from '@shared/domain/yours.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { delimitedLine, markdownTable, type Cell } from '@shared/table-text.ts';
import { en } from '@shared/text/en.ts';
import { searchProblemText } from '@shared/text/search-problem.ts';
import { writeExport } from '../export/write-export.ts';
import type { ExportPart } from '../library/calls.ts';
import { LibraryReader } from '../library/reader.ts';
import {
  COMMANDS,
  completionScript,
  EXIT,
  helpText,
  isCommandName,
  isOptionName,
  isRepeatable,
  nearest,
  parseOptions,
  type CommandName,
  type OptionName,
} from './commands.ts';

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

/** The formats of what is written to standard output for reading or for another program. */
const READ_FORMATS = ['text', 'csv', 'tsv', 'json', 'jsonl', 'markdown'] as const;

/** The command was not understood. */
class UsageError extends Error {}

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

type Options = Readonly<
  Partial<Record<OptionName | 'help' | 'version', string | boolean | readonly string[]>>
>;

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
    await this.#place.write(hits.map((hit) => `${hitLine(hit)}\n`).join(''));
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
      return seenCredits(credits, unseenOf(seen, key));
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
    const kept = this.#library.kept(this.#place.locale);
    const columns = [
      'series_id',
      'season_number',
      'language',
      'series_name',
      'season_name',
      'people',
      'fetched_at',
      'state',
    ] as const;
    const rows = kept.map((season): Record<(typeof columns)[number], Cell> => ({
      series_id: season.seriesId,
      season_number: season.seasonNumber,
      language: season.language,
      series_name: season.seriesName,
      season_name: nameOf(season),
      people: season.peopleCount,
      fetched_at: season.fetchedAt,
      state: stateOf(season),
    }));
    const cells = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
    switch (format) {
      case 'json':
        return this.#say(`${JSON.stringify(rows, null, 2)}\n`);
      case 'jsonl':
        return this.#say(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      case 'csv':
        return this.#say(cells.map((line) => `${delimitedLine(line, ',')}\r\n`).join(''));
      case 'tsv':
        return this.#say(cells.map((line) => `${delimitedLine(line, '\t')}\n`).join(''));
      case 'markdown':
        return this.#say(`${markdownTable(cells).join('\n')}\n`);
      case 'text':
        return this.#say(
          kept
            .map(
              (season) =>
                `${`${season.seriesId}/${season.seasonNumber}`.padEnd(12)} ${season.language.padEnd(6)} ${localDay(new Date(season.fetchedAt))}  ${season.seriesName}, ${nameOf(season)}${stateOf(season) === 'whole' ? '' : ` (${stateOf(season)})`}\n`,
            )
            .join(''),
        );
    }
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

// ——— words

function parse(words: readonly string[]): {
  readonly name: CommandName | null;
  readonly operands: readonly string[];
  readonly options: Options;
} {
  const { tokens } = parseArgs({
    args: words.filter((word) => !word.startsWith('--user-data-dir=') && !word.startsWith('--token-file=')),
    options: parseOptions(),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [word, ...operands] = tokens.flatMap((token) => (token.kind === 'positional' ? token.value : []));
  const name = commandOf(word);
  const known = [...(name === null ? [] : COMMANDS[name].options), 'help', 'version'];
  const options: Record<string, string | boolean | readonly string[]> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name: option, rawName, value, inlineValue } = token;
    if (name === null && isOptionName(option)) throw new UsageError('No command given.');
    if (!known.includes(option)) {
      const meant = nearest(option, known);
      throw new UsageError(
        `${name ?? 'endroll'} has no option ${rawName}${meant === null ? '.' : `; did you mean --${meant}?`}`,
      );
    }
    if (parseOptions()[option]?.type === 'boolean') {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
      options[option] = true;
      continue;
    }
    // What looks like another option is one.
    if (value === undefined || value === '' || (!inlineValue && /^-./u.test(value)))
      throw new UsageError(`${rawName} needs a value.`);
    const before = options[option];
    if (isRepeatable(option))
      options[option] = [...(Array.isArray(before) ? (before as string[]) : []), value];
    else if (before === undefined) options[option] = value;
    else throw new UsageError(`${rawName} can be given only once.`);
  }
  return { name, operands, options };
}

function commandOf(word: string | undefined): CommandName | null {
  if (word === undefined) return null;
  if (isCommandName(word)) return word;
  const meant = nearest(word, Object.keys(COMMANDS));
  throw new UsageError(`There is no command “${word}”${meant === null ? '.' : `; did you mean “${meant}”?`}`);
}

function numberOf(word: string | undefined, what: string): number {
  const number = /^\d+$/u.test(word ?? '') ? Number(word) : Number.NaN;
  if (!(number <= LARGEST_ID)) throw new UsageError(`${what} is a number, not “${word ?? ''}”.`);
  return number;
}

function idOf(word: string | undefined, what: string): number {
  const number = numberOf(word, what);
  if (number === 0) throw new UsageError(`${what} is a number from 1.`);
  return number;
}

function seasonOf(word: string): Omit<SeasonKey, 'language'> {
  const [series, season, ...more] = word.split('/');
  if (season === undefined || more.length > 0)
    throw new UsageError(`A season is written as 1396/1, not “${word}”.`);
  return { seriesId: idOf(series, 'The series'), seasonNumber: numberOf(season, 'The season') };
}

/** Seasons as `1396 1`, or each as `1396/1`. */
function seasonsOf(words: readonly string[]): readonly Omit<SeasonKey, 'language'>[] {
  const [series, season, ...more] = words;
  if (words.length > 0 && words.every((word) => word.includes('/'))) return words.map(seasonOf);
  if (season === undefined || more.length > 0)
    throw new UsageError('credits takes a series and a season: endroll credits 1396 1');
  return [{ seriesId: idOf(series, 'The series'), seasonNumber: numberOf(season, 'The season') }];
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

function languageOf({ language }: Options): string | null {
  if (language === undefined) return null;
  if (typeof language !== 'string' || !isLanguageTag(language))
    throw new UsageError('--language is a tag such as de-DE.');
  return language;
}

function formatOf<Format extends ExportFormat | 'text'>(
  { format }: Options,
  usual: Format,
  formats: readonly Format[],
): Format {
  if (format === undefined) return usual;
  const asked = format === 'md' ? 'markdown' : format;
  const found = formats.find((one) => one === asked);
  if (found === undefined) throw new UsageError(`--format is one of ${formats.join(', ')}.`);
  return found;
}

/** Runs a call of the library to its end. */
function finish<Value>(work: Generator<unknown, Value, undefined>): Value {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** A season that has never been fetched here has no name yet. */
function nameOf({ seasonName, seasonNumber }: KeptSeason): string {
  return seasonName === '' ? seasonNameByNumber(seasonNumber) : seasonName;
}

/** A season with the date of TMDB's answer. */
function seasonHead(
  season: Pick<
    KeptSeason,
    'seriesName' | 'seasonName' | 'seriesId' | 'seasonNumber' | 'language' | 'fetchedAt'
  >,
): string {
  const { seriesName, seasonName, seriesId, seasonNumber, language, fetchedAt } = season;
  return `${seriesName}, ${seasonName} (${seriesId}/${seasonNumber}, ${language}, as of ${localDay(new Date(fetchedAt))})`;
}

function stateOf(season: KeptSeason): string {
  if (season.isExpired) return 'expired';
  if (season.isLost) return isUnfetched(season) ? 'unfetched' : 'lost';
  return season.isWhole ? 'whole' : 'incomplete';
}

function hitLine(hit: SearchHit): string {
  switch (hit.kind) {
    case 'person':
      return `person   ${hit.person.name} (${hit.person.personId}): ${[hit.best.seriesName, ...hit.best.roles].filter((text) => text !== '').join(', ')}`;
    case 'role':
    case 'job':
      return `${hit.kind.padEnd(8)} ${hit.part.roles.join(', ')}: ${hit.person.name} (${hit.person.personId}), ${hit.part.seriesName} (${hit.part.seriesId})`;
    case 'note':
      return `note     ${hit.excerpt}`;
    case 'series':
      return `series   ${hit.name} (${hit.seriesId})`;
    case 'season':
    case 'episode':
      return `${hit.kind.padEnd(8)} ${hit.seriesName}, ${hit.name} (${[hit.seriesId, hit.seasonNumber, hit.episodeNumber].filter((id) => id !== null).join('/')})`;
  }
}

const SECTIONS = { regular: 'Regular cast', guest: 'Guest stars', crew: 'Crew' } as const;

/** Who or what a section of a comparison names, a line each, below its title. */
function sectionText(section: ComparedSection, hidden: HiddenDetails): string {
  const m = en.compare;
  const named = (people: readonly ComparedPerson[]): string =>
    people.map(({ person }) => person.name).join(', ');
  const did = ({ roles, jobs }: ComparedPerson): string =>
    section.work === 'crew'
      ? jobs.map(({ job }) => job).join(', ')
      : hidden.characters
        ? ''
        : roles.join(', ');
  const line = (name: string, text: string): string => `  ${text === '' ? name : `${name}: ${text}`}\n`;
  switch (section.kind) {
    case 'recast':
      return `${m.recast}\n${section.recast
        .map(({ role, before, after }) => line(role, `${named(before)} → ${named(after)}`))
        .join('')}`;
    case 'continuity':
      return `${m.continuity}\n${section.departments
        .map(({ department, before, stayed }) =>
          line(department, m.continuityOf(String(stayed), String(before))),
        )
        .join('')}`;
    case 'changedJobs':
      return `${m.changedJobs}\n${section.people
        .map(({ person, before }) =>
          line(person.person.name, `${before === undefined ? '' : did(before)} → ${did(person)}`),
        )
        .join('')}`;
    case 'promoted':
    case 'demoted':
      return `${m[section.kind]}\n${section.people
        .map(({ person }) => line(person.person.name, did(person)))
        .join('')}`;
    case 'joined':
    case 'left':
    case 'stayed':
      return `${m[section.kind]} (${section.work})\n${section.people
        .map(({ person }) => line(person.person.name, did(person)))
        .join('')}`;
  }
}

function sourceLine({ source, attribution }: Pick<ExportRow, 'source' | 'attribution'>): string {
  return `${source.startsWith('https:') ? 'The Movie Database (TMDB). ' : ''}${attribution}\n`;
}

/** Writes rows as text: for each season its sections, for each section its people. */
class TextPrinter {
  readonly #isOfPerson: boolean;
  #season = '';
  #section = '';
  #source = '';

  constructor(isOfPerson: boolean) {
    this.#isOfPerson = isOfPerson;
  }

  lines(json: readonly string[]): string {
    return json
      .map((line) => JSON.parse(line) as ExportRow | { readonly format: string })
      .map((row) => ('format' in row ? '' : this.#line(row)))
      .join('');
  }

  end(): string {
    return this.#source === '' ? '' : `\n${this.#source}`;
  }

  #line(row: ExportRow): string {
    let head = '';
    // Not the names, which two series or a season in two languages may share.
    const season = `${row.series_id}/${row.season_number}/${row.language}`;
    if (this.#season === '' && this.#isOfPerson) head += `${row.name} (${row.person_id})\n`;
    if (season !== this.#season) {
      if (this.#season !== '' || this.#isOfPerson) head += '\n';
      head += `${seasonHead({
        seriesName: row.series_name,
        seasonName: row.season_name,
        seriesId: row.series_id,
        seasonNumber: row.season_number,
        language: row.language,
        fetchedAt: row.fetched_at,
      })}\n`;
      this.#section = '';
    }
    this.#season = season;
    const section = row.kind === 'crew' ? `${SECTIONS.crew}, ${row.department ?? ''}` : SECTIONS[row.kind];
    if (section !== this.#section && !this.#isOfPerson) head += `\n${section}\n`;
    this.#section = section;
    this.#source = sourceLine(row);
    const did = row.job ?? row.character ?? '';
    const count =
      row.episode_count === null
        ? ''
        : ` (${row.episode_count} ${row.episode_count === 1 ? 'episode' : 'episodes'})`;
    if (this.#isOfPerson) return `${head}  ${did === '' ? SECTIONS[row.kind] : did}${count}\n`;
    return `${head}  ${did === '' ? row.name : `${row.name}: ${did}`}${count}\n`;
  }
}

/** An error in English, as the window says it. */
function explain(error: AppError): string {
  const m = en.errors;
  switch (error.kind) {
    case 'unauthorized':
      return error.reason === 'missing'
        ? `${m.unauthorized.missing} Enter it in Endroll’s settings, or give it in TMDB_ACCESS_TOKEN: without a display the system’s keyring may not answer.`
        : m.unauthorized[error.reason];
    case 'not-found':
      return error.what === 'season'
        ? 'TMDB has no such season.'
        : error.what === 'series'
          ? 'TMDB has no such series.'
          : m.notFound.page;
    case 'rate-limited':
      return error.retryAfterSeconds === null ? m.rateLimitedSoon : m.rateLimited(error.retryAfterSeconds);
    case 'offline':
      return m.offline[error.reason];
    case 'tmdb-unavailable':
      return error.message === null
        ? m.tmdbUnavailable(error.status)
        : m.tmdbRefused(error.status, error.message);
    case 'invalid-response':
      return error.problem === 'schema'
        ? m.invalidResponse.schema(error.path ?? '')
        : m.invalidResponse[error.problem];
    case 'invalid-input':
      return m.invalidInput(error.field, error.problem);
    case 'no-keyring':
      return m.noKeyring;
    case 'export-running':
      return m.exportRunning;
    case 'library-unavailable':
      return m.library[error.reason];
    case 'file-not-written':
      return m.fileNotWritten[error.reason];
    case 'bad-backup':
      return error.problem === 'damaged'
        ? m.badBackup.damaged(error.path ?? '?')
        : m.badBackup[error.problem];
    case 'update-failed':
      return m.updateFailed[error.reason];
    case 'cancelled':
      return 'Cancelled.';
    case 'unexpected':
      return m.unexpected(error.reference);
  }
}

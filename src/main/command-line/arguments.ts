import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import {
  comparedText,
  distinctSides,
  isLanguageTag,
  LARGEST_ID,
  MOST_COMPARED,
  type ComparedAddress,
} from '@shared/domain/address.ts';
import { EXPORT_ENDINGS, EXPORT_FORMATS, type ExportFormat } from '@shared/domain/credit-export.ts';
import { nearest } from '@shared/domain/nearest.ts';
import { readRange } from '@shared/domain/search-query.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import {
  COMMANDS,
  isCommandName,
  isOptionName,
  isRepeatable,
  parseOptions,
  type CommandName,
  type OptionName,
} from './commands.ts';

/** The formats of what is written to standard output for reading or for another program. */
export const READ_FORMATS = ['text', 'csv', 'tsv', 'json', 'jsonl', 'markdown'] as const;
export type ReadFormat = (typeof READ_FORMATS)[number];

/** The command was not understood; the message says why. */
export class UsageError extends Error {}

/** Options that are given, by their names; those that may be repeated have several values. */
export type Options = Readonly<
  Partial<Record<OptionName | 'help' | 'version', string | boolean | readonly string[]>>
>;

/** What was typed after `endroll`. */
export interface ParsedWords {
  /** `null` if there is no command, but perhaps `--help` or `--version`. */
  readonly name: CommandName | null;
  readonly operands: readonly string[];
  readonly options: Options;
}

/**
 * The command, its operands and its options, which may stand anywhere.
 * @throws UsageError, as all functions here do
 */
export function parse(words: readonly string[]): ParsedWords {
  const args = words.filter(
    (word) => !word.startsWith('--user-data-dir=') && !word.startsWith('--token-file='),
  );
  const isSearch = positionalsOf(tokensOf(args))[0] === 'search';
  const tokens = tokensOf(isSearch ? args.map(escapeLeftOut) : args);
  const [word, ...operands] = positionalsOf(tokens).map(unescapeLeftOut);
  const given = tokens.filter((token) => token.kind === 'option');
  const name = isCommandName(word) ? word : null;
  const known = optionsOf(name);
  for (const { name: option, rawName } of given)
    if (!known.includes(option)) throw unknownOption(rawName, option, name);
  if (name === null && word !== undefined) throw unknownCommand(word);
  const options: Record<string, string | boolean | readonly string[]> = {};
  for (const { name: option, rawName, value: written, inlineValue } of given) {
    const value = written === undefined ? undefined : unescapeLeftOut(written);
    if (name === null && isOptionName(option)) throw new UsageError('No command given.');
    if (parseOptions()[option]?.type === 'boolean') {
      if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
      options[option] = true;
      continue;
    }
    // What looks like another option is one.
    if (value === undefined || value === '' || (!inlineValue && /^-\S+$/u.test(value)))
      throw new UsageError(`${rawName} needs a value.`);
    const before = options[option];
    if (isRepeatable(option))
      options[option] = [...(Array.isArray(before) ? (before as string[]) : []), value];
    else if (before === undefined) options[option] = value;
    else throw new UsageError(`${rawName} can be given only once.`);
  }
  return { name, operands, options };
}

function tokensOf(args: string[]) {
  return parseArgs({ args, options: parseOptions(), allowPositionals: true, strict: false, tokens: true })
    .tokens;
}

function positionalsOf(tokens: ReturnType<typeof tokensOf>): readonly string[] {
  return tokens.flatMap((token) => (token.kind === 'positional' ? token.value : []));
}

/** Stands before a word that is no option, although it begins with a minus. */
const LEFT_OUT = '\u0000';

/** In a search, `-judge` and `-role:judge` leave results out; `-f` and `-format` are options in some other program. */
function escapeLeftOut(word: string): string {
  const isLeftOut = /^-[^-\s]./u.test(word) && !isOptionName(word.slice(1));
  return isLeftOut ? LEFT_OUT + word : word;
}

function unescapeLeftOut(word: string): string {
  return word.replace(LEFT_OUT, '');
}

/** The names of a command's options; without a command, of all that exist. */
function optionsOf(name: CommandName | null): readonly string[] {
  return name === null ? Object.keys(parseOptions()) : [...COMMANDS[name].options, 'help', 'version'];
}

function unknownOption(typed: string, option: string, name: CommandName | null): UsageError {
  const meant = nearest(option, optionsOf(name));
  return new UsageError(
    `${name ?? 'endroll'} has no option ${typed}${meant === null ? '.' : `; did you mean --${meant}?`}`,
  );
}

function unknownCommand(word: string): UsageError {
  const meant = nearest(word, Object.keys(COMMANDS));
  return new UsageError(
    `There is no command “${word}”${meant === null ? '.' : `; did you mean “${meant}”?`}`,
  );
}

/** The command of this name; `null` without a name. */
export function commandOf(word: string | undefined): CommandName | null {
  if (word === undefined) return null;
  if (!isCommandName(word)) throw unknownCommand(word);
  return word;
}

function isNumber(word: string): boolean {
  return /^\d+$/u.test(word) && Number(word) <= LARGEST_ID;
}

function numberOf(word: string | undefined, what: string, advice = ''): number {
  if (word === undefined || !isNumber(word))
    throw new UsageError(`${what} is a number, not “${word ?? ''}”.${advice}`);
  return Number(word);
}

/** One of TMDB's ids. `what`: of what it is one, for the message, which also says how the id of a name is found. */
export function idOf(word: string | undefined, what: string): number {
  const isName = /\p{L}/u.test(word ?? '');
  const number = numberOf(word, what, isName ? ` “endroll search ${word ?? ''}” shows it.` : '');
  if (number === 0) throw new UsageError(`${what} is a number from 1.`);
  return number;
}

/** Several of TMDB's ids; a name among them may be several words. */
export function idsOf(words: readonly string[], what: string): readonly number[] {
  const others = words.filter((word) => !isNumber(word));
  return others.length > 0 ? [idOf(others.join(' '), what)] : words.map((word) => idOf(word, what));
}

/** No series has as many seasons. */
const LARGEST_SEASON = 9_999;

/** A season as it is named on the command line: in whatever language. */
export type NamedSeason = Omit<SeasonKey, 'language'>;

/** Seasons written as `1396/1`, or `1396/1..3` as in a search, each once. */
export function seasonsOfWords(words: readonly string[]): readonly NamedSeason[] {
  const seasons = words.flatMap(seasonsOfWord);
  return [...new Map(seasons.map((season) => [comparedText(season), season])).values()];
}

function seasonsOfWord(word: string): readonly NamedSeason[] {
  const [series, season, ...more] = word.split('/');
  if (season === undefined || more.length > 0)
    throw new UsageError(`A season is written as 1396/1, and several as 1396/1..3, not “${word}”.`);
  return numberedSeasons(series, season);
}

/** Seasons as `1396 1` or `1396 1..3`, or each as `1396/1`. */
export function seasonsOf(words: readonly string[]): readonly NamedSeason[] {
  const [series, season, ...more] = words;
  if (words.length > 0 && words.every((word) => word.includes('/'))) return seasonsOfWords(words);
  if (season === undefined || more.length > 0)
    throw new UsageError(
      'credits takes a series and a season, or several: endroll credits 1396 1, endroll credits 1396/1..3',
    );
  return numberedSeasons(series, season);
}

/** @param numbers one number, or a range with both of its ends */
function numberedSeasons(series: string | undefined, numbers: string): readonly NamedSeason[] {
  const seriesId = idOf(series, 'The series');
  if (isNumber(numbers)) return [{ seriesId, seasonNumber: Number(numbers) }];
  const range = /^\d.*\d$/u.test(numbers) ? readRange(numbers, 0, LARGEST_SEASON) : null;
  if (range === null)
    throw new UsageError(
      `The season is a number, not “${numbers}”. Several are written as ${seriesId}/1..3, or ${seriesId}/1 ${seriesId}/4.`,
    );
  const { from, to } = range;
  const count = to - from + 1;
  if (count > MOST_COMPARED)
    throw new UsageError(`${seriesId}/${numbers} is more than ${MOST_COMPARED} seasons.`);
  return Array.from({ length: count }, (_, index) => ({ seriesId, seasonNumber: from + index }));
}

/**
 * What is compared, each once: seasons written as `1396/1` or `1396/1..3`, and series written as `1396`, of which all
 * kept seasons are meant. At least two, and as many as the window compares.
 */
export function sidesOf(words: readonly string[]): readonly ComparedAddress[] {
  const asked = words.flatMap((word): readonly ComparedAddress[] =>
    word.includes('/') ? seasonsOfWord(word) : [{ seriesId: idOf(word, 'The series'), seasonNumber: null }],
  );
  const each = [...new Map(asked.map((side) => [comparedText(side), side])).values()];
  if (each.length < 2)
    throw new UsageError(
      `compare takes at least two ${words.length > 1 ? 'different ' : ''}seasons or series: endroll compare 1396/1 1396/2, or endroll compare 1396 1399`,
    );
  if (each.length > MOST_COMPARED)
    throw new UsageError(`compare takes at most ${MOST_COMPARED} seasons or series, not ${each.length}.`);
  if (distinctSides(each).length < each.length)
    throw new UsageError('A season is part of its series: compare either the series or its seasons.');
  return each;
}

/** The language of `--language`; `null` without it. */
export function languageOf({ language }: Options): string | null {
  if (language === undefined) return null;
  if (typeof language !== 'string' || !isLanguageTag(language))
    throw new UsageError('--language is a tag such as de-DE.');
  return language;
}

/** The format that the ending of a file's name says; `null` if it says none. */
export function formatOfEnding(file: string): ExportFormat | null {
  const ending = extname(file).slice(1).toLowerCase();
  return EXPORT_FORMATS.find((format) => EXPORT_ENDINGS[format] === ending) ?? null;
}

/** The format of `--format`, which must be one of these; without it, the fallback. */
export function formatOf<Format extends ExportFormat | 'text'>(
  { format }: Options,
  fallback: Format,
  formats: readonly Format[],
): Format {
  if (format === undefined) return fallback;
  const asked = format === 'md' ? 'markdown' : format;
  const found = formats.find((one) => one === asked);
  if (found === undefined) throw new UsageError(`--format is one of ${formats.join(', ')}.`);
  return found;
}

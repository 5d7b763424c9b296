import { parseArgs } from 'node:util';
import { isLanguageTag, LARGEST_ID } from '@shared/domain/address.ts';
import type { ExportFormat } from '@shared/domain/credit-export.ts';
import { nearest } from '@shared/domain/nearest.ts';
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

/** The command was not understood. */
export class UsageError extends Error {}

export type Options = Readonly<
  Partial<Record<OptionName | 'help' | 'version', string | boolean | readonly string[]>>
>;

/**
 * The command, its operands and its options.
 * @throws UsageError, as all functions here do
 */
export function parse(words: readonly string[]): {
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

export function commandOf(word: string | undefined): CommandName | null {
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

export function idOf(word: string | undefined, what: string): number {
  const number = numberOf(word, what);
  if (number === 0) throw new UsageError(`${what} is a number from 1.`);
  return number;
}

export function seasonOf(word: string): Omit<SeasonKey, 'language'> {
  const [series, season, ...more] = word.split('/');
  if (season === undefined || more.length > 0)
    throw new UsageError(`A season is written as 1396/1, not “${word}”.`);
  return { seriesId: idOf(series, 'The series'), seasonNumber: numberOf(season, 'The season') };
}

/** Seasons as `1396 1`, or each as `1396/1`. */
export function seasonsOf(words: readonly string[]): readonly Omit<SeasonKey, 'language'>[] {
  const [series, season, ...more] = words;
  if (words.length > 0 && words.every((word) => word.includes('/'))) return words.map(seasonOf);
  if (season === undefined || more.length > 0)
    throw new UsageError('credits takes a series and a season: endroll credits 1396 1');
  return [{ seriesId: idOf(series, 'The series'), seasonNumber: numberOf(season, 'The season') }];
}

export function languageOf({ language }: Options): string | null {
  if (language === undefined) return null;
  if (typeof language !== 'string' || !isLanguageTag(language))
    throw new UsageError('--language is a tag such as de-DE.');
  return language;
}

export function formatOf<Format extends ExportFormat | 'text'>(
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

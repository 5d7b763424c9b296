// Not by its alias: scripts/endroll.ts reads this file with Node alone.
import { nearest } from '../../shared/domain/nearest.ts';

/** An option of a command: its value, or `null` for a flag; and what it does. */
interface Option {
  readonly value: string | null;
  readonly help: string;
  /** May be given several times; each adds to what is wanted. */
  readonly isRepeatable?: true;
}

interface CommandHelp {
  /** What follows the name. */
  readonly operands: string;
  readonly help: string;
  readonly options: readonly OptionName[];
}

/** Every option, by its name. */
export const OPTIONS = {
  language: { value: 'TAG', help: 'Language of the data, such as de-DE. Default: that of the settings.' },
  format: {
    value: 'FORMAT',
    help: 'text, csv, tsv, json, jsonl, markdown (md) or, for export, nfo. Default: text, or what --to ends with.',
  },
  offline: { value: null, help: 'Never ask TMDB. Only credits does, for a season that is not kept.' },
  'show-hidden': { value: null, help: 'Show also what the settings hide and what you have not seen.' },
  season: {
    value: 'SERIES/SEASON',
    help: 'Only this season, such as 1396/1, or these: 1396/1..3. May be repeated.',
    isRepeatable: true,
  },
  series: {
    value: 'SERIES',
    help: 'Only the kept seasons of this series. May be repeated.',
    isRepeatable: true,
  },
  person: { value: 'PERSON', help: 'Only the credits of this person. May be repeated.', isRepeatable: true },
  search: { value: 'WORDS', help: 'Only what this search finds.' },
  notes: { value: null, help: 'Not credits but all that you have starred, noted, tagged or listed.' },
  list: { value: 'NAME', help: 'The same of this list of yours only.' },
  to: { value: 'FILE', help: 'Where to write; - is standard output. A folder for nfo.' },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof OPTIONS;

/** The commands that work without a window. Ids are TMDB's. */
export const COMMANDS = {
  credits: {
    operands: 'SERIES SEASON | SERIES/SEASON…',
    help: 'Cast and crew of seasons: 1396/1, or 1396/1..3 for three. Those that are not kept are fetched from TMDB and kept.',
    options: ['language', 'format', 'offline', 'show-hidden'],
  },
  search: {
    operands: 'WORDS…',
    help: 'What the library has by these words: people, roles, jobs, series, seasons, episodes, notes. Not by those with a minus: judge -uncredited.',
    options: ['format', 'offline', 'show-hidden'],
  },
  person: {
    operands: 'PERSON…',
    help: 'What a person did in every kept season. “endroll search NAME” shows the number.',
    options: ['format', 'offline', 'show-hidden'],
  },
  compare: {
    operands: 'SERIES[/SEASON] SERIES[/SEASON]…',
    help: 'Who joined, left and stayed between two kept seasons, recast roles and changed jobs; who is in two kept series; or, of up to 300, who is in at least two.',
    options: ['language', 'format', 'offline', 'show-hidden'],
  },
  library: { operands: '', help: 'The kept seasons.', options: ['format', 'offline'] },
  export: {
    operands: '',
    help: 'Credits of the whole library or of a part of it, or your notes and lists, as a file.',
    options: [
      'format',
      'to',
      'season',
      'series',
      'person',
      'search',
      'notes',
      'list',
      'language',
      'offline',
      'show-hidden',
    ],
  },
  verify: {
    operands: '',
    help: 'Reads everything that is kept, and names what is damaged.',
    options: ['offline'],
  },
  completions: {
    operands: 'bash|zsh|fish',
    help: 'A script that completes these commands in a shell.',
    options: [],
  },
  help: { operands: '[COMMAND]', help: 'This text, or that of one command.', options: [] },
} as const satisfies Readonly<Record<string, CommandHelp>>;

export type CommandName = keyof typeof COMMANDS;

/** Exit codes: 0 success, 1 not found or failed, 2 not understood, 3 success with something left out. */
export const EXIT = { ok: 0, failed: 1, usage: 2, incomplete: 3 } as const;

export function isCommandName(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

/** Options that are a command of their own. */
const ASKING: readonly string[] = ['help', 'version'];

/**
 * The words of a command, or `null` if a window is wanted. A command begins with an option of commands, or with a word of
 * letters: no address is one, so a mistyped command is reported instead of opening a window. Switches of Chromium and the
 * system may precede it and are left out; so may mistyped options, which are kept, so that they are reported.
 * build/linux/endroll-launcher decides in the same way.
 */
export function commandWords(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  // For Electron's own program, the first argument that is not a switch is the application's folder.
  const folder = isPackaged ? 0 : argv.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  const words = argv.slice(folder + 1);
  const first = words.findIndex((word, index) => isOption(word) || !isSwitchOrValue(word, words[index - 1]));
  const word = words[first];
  if (word === undefined || !(isOption(word) || /^[a-z][a-z-]*$/iu.test(word))) return null;
  return words.slice(words.findIndex((each, index) => index === first || isLikeOption(each)));
}

/** A switch, or the value of one such as `-ApplePersistenceIgnoreState YES`, which macOS and Xcode add. */
function isSwitchOrValue(word: string, before = ''): boolean {
  return word.startsWith('-') || /^-[A-Z]/u.test(before);
}

function isOption(word: string): boolean {
  const name = nameOfOption(word);
  return word === '-h' || (name !== null && (ASKING.includes(name) || isOptionName(name)));
}

/** An option, mistyped or not. Chromium's switches have two dashes and names unlike these; macOS's begin with a capital. */
function isLikeOption(word: string): boolean {
  const name = nameOfOption(word);
  return (
    /^-[a-z]/u.test(word) || (name !== null && nearest(name, [...ASKING, ...Object.keys(OPTIONS)]) !== null)
  );
}

/** The name in `--name` or `--name=value`. One letter is Chromium’s: `--v=1`. */
function nameOfOption(word: string): string | null {
  return /^--([^=]{2,})/u.exec(word)?.[1] ?? null;
}

export function isOptionName(word: string): word is OptionName {
  return Object.hasOwn(OPTIONS, word);
}

/** True for an option that may be given several times. */
export function isRepeatable(word: string): boolean {
  return isOptionName(word) && 'isRepeatable' in OPTIONS[word];
}

/** For `parseArgs`: every option, and --help and --version. */
export function parseOptions(): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  return {
    ...Object.fromEntries(
      Object.entries(OPTIONS).map(([name, { value }]) => [
        name,
        { type: value === null ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  };
}

/** What `endroll help` says, or that of one command. */
export function helpText(command: CommandName | null): string {
  if (command !== null && command !== 'help') {
    const { operands, help, options } = COMMANDS[command];
    return [
      `endroll ${[command, operands].filter((word) => word !== '').join(' ')}`,
      '',
      help,
      ...(options.length === 0 ? [] : ['', ...table(options.map(optionLine))]),
      '',
    ].join('\n');
  }
  return [
    'endroll COMMAND …            does something without a window',
    'endroll [ADDRESS]            opens the window',
    '',
    ...table(
      Object.entries(COMMANDS).map(([name, { operands, help }]) => [
        [name, operands].filter((word) => word !== '').join(' '),
        help,
      ]),
    ),
    '',
    ...table((Object.keys(OPTIONS) as OptionName[]).map(optionLine)),
    ...table([
      ['--user-data-dir=DIR', 'Another folder of everything Endroll keeps.'],
      ['--version', 'The version of Endroll.'],
    ]),
    '',
    'In place of IDs, seasons or words, - takes them from standard input: endroll person - < ids.txt',
    'The environment variable TMDB_ACCESS_TOKEN holds a token for one command.',
    'Exit codes: 0 done, 1 not found or failed, 2 not understood, 3 done but something left out.',
    '',
  ].join('\n');
}

function optionLine(name: OptionName): readonly [string, string] {
  const { value, help } = OPTIONS[name];
  return [`--${name}${value === null ? '' : ` ${value}`}`, help];
}

function table(
  lines: readonly (readonly [string, string])[] | readonly (readonly string[])[],
): readonly string[] {
  return lines.map(([left = '', right = '']) => `  ${left.padEnd(36)} ${right}`);
}

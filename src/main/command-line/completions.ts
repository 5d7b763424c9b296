import { EXPORT_FORMATS } from '@shared/domain/credit-export.ts';
import { COMMANDS, OPTIONS, type CommandName, type OptionName } from './commands.ts';

const commandNames = Object.keys(COMMANDS) as readonly CommandName[];
const optionNames = Object.keys(OPTIONS) as readonly OptionName[];

/** What may follow a command instead of its operands, which are ids and words: words that are known. */
const OPERAND_WORDS: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  completions: ['bash', 'zsh', 'fish'],
  help: commandNames,
};

/** A completion script for a shell, to be loaded when it starts. */
export function completionScript(shell: string | undefined): string | null {
  switch (shell) {
    case 'bash':
      return bashCompletions();
    case 'zsh':
      return zshCompletions();
    case 'fish':
      return fishCompletions();
    case undefined:
    default:
      return null;
  }
}

/** Options as they are typed; those of a command, or all there are. */
function typedOptions(name: CommandName | null): readonly string[] {
  const own = name === null ? [...optionNames, 'version'] : COMMANDS[name].options;
  return [...own, 'help'].map((option) => `--${option}`);
}

/** Options that are followed by a value, as they are typed. */
function valueOptions(): readonly string[] {
  return optionNames.filter((option) => OPTIONS[option].value !== null).map((option) => `--${option}`);
}

const formatWords = ['text', ...EXPORT_FORMATS, 'md'].join(' ');

/** The words that complete what is typed, by the command before it; the empty one: there is none yet. */
function casesOf(offer: (words: readonly string[]) => string): readonly string[] {
  return [
    `    "") ${offer([...commandNames, ...typedOptions(null)])} ;;`,
    ...commandNames.map(
      (name) => `    ${name}) ${offer([...(OPERAND_WORDS[name] ?? []), ...typedOptions(name)])} ;;`,
    ),
  ];
}

/**
 * For bash and zsh: finds the command among the words before the one that is typed, whatever options stand around it, and
 * the option whose value is typed. In bash, `=` is a word of its own.
 * @param words the shell's words before the one that is typed
 */
function findCommand(words: string): readonly string[] {
  return [
    '  local command="" option="" word',
    `  for word in ${words}; do`,
    '    if [ -n "$option" ] && [ "$word" != "=" ]; then option=""; continue; fi',
    '    case "$word" in',
    `      ${valueOptions().join('|')}) option="$word" ;;`,
    '      =) if [ -z "$option" ]; then option="="; fi ;;',
    '      -*) ;;',
    '      *) if [ -z "$command" ]; then command="$word"; fi ;;',
    '    esac',
    '  done',
  ];
}

function bashCompletions(): string {
  const offer = (words: string): string => `COMPREPLY=($(compgen -W "${words}" -- "$current"))`;
  return [
    '_endroll() {',
    ...findCommand('"${COMP_WORDS[@]:1:COMP_CWORD-1}"'),
    '  local current="${COMP_WORDS[COMP_CWORD]}"',
    '  if [ "$current" = "=" ]; then current=""; fi',
    '  COMPREPLY=()',
    '  case "$option" in',
    `    --format) ${offer(formatWords)}; return ;;`,
    // Files, which bash completes itself.
    '    ?*) return ;;',
    '  esac',
    '  case "$command" in',
    ...casesOf((words) => offer(words.join(' '))),
    '  esac',
    '}',
    'complete -o default -F _endroll endroll',
    '',
  ].join('\n');
}

function zshCompletions(): string {
  return [
    '#compdef endroll',
    '_endroll() {',
    ...findCommand('"${(@)words[2,CURRENT-1]}"'),
    // In zsh, an option and its value after = are one word.
    '  if [[ "$PREFIX" == --*=* ]]; then option="${PREFIX%%=*}"; compset -P "*="; fi',
    '  case "$option" in',
    `    --format) compadd -- ${formatWords}; return ;;`,
    '    --to) _files; return ;;',
    '    ?*) return ;;',
    '  esac',
    '  case "$command" in',
    ...casesOf((words) => `compadd -- ${words.join(' ')}`),
    '  esac',
    // An address or a backup opens the window.
    '  if [ -z "$command" ]; then _files; fi',
    '}',
    'compdef _endroll endroll',
    '',
  ].join('\n');
}

function fishCompletions(): string {
  const isFirst = "-n 'not count (__endroll_command) >/dev/null'";
  const isAfter = (name: CommandName): string => `-n 'contains -- ${name} (__endroll_command)'`;
  const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`;
  const optionLine = (condition: string, option: OptionName): string => {
    const { value, help } = OPTIONS[option];
    const takes =
      value === null
        ? ''
        : option === 'to'
          ? ' -r -F'
          : option === 'format'
            ? ` -x -a '${formatWords}'`
            : ' -x';
    return `complete -c endroll ${condition} -l ${option}${takes} -d ${quoted(help)}`;
  };
  return [
    // The command on the line, whatever options stand before it.
    'function __endroll_command',
    '  set -l words (commandline -opc)',
    '  set -e words[1]',
    '  set -l option',
    '  for word in $words',
    '    if test -n "$option"',
    '      set option',
    '      continue',
    '    end',
    '    switch $word',
    `      case ${valueOptions().join(' ')}`,
    '        set option $word',
    "      case '-*'",
    "      case '*'",
    '        echo $word',
    '        return',
    '    end',
    '  end',
    'end',
    ...commandNames.map(
      (name) => `complete -c endroll ${isFirst} -a ${name} -d ${quoted(COMMANDS[name].help)}`,
    ),
    ...optionNames.map((option) => optionLine(isFirst, option)),
    `complete -c endroll ${isFirst} -l version`,
    ...commandNames.flatMap((name) => [
      `complete -c endroll ${isAfter(name)} -f${OPERAND_WORDS[name] === undefined ? '' : ` -a '${OPERAND_WORDS[name].join(' ')}'`}`,
      ...COMMANDS[name].options.map((option: OptionName) => optionLine(isAfter(name), option)),
    ]),
    'complete -c endroll -l help',
    '',
  ].join('\n');
}

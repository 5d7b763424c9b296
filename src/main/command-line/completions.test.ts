import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './commands.ts';
import { completionScript } from './completions.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

const isThere = (shell: Shell): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, shell)));

/** Calls the completions as the shell does for a line of these words, the last of which is typed; prints a word a line. */
const ASK: Readonly<Record<Shell, (script: string, words: readonly string[]) => string>> = {
  bash: (script, words) => `
    . ${script}
    COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
    _endroll; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (script, words) => `
    compdef() { :; }; _files() { :; }; compset() { PREFIX="\${PREFIX#*=}"; }
    compadd() { shift; for word; do case "$word" in "$PREFIX"*) print -r -- "$word";; esac; done; }
    words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; PREFIX='${words.at(-1) ?? ''}'
    . ${script}
    _endroll`,
  fish: (script, words) => `source ${script}; complete -C '${words.join(' ')}'`,
};

function complete(shell: Shell, ...words: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'endroll-completions-'));
  try {
    const script = join(folder, 'endroll');
    writeFileSync(script, completionScript(shell) ?? '');
    const printed = execFileSync(shell, ['-c', ASK[shell](script, ['endroll', ...words])], {
      encoding: 'utf8',
      env: { ...process.env, HOME: folder },
    });
    // fish describes each.
    return printed
      .split('\n')
      .map((line) => line.replace(/\t.*/u, ''))
      .filter((word) => word !== '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('are there for three shells, and know every command', () => {
  for (const shell of SHELLS)
    for (const name of Object.keys(COMMANDS)) expect(completionScript(shell)).toContain(name);
  expect(completionScript('tcsh')).toBeNull();
});

describe.each(SHELLS.filter(isThere))('in %s', (shell) => {
  it.each([
    ['the first word', ['cr'], ['credits']],
    ['after an option', ['--offline', 'cr'], ['credits']],
    ['after an option with a value', ['--language', 'de-DE', 'com'], ['compare', 'completions']],
    ['an option before the command', ['--off'], ['--offline']],
    ['an option of the command', ['person', '17419', '--f'], ['--format']],
    ['an option after one before the command', ['--offline', 'library', '--f'], ['--format']],
    ['no option that the command does not take', ['library', '--lang'], []],
    ['no command after the command', ['library', 'cr'], []],
    ['a command whose name is the value of an option', ['--search', 'library', 'cr'], ['credits']],
    ['a format', ['--format', 'js'], ['json', 'jsonl']],
    ['a shell', ['completions', 'fi'], ['fish']],
    ['a command that needs help', ['help', 'ver'], ['verify']],
  ])('complete %s', (_, words, expected) => {
    expect(complete(shell, ...words).toSorted()).toEqual(expected);
  });

  it('complete a format after =', () => {
    // In bash, it is a word of its own.
    const words = shell === 'bash' ? ['--format', '=', 'cs'] : ['--format=cs'];
    expect(complete(shell, ...words).map((word) => word.replace(/^--format=/u, ''))).toEqual(['csv']);
    expect(
      complete(shell, ...(shell === 'bash' ? ['--format', '=', 'csv'] : ['--format=csv']), 'cr'),
    ).toEqual(['credits']);
  });
});

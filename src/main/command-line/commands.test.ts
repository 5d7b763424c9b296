import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS, commandWords, helpText, parseOptions, type CommandName } from './commands.ts';
import { readKeepRequest } from './keep-season.ts';

/** What is typed after `endroll`, and the command in it; `null` where a window is wanted. */
const INVOCATIONS: readonly (readonly [readonly string[], readonly string[] | null])[] = [
  [[], null],
  [['endroll://tv/1396'], null],
  [['tv/1396/season/1'], null],
  [['1396/1'], null],
  [['www.themoviedb.org/tv/1396'], null],
  [['/home/reader/backup.json'], null],
  [['--user-data-dir=/x'], null],
  [['-ApplePersistenceIgnoreState', 'YES'], null],
  [['-NSDocumentRevisionsDebugMode', 'YES', 'endroll://tv/1396'], null],
  [['-ApplePersistenceIgnoreState', 'YES', 'library'], ['library']],
  [
    ['search', 'foo'],
    ['search', 'foo'],
  ],
  [
    ['sarch', 'foo'],
    ['sarch', 'foo'],
  ],
  [['constructor'], ['constructor']],
  [
    ['--no-sandbox', '--user-data-dir=/x', 'Credits', '1396', '1'],
    ['Credits', '1396', '1'],
  ],
  [['--no-sandbox', '--version'], ['--version']],
  [
    ['-h', 'credits'],
    ['-h', 'credits'],
  ],
  [['--help'], ['--help']],
  ...[
    ['--offline', 'credits', '1396', '1'],
    ['--format=json', 'library'],
    ['--language', 'de-DE', 'credits', '1396', '1'],
    ['--offline'],
    ['--offline', 'endroll://tv/1396'],
    ['--help=x'],
    // Mistyped.
    ['--ofline', 'credits', '1396', '1'],
    ['-f', 'csv', 'library'],
    ['-a', '-b', '--help'],
  ].map((words) => [words, words] as const),
  [
    ['--no-sandbox', '-NSDocumentRevisionsDebugMode', 'YES', '--show-hidden', 'search', 'x'],
    ['--show-hidden', 'search', 'x'],
  ],
  [['--ofline'], null],
  [['-f', 'endroll://tv/1396'], null],
  [['--'], null],
];

/** Every option, alone and with a value. */
const OPTION_WORDS = Object.keys(parseOptions()).flatMap((name) => [`--${name}`, `--${name}=x`]);

describe('the words of a command', () => {
  const inCheckout = ['electron', '--no-sandbox', '--ozone-platform=headless', '/home/endroll'];

  it('follow what the launcher and the scripts add', () => {
    expect(commandWords(['Endroll.exe', '--token-file=t', 'credits', '1396', '1'], true)).toEqual([
      'credits',
      '1396',
      '1',
    ]);
    expect(commandWords([...inCheckout, '--token-file=t', 'library'], false)).toEqual(['library']);
    expect(commandWords(['endroll', '--ozone-platform=headless', '--log-level=3', 'bogus'], true)).toEqual([
      'bogus',
    ]);
  });

  it.each(OPTION_WORDS)('begin with an option, too: %s', (word) => {
    expect(commandWords(['endroll', '--no-sandbox', word, 'library'], true)).toEqual([word, 'library']);
  });

  it.each(INVOCATIONS)('are taken for a command, mistyped or not: %j', (words, command) => {
    expect(commandWords([...inCheckout, ...words], false)).toEqual(command);
    expect(commandWords(['endroll', ...words], true)).toEqual(command);
  });

  it
    .runIf(process.platform === 'linux')
    .each([...INVOCATIONS, ...OPTION_WORDS.map((word) => [[word], [word]] as const)])(
    'need no display, as the launcher sees: %j',
    (words, command) => {
      const folder = mkdtempSync(join(tmpdir(), 'endroll-launcher-'));
      try {
        const launcher = join(folder, 'endroll-launcher');
        copyFileSync('build/linux/endroll-launcher', launcher);
        writeFileSync(join(folder, 'endroll'), '#!/bin/sh\nfor word; do echo "$word"; done', { mode: 0o755 });
        const started = execFileSync('sh', [launcher, ...words], { encoding: 'utf8' })
          .trim()
          .split('\n');
        const headless = command === null ? [] : ['--ozone-platform=headless', '--log-level=3'];
        expect(started.filter((word) => word !== '')).toEqual([...headless, ...words]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

it('help knows every command', () => {
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    expect(helpText(null)).toContain(name);
    expect(helpText(name)).toContain(name === 'help' ? 'COMMAND' : COMMANDS[name].help);
  }
});

describe('what a second start asks to be kept', () => {
  const keep = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
  const replyTo = '/tmp/endroll-reply-abc/socket';

  it('is a season, with a socket of ours for the answer', () => {
    expect(readKeepRequest({ keep, replyTo }, 'linux')).toEqual({ keep, replyTo });
    const pipe = String.raw`\\.\pipe\endroll-reply-5e1c`;
    expect(readKeepRequest({ keep, replyTo: pipe }, 'win32')).toEqual({ keep, replyTo: pipe });
  });

  it.each([
    ['win32', String.raw`\\server\pipe\endroll-reply-5e1c`],
    ['win32', String.raw`\\.\pipe\other\endroll-reply-5e1c`],
    ['win32', replyTo],
    ['linux', String.raw`\\.\pipe\endroll-reply-5e1c`],
    ['linux', 'tmp/endroll-reply-abc/socket'],
    ['linux', '/tmp/endroll-reply-abc'],
  ] as const)('is refused when the answer would go elsewhere: %s, %s', (platform, elsewhere) => {
    expect(readKeepRequest({ keep, replyTo: elsewhere }, platform)).toBeNull();
  });

  it.each([
    null,
    { address: null },
    { keep, replyTo: '/home/reader/.ssh/agent' },
    { keep: { ...keep, seriesId: '1396' }, replyTo },
    { keep: { ...keep, seasonNumber: -1 }, replyTo },
    { keep: { ...keep, language: '../..' }, replyTo },
    { keep, replyTo: 7 },
  ])('is refused otherwise: %j', (message) => {
    expect(readKeepRequest(message, 'linux')).toBeNull();
  });
});

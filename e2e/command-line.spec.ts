import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { sandboxArguments } from '../scripts/display.ts';
import { expect, test as base } from './fixtures.ts';

const projectFolder = resolve(import.meta.dirname, '..');
const electron = join(projectFolder, 'node_modules/electron/dist/electron');
/** An installed Endroll that is tested instead: scripts/installed.ts. */
const installed = process.env['ENDROLL_PROGRAM'];
const LAUNCHER = 'endroll-launcher';

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  /** `null`: none. Default: the server's valid token. */
  readonly token?: string | null;
  /** The program that reads standard output; the outcome is then that program's output. */
  readonly into?: string;
  /** What is on standard input. */
  readonly input?: string;
}

type Run = (words: readonly string[], options?: RunOptions) => Promise<Outcome>;

/** Runs the launcher, as `endroll` on the PATH does, without a display. */
const test = base.extend<{ run: Run }>({
  run: async ({ server, userData }, use) => {
    const switches = [...sandboxArguments(), `--user-data-dir=${userData}`, '--password-store=basic'];
    const folder = await mkdtemp(join(tmpdir(), 'endroll-launcher-'));
    if (installed === undefined) await makeProgram(folder, switches);
    const launcher = join(installed === undefined ? folder : dirname(installed), LAUNCHER);
    const { DISPLAY: _, WAYLAND_DISPLAY: __, TMDB_ACCESS_TOKEN: ___, ...environment } = process.env;
    await use(async (words, { token = server.token, into, input = '' } = {}) => {
      const args = [launcher, ...(installed === undefined ? [] : switches), ...words];
      const env = {
        ...environment,
        LANG: 'en_US.UTF-8',
        ENDROLL_TMDB_URL: server.url,
        ENDROLL_IMAGE_URL: server.imageUrl,
        ...(token === null ? {} : { TMDB_ACCESS_TOKEN: token }),
      };
      const child =
        into === undefined
          ? spawn('sh', args, { env, stdio: 'pipe' })
          : spawn('bash', ['-c', `sh "$@" | ${into}; exit "\${PIPESTATUS[0]}"`, 'bash', ...args], {
              env,
              stdio: 'pipe',
            });
      // A command that reads nothing may have ended before.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      await once(child, 'close');
      return { code: child.exitCode, out, err };
    });
    await rm(folder, { recursive: true });
  },
});

/** Puts the launcher into a folder, and beside it, in place of the program, a script that starts Electron on the checkout. */
async function makeProgram(folder: string, switches: readonly string[]): Promise<void> {
  await copyFile(join(projectFolder, 'build/linux', LAUNCHER), join(folder, LAUNCHER));
  const script = `#!/bin/sh
# Chromium reads its switches only before the application's folder.
headless=
case " $* " in *' --ozone-platform=headless '*) headless='--ozone-platform=headless --log-level=3' ;; esac
exec '${electron}' ${switches.join(' ')} $headless '${projectFolder}' "$@"
`;
  await writeFile(join(folder, 'endroll'), script, { mode: 0o755 });
}

const rowsIn = (csv: string): number => csv.trimEnd().split('\r\n').length - 1;

test('without a window, a display or a network, after a season was fetched once', async ({
  run,
  server,
  userData,
}) => {
  // Two dozen starts of the program.
  test.slow();
  const unknown = await run(['credits', '90001', '1', '--offline']);
  expect(unknown).toMatchObject({ code: 1, out: '' });
  expect(unknown.err).toContain('Season 1 of series 90001 is not kept.');
  const noToken = await run(['credits', '90001', '1'], { token: null });
  expect(noToken.code).toBe(1);
  expect(noToken.err).toContain('TMDB_ACCESS_TOKEN');

  const fetched = await run(['credits', '90001', '1']);
  expect(fetched).toMatchObject({ code: 0 });
  expect(fetched.out).toContain('Harbour Lights, Season 1 (90001/1, en-US, as of ');
  expect(fetched.out).toMatch(/^Regular cast$/m);
  expect(fetched.out).toContain('not endorsed, certified, or otherwise approved by TMDB.');
  expect((await run(['credits', '90001', '2'])).code).toBe(0);
  const missing = await run(['credits', '90001', '99']);
  expect(missing).toMatchObject({ code: 1, out: '' });
  expect(missing.err).toContain('TMDB has no such season.');
  await server.close();

  const csv = await run(['credits', '90001', '1', '--format', 'csv']);
  expect(csv).toMatchObject({ code: 0, err: '' });
  expect(rowsIn(csv.out)).toBeGreaterThan(10);
  const json = JSON.parse((await run(['credits', '90001', '1', '--format=json'])).out) as {
    readonly credits: readonly { readonly person_id: number; readonly name: string }[];
  };
  expect(json.credits).toHaveLength(rowsIn(csv.out));
  const first = json.credits[0] ?? { person_id: 0, name: 'nobody' };
  const person = await run(['person', String(first.person_id)]);
  expect(person.out).toContain(first.name);
  expect((await run(['search', ...first.name.split(' ')])).out).toContain(`person   ${first.name}`);
  expect((await run(['search', 'nobody', 'is', 'called', 'this'])).code).toBe(1);
  expect((await run(['compare', '90001/1', '90001/2'])).out).toMatch(
    /^(Joined|Left|Stayed) \((cast|crew)\)$/m,
  );
  const both = await run(['credits', '-', '--format', 'csv'], { input: '90001/1\n90001/2\n' });
  expect(both).toMatchObject({ code: 0, err: '' });
  expect(rowsIn(both.out)).toBeGreaterThan(rowsIn(csv.out));
  expect((await run(['library', '--offline'])).out).toMatch(
    /^90001\/1 +en-US +\d{4}-\d\d-\d\d {2}Harbour Lights, Season 1 \(\d{4}, \d+ episodes\)$/m,
  );
  expect(await run(['verify'])).toMatchObject({ code: 0, out: '' });

  const file = join(userData, 'all.csv');
  const exported = await run(['export', '--to', file]);
  expect(exported).toMatchObject({ code: 0, out: '' });
  expect(rowsIn(await readFile(file, 'utf8'))).toBeGreaterThan(rowsIn(csv.out));
  expect((await run(['export', '--season', '90001/1', '--to', '-'])).out).toBe(csv.out);
  const refused = await run(['export', '--to', join(userData, 'gone', 'all.csv')]);
  expect(refused.code).toBe(1);
});

test('options stand before the command as well as after it, and one that is mistyped there is reported', async ({
  run,
  server,
}) => {
  expect(await run(['--offline', 'credits', '90001', '1'])).toMatchObject({ code: 1, out: '' });
  expect(server.log.entries).toEqual([]);
  expect((await run(['--language', 'en-US', 'credits', '90001', '1'])).code).toBe(0);
  expect(JSON.parse((await run(['--format=json', 'library'])).out)).toHaveLength(1);
  for (const [words, message] of [
    [['--ofline', 'credits', '90001', '2'], 'credits has no option --ofline; did you mean --offline?'],
    [['-f', 'csv', 'library'], 'endroll has no option -f'],
    [['--offline'], 'No command given.'],
  ] as const) {
    const outcome = await run(words);
    expect(outcome, words.join(' ')).toMatchObject({ code: 2, out: '' });
    expect(outcome.err).toContain(message);
  }
});

test('what is not understood ends with 2 and says so, and a reader that leaves is no error', async ({
  run,
}) => {
  expect((await run(['--version'])).out.trim()).toMatch(/^\d+\.\d+\.\d+/);
  expect(await run(['help', 'credits'])).toMatchObject({ code: 0, err: '' });
  for (const [words, message] of [
    [['bogus'], 'There is no command “bogus”.'],
    [['credits', '1396'], 'credits takes a series and a season'],
    [['credits', 'x', '1'], 'The series is a number, not “x”.'],
    [['credits', '1396', '1', '--format', 'xlsx'], '--format is one of'],
    [['library', '--to', 'x'], 'library has no option --to.'],
    [['export'], 'export needs --to FILE'],
  ] as const) {
    const outcome = await run(words);
    expect(outcome, words.join(' ')).toMatchObject({ code: 2, out: '' });
    expect(outcome.err).toContain(message);
  }
  for (const shell of ['bash', 'zsh', 'fish'])
    expect((await run(['completions', shell])).out).toContain('credits');
  const checked = await run(['completions', 'bash'], { into: 'bash -n' });
  expect(checked, 'bash can read them').toEqual({ code: 0, out: '', err: '' });

  expect((await run(['credits', '1396', '1'])).code).toBe(0);
  const closed = await run(['credits', '1396', '1', '--format', 'csv'], { into: 'true' });
  expect(closed).toEqual({ code: 0, out: '', err: '' });
});

test('while the application closes, which leaves it to the command', async ({ run, launch }) => {
  const { app, page } = await launch();
  await page.openSeason('1396 1');
  // Closing waits for the library for some seconds, and kills it then.
  const library = await app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .flatMap(({ name, pid }) => (name?.startsWith('Endroll library') === true ? [pid] : [])),
  );
  expect(library).not.toEqual([]);
  for (const pid of library) process.kill(pid, 'SIGSTOP');
  const closed = app.waitForEvent('close');
  await app.evaluate(({ app }) => {
    app.quit();
  });
  const fetched = await run(['credits', '90001', '1']);
  expect(fetched).toMatchObject({ code: 0 });
  expect(fetched.out).toContain('Harbour Lights, Season 1');
  await closed;
});

test('beside the running application, which keeps what a command wants kept', async ({ run, launch }) => {
  const { page } = await launch();
  await page.openSeason('1396 1');
  const read = await run(['credits', '1396', '1', '--offline']);
  expect(read).toMatchObject({ code: 0, err: '' });
  expect(read.out).toContain('Bryan Cranston: Walter White');

  const fetched = await run(['credits', '90001', '1'], { token: null });
  expect(fetched.code, 'by the application’s token').toBe(0);
  expect(fetched.out).toContain('Harbour Lights, Season 1');
  await expect(page.keptSeries(/^Harbour Lights/)).toBeVisible();
  await expect(page.title('Breaking Bad')).toBeVisible();
  const missing = await run(['credits', '90001', '99'], { token: null });
  expect(missing).toMatchObject({ code: 1, out: '' });
  expect(missing.err).toContain('TMDB has no such season.');
});

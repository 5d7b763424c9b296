/** The sizes in KB of what the window loads and of main, from the build in `out/`: `node bench/bundle-size.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { figure, report } from '../scripts/figures.ts';

/** KB gzipped. */
const MOST_OF_EVERY_START = 110;

const out = resolve(import.meta.dirname, '../out');
const assets = join(out, 'renderer/assets');
const html = readFileSync(join(out, 'renderer/index.html'), 'utf8');

interface FileSize {
  readonly name: string;
  readonly bytes: number;
  readonly gzipped: number;
}

function sizes(folder: string, ending: RegExp): readonly FileSize[] {
  return readdirSync(folder)
    .filter((name) => ending.test(name))
    .map((name) => {
      const content = readFileSync(join(folder, name));
      return { name, bytes: content.length, gzipped: gzipSync(content).length };
    });
}

function row(name: string, files: readonly FileSize[], most?: number): readonly string[] {
  const kilobytes = (bytes: readonly number[]): number => bytes.reduce((all, each) => all + each, 0) / 1024;
  return [
    name,
    figure(files.length),
    figure(kilobytes(files.map(({ bytes }) => bytes)), 1),
    figure(kilobytes(files.map(({ gzipped }) => gzipped)), 1, most),
    most === undefined ? '–' : `≤ ${most}`,
  ];
}

/** A script in a folder and the scripts there that it imports before it runs. */
function withImports(folder: string, name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  const source = readFileSync(join(folder, name), 'utf8');
  for (const [, imported] of source.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/gu)) {
    if (imported !== undefined) withImports(folder, imported, found);
  }
  return found;
}

const scripts = sizes(assets, /\.js$/u);
const ofEveryStart = new Set(
  scripts
    .filter(({ name }) => html.includes(name) || name.startsWith('mount-app'))
    .flatMap(({ name }) => [...withImports(assets, name)]),
);
const translations = scripts.filter(({ name }) => /^(?:de|fr|es|ja|ar)-/u.test(name));
const mainFolder = join(out, 'main');
const main = sizes(mainFolder, /\.js$/u);
// index.js decides between the window and the command line, and then imports start.
const beforeWindow = new Set(
  main
    .filter(({ name }) => name === 'index.js' || name.startsWith('start-'))
    .flatMap(({ name }) => [...withImports(mainFolder, name)]),
);
await report({
  by: 'bench/bundle-size.ts',
  how: 'what is built',
  columns: ['files', 'KB', 'KB gzipped', 'wanted'],
  rows: [
    row(
      'window, scripts of every start',
      scripts.filter(({ name }) => ofEveryStart.has(name)),
      MOST_OF_EVERY_START,
    ),
    row(
      'window, before the first paint',
      scripts.filter(({ name }) => html.includes(name)),
    ),
    row('window, all scripts with five translations', scripts),
    row(
      'window, one translation more, at most',
      translations.toSorted((a, b) => b.gzipped - a.gzipped).slice(0, 1),
    ),
    row('window, style sheets', sizes(assets, /\.css$/u)),
    row('main, all', main),
    row(
      'main, before the window',
      main.filter(({ name }) => beforeWindow.has(name)),
    ),
    row('preload', sizes(join(out, 'preload'), /\.cjs$/u)),
  ],
});

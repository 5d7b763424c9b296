/** The sizes in KB of what the window loads and of main, from the build in `out/`: `node bench/bundle-size.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

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

function sum(files: readonly FileSize[]): Record<string, number> {
  const kilobytes = (value: number): number => Math.round(value / 102.4) / 10;
  return {
    files: files.length,
    KB: kilobytes(files.reduce((all, { bytes }) => all + bytes, 0)),
    'KB gzipped': kilobytes(files.reduce((all, { gzipped }) => all + gzipped, 0)),
  };
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
console.log('Sizes of the build:');
console.table({
  'window, all scripts': sum(scripts),
  'window, scripts of every start': sum(scripts.filter(({ name }) => ofEveryStart.has(name))),
  'window, one of five translations, the largest': sum(
    translations.toSorted((a, b) => b.gzipped - a.gzipped).slice(0, 1),
  ),
  'window, scripts of the first paint': sum(scripts.filter(({ name }) => html.includes(name))),
  'window, style sheets': sum(sizes(assets, /\.css$/u)),
  'main, all': sum(main),
  'main, before the window': sum(main.filter(({ name }) => beforeWindow.has(name))),
  preload: sum(sizes(join(out, 'preload'), /\.cjs$/u)),
});

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { projectFolder } from '../project.ts';

/** Every file of the project, by its path from the project's folder. */
const files = listFiles();
const names = new Set(files.map((file) => basename(file)));
const folders = new Set(files.flatMap(foldersOf));
/** The documents that describe the present. Decisions describe the time when they were made, and the change log every time. */
const documents = files.filter(
  (file) => file.endsWith('.md') && !file.startsWith('docs/adr/') && file !== 'CHANGELOG.md',
);

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(projectFolder, document), 'utf8');

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)|(?:src|srcset|href)="([^"#]+)"/gu)]
      .map(([, link, attribute]) => link ?? attribute ?? '')
      .filter((link) => link !== '' && !/^(?:https?|mailto|endroll):/u.test(link));
    expect(links.filter((link) => !existsSync(join(projectFolder, dirname(document), link)))).toEqual([]);
  });

  it('names files and folders that are there', () => {
    const named = [...text.matchAll(/`([\w@./-]+)`/gu)].map(([, name = '']) => name);
    const paths = named.filter((name) => /^(?:src|e2e|scripts|bench|docs|build|\.github)\//u.test(name));
    const isThere = (path: string): boolean => files.includes(path) || folders.has(path.replace(/\/$/u, ''));
    const bare = named.filter((name) => /^[\w.-]+\.(?:ts|svelte|css|cjs)$/u.test(name));
    expect([
      ...paths.filter((path) => !isThere(path) && !isMade(path)),
      ...bare.filter((name) => !names.has(name)),
    ]).toEqual([]);
  });

  it('names commands that are there', () => {
    const scripts = [...text.matchAll(/\bnpm run (?:--?\S+ )*([\w:]+)/gu)].map(([, name = '']) => name);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });
});

/** Files that scripts write and that are not in Git, or only after somebody has committed them. */
function isMade(path: string): boolean {
  return path.startsWith('e2e/screens');
}

function listFiles(): readonly string[] {
  const kept = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  return kept.split('\0').filter((file) => file !== '' && existsSync(join(projectFolder, file)));
}

function foldersOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

it('gives every decision a number of its own', () => {
  const numbers = files
    .filter((file) => file.startsWith('docs/adr/'))
    .map((file) => /^\d{4}(?=-)/u.exec(basename(file))?.[0] ?? file);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});

it('tells software centers of the version that is built', () => {
  const metadata = readFileSync(join(projectFolder, 'build/linux/app.endroll.Endroll.metainfo.xml'), 'utf8');
  expect(/<release version="([^"]+)"/u.exec(metadata)?.[1]).toBe(manifest.version);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { figure, replacePlace } from './figures.ts';
import { projectFolder } from './project.ts';

const read = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');

it('has a place in the document for everything that is measured, and measures everything that has one', () => {
  const document = read('docs/performance.md');
  const places = [...document.matchAll(/<!-- written by (.+?) -->\n([\s\S]*?)<!-- end of (.+?) -->/gu)];
  expect(places.filter(([, begun, , ended]) => begun !== ended)).toEqual([]);
  const sources = [
    'scripts/installed.ts',
    ...readdirSync(join(projectFolder, 'bench')).map((name) => `bench/${name}`),
  ]
    .filter((path) => path.endsWith('.ts'))
    .map(read)
    .join('\n');
  const reported = [...sources.matchAll(/(?:\bby: |reportSentence\(\s*)['`]([^'`]+)['`]/gu)].map(
    ([, name = '']) => name,
  );
  // The library is measured in two sizes.
  const names = reported.flatMap((name) =>
    name.includes('${') ? ['1,000', '10,000'].map((size) => name.replace(/\$\{.*?\}/u, size)) : [name],
  );
  expect(places.map(([, name]) => name).toSorted()).toEqual(names.toSorted());
  // No table is typed by hand.
  const rest = places.reduce((text, [place]) => text.replace(place, ''), document);
  expect(rest.match(/^\|.*\|$/gmu)).toBeNull();
});

it('replaces only one place, and refuses one that is not there', () => {
  const document =
    'A\n<!-- written by b -->\n\nold\n\n<!-- end of b -->\nC\n<!-- written by d -->\n<!-- end of d -->\n';
  expect(replacePlace(document, 'b', 'new')).toBe(
    'A\n<!-- written by b -->\n\nnew\n\n<!-- end of b -->\nC\n<!-- written by d -->\n<!-- end of d -->\n',
  );
  expect(() => replacePlace(document, 'c', 'new')).toThrow('no place for c');
});

it('sets a figure in bold that misses what is wanted, as it is written', () => {
  expect([figure(1.304, 2, 1.3), figure(1.306, 2, 1.3), figure(10_000), figure(0.07, 1)]).toEqual([
    '1.30',
    '**1.31**',
    '10,000',
    '0.1',
  ]);
});

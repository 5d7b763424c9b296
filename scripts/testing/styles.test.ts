import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '../../src/renderer');
const tokens = readFileSync(join(renderer, 'app/tokens.css'), 'utf8');

/** Paper is measured in points and has its own sizes. */
const OF_PAPER = ['PaperTable', 'PrintSheet', 'SheetFrame'].map((name) => `features/print/${name}.svelte`);

/** Agreed in docs/design-system.md. */
const BREAKPOINTS = { width: new Set([480, 640, 860, 1000, 1280]), height: new Set([480]) };

/** A container of one widget, which asks for the width of its own parts. */
const OF_A_WIDGET = '@container filter ';

/** What is set in the display font: headings, names of dialogs and of the program, composed page titles, initials, numbers. */
const IN_DISPLAY_FONT = [
  'ui/Heading.svelte',
  'app/base.css',
  'ui/PageHeader.svelte',
  'features/season/SeasonFrame.svelte',
  'features/season/SeasonBar.svelte',
  'features/episode/EpisodeHeader.svelte',
  'features/roll/RollPage.svelte',
  'app/Sidebar.svelte',
  'ui/Picture.svelte',
  'features/season/EpisodesSection.svelte',
];

/** Stand above the page in a color or shape of their own. */
const FLOATING = ['credits/UpdateOffer.svelte', 'features/roll/RollPage.svelte'];

const styles = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:svelte|css)$/u.test(path) && path !== 'app/tokens.css' && !OF_PAPER.includes(path))
  .map((path) => ({ path, css: readStyle(path) }));

/** Declarations of a property in a file that `isAllowed` refuses, as `path: property: value`. */
function refused(property: RegExp, isAllowed: (value: string) => boolean): readonly string[] {
  return styles.flatMap(({ path, css }) =>
    [...css.matchAll(/(?<=[{;\s])([a-z-]+):\s*([^;{}]+);/gu)]
      .filter(([, name = '', value = '']) => property.test(name) && !isAllowed(value.trim()))
      .map(([, name, value]) => `${path}: ${name}: ${value?.trim()}`),
  );
}

test('sizes of type are tokens', () => {
  const isSize = (value: string): boolean =>
    value === 'inherit' || /var\(--size-[a-z]+\)/u.test(value) || /^[\d.]+em$/u.test(value);
  expect(refused(/^font(?:-size)?$/u, isSize)).toEqual([]);
});

test('radii are tokens', () => {
  expect(
    refused(/^border.*radius$/u, (value) =>
      /^(?:inherit|0|(?:(?:0|var\(--round[a-z-]*\)) ?)+)$/u.test(value),
    ),
  ).toEqual([]);
});

test('layers are tokens', () => {
  expect(refused(/^z-index$/u, (value) => /^var\(--layer-[a-z]+\)$/u.test(value))).toEqual([]);
});

test('shadows are tokens, but for lines drawn with them', () => {
  const isElevation = (value: string): boolean =>
    /^(?:none|inset .*|var\(--elevation-[a-z]+\))$/u.test(value);
  expect(refused(/^box-shadow$/u, isElevation)).toEqual([]);
});

test('heights of controls are tokens', () => {
  // What is as high as a control is one; pictures and rows are higher, lines and dots lower.
  const isNoControl = (value: string): boolean => !/^(?:2[2-9]|3\d|4[0-4])px$/u.test(value);
  expect(refused(/^(?:min-)?(?:height|block-size)$/u, isNoControl)).toEqual([]);
});

test('popovers look the same: the class is in app/base.css', () => {
  const own = styles.filter(({ css }) => css.includes('var(--elevation-popover)')).map(({ path }) => path);
  expect(own.toSorted()).toEqual(['app/base.css', ...FLOATING].toSorted());
});

test('headings in the display font are ui/Heading', () => {
  const own = styles.filter(({ css }) => css.includes('var(--font-display)')).map(({ path }) => path);
  expect(own.toSorted()).toEqual([...IN_DISPLAY_FONT].toSorted());
});

test('breakpoints are the agreed ones', () => {
  const others = styles.flatMap(({ path, css }) =>
    [...css.matchAll(/@(?:media|container)[^{]*\{/gu)]
      .map(([query]) => query)
      .filter((query) => !query.startsWith(OF_A_WIDGET))
      .filter((query) =>
        [...query.matchAll(/(width|height):\s*([\d.]+)px/gu)].some(
          ([, side, px]) => !BREAKPOINTS[side as 'width' | 'height'].has(Number(px)),
        ),
      )
      .map((query) => `${path}: ${query}`),
  );
  expect(others).toEqual([]);
});

test('every token that is used is there', () => {
  const known = new Set([...tokens.matchAll(/(--[a-z0-9-]+):/gu)].map(([, name]) => name));
  const families = /var\((--(?:size|gap|round|control|layer|elevation|line|text)(?:-[a-z0-9]+)*)\)/gu;
  const unknown = styles.flatMap(({ path, css }) =>
    [...css.matchAll(families)].filter(([, name]) => !known.has(name)).map(([, name]) => `${path}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('what is imported when it is shown is errors/Loaded: an error in `{#await import(…)}` reaches no boundary', () => {
  const bare = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.svelte'))
    .filter((path) => /\{#await\s+import\(/u.test(readFileSync(join(renderer, path), 'utf8')));
  expect(bare).toEqual([]);
});

test('a setting that could not be stored is told: only where the reader is is remembered without their asking', () => {
  const dropped = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:svelte|ts)$/u.test(path) && !path.endsWith('.test.ts'))
    .flatMap((path) =>
      readFileSync(join(renderer, path), 'utf8')
        .split('\n')
        .filter((line) => /(?:^\s*|=> )(?:void|await) [\w.#]*session\.update\(/u.test(line))
        .filter((line) => !line.includes('({ lastAddress:'))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(dropped).toEqual([]);
});

test('a person’s name is set apart by <bdi> from the text around it', () => {
  const bare = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.svelte'))
    .flatMap((path) => {
      const source = readFileSync(join(renderer, path), 'utf8');
      const shown = source.matchAll(/<(\w+)[^<>]*>\s*\{(?:\w+\.)*person\.name\}/gu);
      return [...shown].filter(([, tag]) => tag !== 'bdi').map(([text]) => `${path}: ${text}`);
    });
  expect(bare).toEqual([]);
});

test.each(['light', 'dark'] as const)('contrast holds in the %s theme', (theme) => {
  const backgrounds = ['paper', 'pane', 'card', 'hover', 'selected'] as const;
  const low = [
    ...['text', 'text-soft', 'text-faint', 'accent', 'danger'].flatMap((name) =>
      tooLow(name, ['paper', 'pane', 'card'], 4.5, theme),
    ),
    ...['text', 'text-soft', 'text-faint'].flatMap((name) => tooLow(name, backgrounds, 4.5, theme)),
    ...tooLow('line-field', ['paper', 'pane', 'card'], 3, theme),
    ...tooLow('line-strong', ['paper', 'pane', 'card'], 3, theme),
    ...tooLow('on-accent', ['accent-fill'], 4.5, theme),
    ...tooLow('warn-text', ['warn-fill'], 4.5, theme),
  ];
  expect(low).toEqual([]);
});

function tooLow(
  front: string,
  backgrounds: readonly string[],
  least: number,
  theme: 'light' | 'dark',
): readonly string[] {
  return backgrounds.flatMap((background) => {
    const contrast = contrastOf(colour(front, theme), colour(background, theme));
    return contrast < least ? [`${front} on ${background}: ${contrast.toFixed(2)}`] : [];
  });
}

/** The red, green and blue (0–255) of a colour token in a theme. */
function colour(name: string, theme: 'light' | 'dark'): readonly number[] {
  const value = new RegExp(`--${name}: ([^;]+);`, 'u').exec(tokens)?.[1] ?? '';
  const alias = /^var\(--([a-z-]+)\)$/u.exec(value)?.[1];
  if (alias !== undefined) return colour(alias, theme);
  const [light, dark] = [...value.matchAll(/#([0-9a-f]{6})/gu)].map(([, hex = '']) => hex);
  const hex = (theme === 'light' ? light : dark) ?? '';
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrastOf(a: readonly number[], b: readonly number[]): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function readStyle(path: string): string {
  const text = readFileSync(join(renderer, path), 'utf8').replaceAll(/\/\*.*?\*\//gsu, '');
  return path.endsWith('.css')
    ? text
    : [...text.matchAll(/<style>(.*?)<\/style>/gsu)].map(([, css]) => css).join('\n');
}

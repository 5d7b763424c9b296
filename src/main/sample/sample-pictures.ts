import type { SamplePerson } from './sample-cast.ts';

const SKINS = ['#f2cfb3', '#e3b08a', '#c98d63', '#a66b45', '#7d4d31', '#5c3724'];
const HAIRS = ['#2a211d', '#4a3123', '#7a4a26', '#b3672f', '#c9a35a', '#8d8781', '#e2ddd4', '#1d2430'];
const CLOTHES = ['#2f4858', '#6b3e46', '#4d5b39', '#8a6a2f', '#3b3557', '#7b7266', '#22454a', '#9c4f3a'];
const WALLS: readonly (readonly [light: string, deep: string])[] = [
  ['#e8dcc6', '#c9b48e'],
  ['#d5dfd9', '#a3bbaf'],
  ['#dcd6e4', '#ac9fbf'],
  ['#ecd6cb', '#cfa390'],
  ['#d3dee8', '#9db6cb'],
  ['#e4e2c8', '#bdb987'],
];

/** The head fills the middle of a portrait of 200 × 300. Drawn before the face, or after it. */
interface Hair {
  readonly behind?: string;
  readonly over: string;
}

const LONG: readonly Hair[] = [
  {
    behind: 'M52 128C48 62 74 42 100 42s52 20 48 86c-2 44 8 74 4 92H48c-4-18 6-48 4-92Z',
    over: 'M56 128c-2-48 18-74 44-74s46 26 44 74c-8-30-26-46-52-48-14 12-30 24-36 48Z',
  },
  {
    behind: 'M54 120c-4-58 20-78 46-78s50 20 46 78c0 30 2 48-6 62H60c-8-14-6-32-6-62Z',
    over: 'M57 126c0-46 16-70 43-70 30 0 46 26 43 70-4-26-10-38-18-44-22 8-52 8-56 4-6 8-10 22-12 40Z',
  },
  {
    behind: 'M100 22c16 0 26 10 26 22s-10 20-26 20-26-8-26-20 10-22 26-22Z',
    over: 'M56 124c-4-50 18-74 44-74s48 24 44 74c-6-28-20-46-44-46s-38 18-44 46Z',
  },
  {
    behind:
      'M44 116c-8-20 0-44 18-56 6-18 26-26 40-22 20-4 38 8 44 24 16 12 20 36 10 54 4 20-4 38-18 46H64c-16-8-24-26-20-46Z',
    over: 'M56 118c-4-40 14-66 44-66s48 26 44 66c-6-16-14-24-24-28-12 6-28 6-40 0-10 4-18 12-24 28Z',
  },
];
const SHORT: readonly Hair[] = [
  { over: 'M55 118c-4-46 18-68 45-68s49 22 45 68c-4-18-8-28-14-34-20 4-46 2-60-8-8 8-13 22-16 42Z' },
  { over: 'M57 112c-2-40 18-60 43-60s45 20 43 60c-4-16-8-24-12-28-18-6-44-6-62 0-4 4-8 12-12 28Z' },
  { over: 'M56 120c-8-44 10-72 46-72 30 0 50 24 42 70-2-16-6-26-10-32-14 2-44 0-58-16-6 14-16 26-20 50Z' },
  { over: '' },
];

/** A portrait, as SVG of 200 × 300; `null` for somebody who has none. The same seed always gives the same one. */
export function drawPortrait(
  { gender, look }: Pick<SamplePerson, 'gender' | 'look'>,
  seed: number,
): string | null {
  if (look === null) return null;
  const pick = chooser(seed);
  const skin = SKINS[look[0]] ?? '';
  const hair = HAIRS[look[1]] ?? '';
  const clothes = pick(CLOTHES);
  const [light, deep] = pick(WALLS);
  const isLong = gender === 1 || (gender !== 2 && pick([true, false]));
  const style = pick(isLong ? LONG : SHORT);
  const hasBeard = !isLong && pick([true, false, style.over === '']);
  const hasGlasses = pick([true, false, false, false]);
  const collar = pick(['v', 'round', 'coat']);
  const shade = 'fill="#000" opacity=".1"';
  const parts = [
    `<defs><linearGradient id="w" x2="0" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>`,
    `<path fill="url(#w)" d="M0 0h200v300H0z"/>`,
    `<circle cx="${pick([40, 100, 160])}" cy="96" r="104" fill="#fff" opacity=".16"/>`,
    style.behind === undefined ? '' : `<path fill="${hair}" d="${style.behind}"/>`,
    `<path fill="${skin}" d="M82 158h36v46c0 14-36 14-36 0Z"/>`,
    `<path ${shade} d="M82 168c10 12 26 12 36 0v14c-10 12-26 12-36 0Z"/>`,
    `<path fill="${clothes}" d="M14 300c2-64 30-92 68-100 6 18 30 18 36 0 38 8 66 36 68 100Z"/>`,
    collarOf(collar, skin, clothes),
    `<ellipse cx="57" cy="126" rx="8" ry="12" fill="${skin}"/><ellipse cx="143" cy="126" rx="8" ry="12" fill="${skin}"/>`,
    `<path fill="${skin}" d="M58 112c0-36 18-54 42-54s42 18 42 54c0 38-18 64-42 64s-42-26-42-64Z"/>`,
    hasBeard
      ? `<path fill="${hair}" d="M58 126c2 34 18 54 42 54s40-20 42-54c-6 14-12 20-20 20-12-4-32-4-44 0-8 0-14-6-20-20Z"/><path fill="${skin}" d="M88 154h24c-2 8-22 8-24 0Z"/>`
      : '',
    style.over === '' ? '' : `<path fill="${hair}" d="${style.over}"/>`,
    faceOf(hasBeard ? '#5b2f2a' : '#8c4a40', hair),
    hasGlasses
      ? '<g fill="none" stroke="#22201e" stroke-width="3"><circle cx="82" cy="120" r="13"/><circle cx="118" cy="120" r="13"/><path d="M95 118c3-3 7-3 10 0M69 118l-10-3M131 118l10-3"/></g>'
      : '',
  ];
  return svg(200, 300, parts.join(''));
}

function collarOf(collar: string, skin: string, clothes: string): string {
  if (collar === 'v') return `<path fill="${skin}" d="M80 201l20 38 20-38c-4 16-36 16-40 0Z"/>`;
  if (collar === 'round')
    return `<path fill="#fff" opacity=".75" d="M78 201c4 22 40 22 44 0l6 2c-6 32-50 32-56 0Z"/>`;
  return `<path fill="#fff" opacity=".85" d="M80 201l20 34 20-34-6 60H86Z"/><path fill="${clothes}" d="M97 234h6l3 60H94Z"/>`;
}

function faceOf(mouth: string, hair: string): string {
  return [
    `<g fill="none" stroke="${hair}" stroke-width="4" stroke-linecap="round"><path d="M74 106c5-4 11-4 16-1M110 105c5-3 11-3 16 1"/></g>`,
    '<g fill="#241c18"><ellipse cx="82" cy="120" rx="4" ry="4.6"/><ellipse cx="118" cy="120" rx="4" ry="4.6"/></g>',
    '<path d="M100 122c-2 8-5 12-5 16 2 3 7 3 9 1" fill="none" stroke="#000" stroke-opacity=".28" stroke-width="3" stroke-linecap="round"/>',
    `<path d="M88 155c7 5 17 5 24 0" fill="none" stroke="${mouth}" stroke-width="4" stroke-linecap="round"/>`,
  ].join('');
}

const DUSKS: readonly (readonly [sky: string, low: string, sea: string, light: string])[] = [
  ['#1d3246', '#d98a5b', '#12202e', '#ffd98a'],
  ['#22313a', '#7fa3a1', '#101b20', '#eaf3d2'],
  ['#31415e', '#c9d7e6', '#5c7290', '#ffffff'],
];

/** A poster, as SVG of 200 × 300: the pier at dusk, in fog, in ice. */
export function drawPoster(number: number): string {
  const [sky, low, sea, light] = DUSKS[number % DUSKS.length] ?? DUSKS[0] ?? ['', '', '', ''];
  const isIce = number % DUSKS.length === 2;
  return svg(
    200,
    300,
    [
      `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${sky}"/><stop offset="1" stop-color="${low}"/></linearGradient><radialGradient id="l"><stop stop-color="${light}" stop-opacity=".9"/><stop offset="1" stop-color="${light}" stop-opacity="0"/></radialGradient></defs>`,
      '<path fill="url(#s)" d="M0 0h200v300H0z"/>',
      `<path fill="${light}" opacity=".22" d="M146 78L0 34v70Z"/>`,
      '<circle cx="146" cy="80" r="46" fill="url(#l)"/>',
      '<path fill="#0d141b" opacity=".55" d="M0 196c30-20 62-24 96-10 30-26 70-24 104 2v40H0Z"/>',
      '<path fill="#0d141b" d="M136 92h20l6 104h-32Z"/><path fill="#0d141b" d="M134 86h24v8h-24ZM138 70h16v16h-16ZM136 68l10-10 10 10Z"/>',
      `<path fill="${light}" d="M142 73h8v10h-8Z"/>`,
      `<path fill="${sea}" d="M0 206h200v94H0Z"/>`,
      isIce
        ? '<path fill="#fff" opacity=".5" d="M0 230l44-8 30 12 52-10 74 8v10l-66 4-60-6-40 8-34-6ZM20 264l60-6 40 10 70-8v12l-80 6Z"/>'
        : `<g stroke="${light}" stroke-opacity=".35" stroke-width="2"><path d="M112 222h70M124 236h50M132 252h34M138 270h22"/></g>`,
      '<path fill="#0a0f14" d="M20 228h84l-10 18H32ZM36 214h46v14H36ZM46 202h26v12H46ZM56 184h6v18h-6Z"/>',
      `<g fill="${light}"><path d="M41 218h5v5h-5ZM52 218h5v5h-5ZM63 218h5v5h-5ZM74 218h5v5h-5Z"/></g>`,
    ].join(''),
  );
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 2}" height="${height * 2}">${content}</svg>`;
}

/** Picks that are spread, and the same for the same seed: mulberry32 (https://github.com/cprosche/mulberry32). */
function chooser(seed: number): <T>(choices: readonly T[]) => T {
  let state = Math.imul(seed, 0x9e3779b9);
  return <T>(choices: readonly T[]): T => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return choices[((mixed ^ (mixed >>> 14)) >>> 0) % choices.length] as T;
  };
}

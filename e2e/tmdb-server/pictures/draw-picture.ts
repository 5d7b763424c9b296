import { at, Random } from '../random.ts';
import { Canvas, ellipse, hsl, mix, rectangle } from './png.ts';

export type PictureKind = 'portrait' | 'poster' | 'still';

const skins = [
  hsl(24, 0.5, 0.82),
  hsl(26, 0.48, 0.72),
  hsl(25, 0.42, 0.58),
  hsl(22, 0.4, 0.42),
  hsl(20, 0.38, 0.3),
];
const hairs = [
  hsl(28, 0.3, 0.14),
  hsl(24, 0.45, 0.24),
  hsl(30, 0.5, 0.4),
  hsl(40, 0.5, 0.62),
  hsl(15, 0.6, 0.36),
  hsl(210, 0.05, 0.72),
];

/** A PNG picture that depends only on the path: the same in every run, different for every path. */
export function drawPicture(kind: PictureKind, path: string, width: number): Buffer {
  const canvas = new Canvas(width, Math.round(kind === 'still' ? (width * 9) / 16 : width * 1.5));
  const random = new Random('picture', path);
  if (kind === 'portrait') drawPortrait(canvas, random);
  else drawLandscape(canvas, random, kind);
  return canvas.toPng();
}

/** Head and shoulders in front of a plain wall. */
function drawPortrait(canvas: Canvas, random: Random): void {
  const hue = random.integer(360);
  const tone = random.integer(skins.length);
  const skin = at(skins, tone);
  const shade = mix(skin, hsl(20, 0.5, 0.2), 0.16);
  const hair = random.pick(hairs);
  const style = random.integer(4);
  const face = 0.185 + random.next() * 0.02;
  const clothes = hsl((hue + 150 + random.integer(60)) % 360, 0.28, 0.3);
  canvas.fillGradient(hsl(hue, 0.26, 0.7), hsl(hue, 0.32, 0.46));
  if (style === 0) canvas.fillShape(ellipse([0.5, 0.72], [0.29, 0.44]), hair);
  if (style === 1) canvas.fillShape(ellipse([0.5, 0.66], [0.27, 0.31]), hair);
  canvas.fillShape(ellipse([0.5, 1.49], [0.4 + random.next() * 0.06, 0.52]), clothes);
  canvas.fillShape(rectangle([0.425, 0.8], [0.575, 0.98]), shade);
  canvas.fillShape(ellipse([0.5, 0.98], [0.075, 0.08]), shade);
  canvas.fillShape(ellipse([0.5, 0.65], [face, 0.255]), skin);
  canvas.fillShape(ellipse([0.5, 0.6], [face + 0.024, 0.25], [-1, 0.52]), hair);
  if (style === 3) canvas.fillShape(ellipse([0.5, 0.52], [face - 0.03, 0.05]), skin);
  if (style < 2) canvas.fillShape(ellipse([0.41, 0.5], [0.12, 0.08]), hair);
  if (style === 2) canvas.fillShape(ellipse([0.5, 0.79], [0.13, 0.13], [0.8, 1]), hair);
}

/** Hills under a low sun; a poster has bars for its title. */
function drawLandscape(canvas: Canvas, random: Random, kind: 'poster' | 'still'): void {
  const hue = random.integer(360);
  const height = canvas.height / canvas.width;
  canvas.fillGradient(hsl(hue, 0.45, 0.28), hsl((hue + 40) % 360, 0.6, 0.66));
  const sun = 0.1 + random.next() * 0.1;
  canvas.fillShape(
    ellipse([0.25 + random.next() * 0.5, height * 0.45], [sun, sun]),
    hsl((hue + 50) % 360, 0.8, 0.84),
  );
  for (const depth of [0, 1, 2]) {
    const top = height * (0.62 + depth * 0.12);
    const place = [random.next(), top + height * 0.5] as const;
    canvas.fillShape(ellipse(place, [0.9 - depth * 0.1, height * 0.5]), hsl(hue, 0.35, 0.3 - depth * 0.09));
  }
  if (kind === 'still') return;
  const title = 0.3 + random.next() * 0.4;
  canvas.fillShape(rectangle([0.5 - title / 2, 1.24], [0.5 + title / 2, 1.3]), hsl(hue, 0.2, 0.94));
  canvas.fillShape(rectangle([0.5 - title / 3, 1.35], [0.5 + title / 3, 1.37]), hsl(hue, 0.2, 0.74));
}

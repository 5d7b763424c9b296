import { crc32, deflateSync } from 'node:zlib';

/** Red, green and blue, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Where a shape begins and ends on a horizontal line, if it crosses it. */
export type Outline = (y: number) => Span | undefined;
export type Span = readonly [left: number, right: number];

const subRows = [1 / 6, 3 / 6, 5 / 6] as const;

/** A small painter of smooth-edged shapes. Its unit is its own width, so a picture looks the same in every size. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#pixels = new Uint8Array(width * height * 3);
  }

  /** Fills everything with a gradient from one color at the top to another at the bottom. */
  fillGradient(top: Colour, bottom: Colour): void {
    for (let row = 0; row < this.height; row += 1) {
      this.#fill(row, 0, this.width, mix(top, bottom, row / this.height));
    }
  }

  /** Fills an outline: whole pixels at once, those at its edges by the share of them that is inside. */
  fillShape(outline: Outline, colour: Colour): void {
    for (let row = 0; row < this.height; row += 1) {
      const spans = this.#spansOf(outline, row);
      if (spans.length === 0) continue;
      let [first, innerFirst, innerLast, last] = [this.width, 0, this.width, 0];
      for (const [left, right] of spans) {
        first = Math.min(first, Math.floor(left));
        innerFirst = Math.max(innerFirst, Math.ceil(left));
        innerLast = Math.min(innerLast, Math.floor(right));
        last = Math.max(last, Math.ceil(right));
      }
      const hasInside = spans.length === subRows.length && innerFirst < innerLast;
      if (hasInside) this.#fill(row, innerFirst, innerLast, colour);
      for (let column = Math.max(0, first); column < Math.min(this.width, last); column += 1) {
        if (hasInside && column >= innerFirst && column < innerLast) column = innerLast - 1;
        else this.#blend(row, column, colour, coverage(spans, column));
      }
    }
  }

  /** Where a row of pixels is inside, sampled three times from top to bottom. */
  #spansOf(outline: Outline, row: number): readonly Span[] {
    const spans: Span[] = [];
    for (const part of subRows) {
      const span = outline((row + part) / this.width);
      if (span) spans.push([span[0] * this.width, span[1] * this.width]);
    }
    return spans;
  }

  /** The picture as a PNG file. */
  toPng(): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const data = deflateSync(this.#filteredRows(), { level: 3 });
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }

  /** Each byte minus the one a pixel before it: plain areas become zeros, and the file becomes small. */
  #filteredRows(): Buffer {
    const stride = this.width * 3;
    const rows = Buffer.alloc((stride + 1) * this.height);
    for (let row = 0; row < this.height; row += 1) {
      const start = row * (stride + 1);
      rows[start] = 1;
      for (let index = 0; index < stride; index += 1) {
        const here = this.#pixels[row * stride + index] ?? 0;
        const before = index < 3 ? 0 : (this.#pixels[row * stride + index - 3] ?? 0);
        rows[start + 1 + index] = here - before;
      }
    }
    return rows;
  }

  #fill(row: number, first: number, last: number, [red, green, blue]: Colour): void {
    const end = (row * this.width + last) * 3;
    for (let index = (row * this.width + first) * 3; index < end; index += 3) {
      this.#pixels[index] = red;
      this.#pixels[index + 1] = green;
      this.#pixels[index + 2] = blue;
    }
  }

  #blend(row: number, column: number, colour: Colour, opacity: number): void {
    const start = (row * this.width + column) * 3;
    for (const channel of [0, 1, 2] as const) {
      const under = this.#pixels[start + channel] ?? 0;
      this.#pixels[start + channel] = Math.round(under + (colour[channel] - under) * opacity);
    }
  }
}

/** An ellipse, or the part of it between two heights. */
export function ellipse(
  [x, y]: readonly [number, number],
  [radiusX, radiusY]: readonly [number, number],
  [from, to]: readonly [number, number] = [-Infinity, Infinity],
): Outline {
  return (line) => {
    const distance = (line - y) / radiusY;
    if (Math.abs(distance) >= 1 || line < from || line > to) return undefined;
    const half = radiusX * Math.sqrt(1 - distance * distance);
    return [x - half, x + half];
  };
}

export function rectangle(
  [left, top]: readonly [number, number],
  [right, bottom]: readonly [number, number],
): Outline {
  return (line) => (line >= top && line < bottom ? [left, right] : undefined);
}

/** A color from hue (0 to 360), saturation and lightness (0 to 1). */
export function hsl(hue: number, saturation: number, lightness: number): Colour {
  const strength = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - strength * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** A color between two others. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const between = (from: number, to: number): number => Math.round(from + (to - from) * share);
  return [between(a[0], b[0]), between(a[1], b[1]), between(a[2], b[2])];
}

function coverage(spans: readonly Span[], column: number): number {
  let covered = 0;
  for (const [left, right] of spans) {
    covered += Math.max(0, Math.min(right, column + 1) - Math.max(left, column));
  }
  return Math.min(1, covered / subRows.length);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

import { DamagedFileError } from './problem.ts';

/** Writes a sequence of non-negative integers and texts, small numbers as one byte. */
export class Packer {
  readonly #bytes: number[] = [];

  /** Seven bits per byte, lowest first; all bytes except the last have the high bit set. */
  number(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes.push((rest % 128) + 128);
    this.#bytes.push(rest);
  }

  text(value: string): void {
    const bytes = Buffer.from(value, 'utf8');
    this.number(bytes.length);
    this.#bytes.push(...bytes);
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what {@link Packer} wrote, in the same order. Throws DamagedFileError if it ends too early. */
export class Unpacker {
  readonly #bytes: Buffer;
  #place = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#place >= this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.#bytes[this.#place++];
      if (byte === undefined) throw new DamagedFileError('Packed bytes end in the middle of a number');
      value += (byte % 128) * weight;
      if (byte < 128) return value;
    }
  }

  text(): string {
    const length = this.number();
    const end = this.#place + length;
    if (end > this.#bytes.length) throw new DamagedFileError('Packed bytes end in the middle of a text');
    const text = this.#bytes.toString('utf8', this.#place, end);
    this.#place = end;
    return text;
  }
}

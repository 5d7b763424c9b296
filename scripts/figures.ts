import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { PlainError } from './main.ts';
import { projectFolder } from './project.ts';

const DOCUMENT = join(projectFolder, 'docs/performance.md');

/** One table of docs/performance.md. */
export interface Figures {
  /** What measures it, by which its place in the document is known: `bench/start-up.ts`. */
  readonly by: string;
  /** How, as the rest of a sentence: `medians of 11 starts`. */
  readonly how: string;
  /** The heads of all columns but the first. */
  readonly columns: readonly string[];
  /** The name of what is measured, and a cell for each column. */
  readonly rows: readonly (readonly string[])[];
  /** False: only some rows were measured, and the document keeps what it has. */
  readonly isWhole?: boolean;
}

/** A number as the document writes it: in bold if it is more than what is wanted. */
export function figure(value: number, digits = 0, most = Number.POSITIVE_INFINITY): string {
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return Number(value.toFixed(digits)) > most ? `**${text}**` : text;
}

/** Prints a table and, if BENCH_WRITE is set, puts it into its place in the document. */
export async function report({ by, how, columns, rows, isWhole = true }: Figures): Promise<void> {
  const lines = [['', ...columns], ['---', ...columns.map(() => '---:')], ...rows];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const text = `Measured on ${today()}: ${how}.\n\n${table}`;
  console.log(await format(text, { parser: 'markdown' }));
  if (isWhole && (process.env['BENCH_WRITE'] ?? '') !== '') await write(by, text);
}

/** Puts a sentence about today into its place in the document. */
export async function reportSentence(by: string, sentence: string): Promise<void> {
  const text = `On ${today()}: ${sentence}`;
  console.log(`  ${text}`);
  await write(by, text);
}

/**
 * A document with something else in one of its places: between `<!-- written by NAME -->` and `<!-- end of NAME -->`.
 * @throws {PlainError} if it has no such place
 */
export function replacePlace(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- written by ${name} -->`, `<!-- end of ${name} -->`];
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from < 0 || to < 0) throw new PlainError(`docs/performance.md has no place for ${name}.`);
  return `${document.slice(0, from)}${begin}\n\n${text}\n\n${document.slice(to)}`;
}

async function write(by: string, text: string): Promise<void> {
  const document = replacePlace(await readFile(DOCUMENT, 'utf8'), by, text);
  const options = await resolveConfig(DOCUMENT);
  await writeFile(DOCUMENT, await format(document, { ...options, parser: 'markdown' }));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

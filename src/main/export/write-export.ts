import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isEndrollError } from '@shared/app-error.ts';
import { EXPORT_ENDINGS, type ExportFormat, type ExportProgress } from '@shared/domain/credit-export.ts';
import type { ExportedName } from '@shared/domain/export-writers.ts';
import type { ExportPart, ExportPiece } from '../library/calls.ts';
import { toFolderName } from '../files/file-name.ts';
import { renamePatiently } from '../files/rename.ts';
import { FOR_THE_READER, toFileError, UNFINISHED, writeFileWhole } from '../files/write-file-whole.ts';

/** The result of an export. */
export type WrittenExport = Pick<ExportPart, 'rows' | 'leftOut' | 'cut'>;

/**
 * Writes an export to a file, or to a folder for formats that are one: completely or not at all. Parts are requested no
 * faster than they are written.
 * @throws EndrollError `file-not-written`, or the error of the parts
 */
export async function writeExport(
  path: string,
  format: ExportFormat,
  parts: AsyncIterable<ExportPart>,
  onProgress: (progress: ExportProgress) => void = () => undefined,
): Promise<WrittenExport> {
  let written: WrittenExport = { rows: 0, leftOut: [], cut: [] };
  async function* pieces(): AsyncGenerator<ExportPiece> {
    for await (const { pieces: own, leftOut, cut, ...progress } of parts) {
      yield* own;
      written = { rows: progress.rows, leftOut, cut };
      onProgress(progress);
    }
  }
  try {
    if (EXPORT_ENDINGS[format] === null) await writeFolderWhole(path, pieces());
    else await writeFileWhole(path, bytesOf(pieces()), FOR_THE_READER);
  } catch (error) {
    throw isEndrollError(error) ? error : toFileError(error);
  }
  return written;
}

async function* bytesOf(pieces: AsyncIterable<ExportPiece>): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of pieces) yield bytes;
}

/** Like {@link writeFileWhole} for a folder. An existing folder that is not empty is left as it is. */
async function writeFolderWhole(path: string, pieces: AsyncIterable<ExportPiece>): Promise<void> {
  const unfinished = join(dirname(path), `.endroll-${crypto.randomUUID()}${UNFINISHED}`);
  let file: FileHandle | null = null;
  try {
    await mkdir(unfinished);
    for await (const piece of pieces) {
      if (piece.file !== null) {
        await closeFlushed(file);
        file = await openInside(unfinished, piece.file);
      }
      await file?.writeFile(piece.bytes);
    }
    await closeFlushed(file);
    file = null;
    await renamePatiently(unfinished, path);
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Waits until the file is on the disk: the folder gets its name only then. */
async function closeFlushed(file: FileHandle | null): Promise<void> {
  await file?.datasync();
  await file?.close();
}

/** An existing name belongs to another file: nothing is overwritten. */
async function openInside(folder: string, names: readonly ExportedName[]): Promise<FileHandle> {
  const path = join(folder, ...names.map(({ title, end }) => toFolderName(title, end)));
  await mkdir(dirname(path), { recursive: true });
  return open(path, 'wx');
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A recorded answer: `season_friends-s2_credits_zh_CN.json` is a season of "friends", number 2, in zh-CN. */
export interface RecordedFile {
  /** The endpoint: `season`, `tv-aggregate`, `search-tv`, `person` ... */
  readonly kind: string;
  /** What the answer is about: `friends`. */
  readonly stem: string;
  readonly seasonNumber?: number;
  /** `en` when the name does not say. */
  readonly language: string;
  /** Among several recordings of the same thing, the most complete and newest one has the highest rank. */
  readonly rank: number;
  readonly body: unknown;
}

/** Reads a folder of recorded answers; returns none if there is no folder. */
export function readRecordedFiles(folder: string): readonly RecordedFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      ...partsOf(name),
      body: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
    }));
}

/** The best recording of each thing: one per stem, season and language. */
export function bestOf(files: readonly RecordedFile[]): readonly RecordedFile[] {
  const groups = Map.groupBy(files, (file) =>
    [file.kind, file.stem, file.seasonNumber ?? '', file.language].join(' '),
  );
  return [...groups.values()].flatMap((same) => same.toSorted((a, b) => b.rank - a.rank).slice(0, 1));
}

function partsOf(name: string): Omit<RecordedFile, 'body'> {
  const [kind = '', subject = '', ...rest] = name.replace(/\.json$/, '').split('_');
  const variant = rest.join('_');
  const [, stem = subject, season] = /^(.+)-s(\d+)$/.exec(subject) ?? [];
  const [, tongue = 'en', region] = /(?:^|_)([a-z]{2})(?:_([A-Z]{2}))?$/.exec(variant) ?? [];
  return {
    kind,
    stem,
    ...(season === undefined ? {} : { seasonNumber: Number(season) }),
    language: region === undefined ? tongue : `${tongue}-${region}`,
    rank: rankOf(variant),
  };
}

function rankOf(variant: string): number {
  if (variant.includes('older')) return -1;
  const parts = (variant.includes('credits') ? 10_000 : 0) + (variant.includes('aggregate') ? 20_000 : 0);
  return parts + Number(/\d{4}/.exec(variant)?.[0] ?? (variant.includes('docs') ? 2024 : 0));
}

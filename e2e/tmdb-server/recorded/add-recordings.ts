import type { Catalogue } from '../catalogue.ts';
import { searchKey } from '../endpoints/search.ts';
import type { ExternalIds } from '../series/series-entry.ts';
import type { AggregateCredits, SeasonCredits, SeasonDetails, SeriesDetails } from '../wire.ts';
import { bestOf, type RecordedFile, readRecordedFiles } from './recorded-files.ts';
import {
  type RecordedRow,
  type RecordedSeason,
  recordedSeriesEntry,
  searchOnlyEntry,
  type SeriesRecording,
} from './recorded-series.ts';

/** A recorded body is what TMDB sent, so its shape is trusted, except for fields that old ones lack. */
type SeasonBody = SeasonDetails & {
  readonly credits?: SeasonCredits;
  readonly aggregate_credits?: AggregateCredits;
  readonly external_ids?: ExternalIds;
};
type SeriesBody = SeriesDetails & { readonly credits?: SeasonCredits; readonly external_ids?: ExternalIds };

/** Adds what was recorded in a folder; recorded series replace invented ones with the same ID. */
export function addRecordings(catalogue: Catalogue, folder: string): void {
  const files = bestOf(readRecordedFiles(folder));
  const stems = seriesIdsByStem(files);
  for (const [id, recording] of recordingsById(files, stems))
    catalogue.add(recordedSeriesEntry(id, recording));
  for (const file of files) addAnswer(catalogue, file);
}

function addAnswer(catalogue: Catalogue, { kind, stem, body }: RecordedFile): void {
  if (kind === 'search-tv') {
    const page = body as { readonly results: readonly RecordedRow[] };
    const [, text = stem, year = ''] = /^(.*?)(?:-(\d{4}))?$/.exec(stem) ?? [];
    catalogue.recordedAnswers.set(searchKey(text.replaceAll('-', ' '), year), body);
    for (const row of page.results) {
      if (!catalogue.entry(row.id)) catalogue.add(searchOnlyEntry(row));
    }
  } else if (kind === 'person') {
    const { external_ids, ...person } = body as { id: number; external_ids?: ExternalIds };
    catalogue.recordedAnswers.set(`person/${person.id}`, person);
    if (external_ids) catalogue.recordedAnswers.set(`person/${person.id}/external_ids`, external_ids);
  } else if (kind === 'person-tv-credits') {
    catalogue.recordedAnswers.set(`person/${String((body as { id: number }).id)}/tv_credits`, body);
  } else if (kind.startsWith('configuration-')) {
    const path = kind.slice('configuration-'.length).replaceAll('-', '_');
    catalogue.recordedAnswers.set(`configuration/${path}`, body);
  }
}

/**
 * Series files contain their IDs; for season files, the ID comes from their episodes or from the series file with the
 * same stem.
 */
function seriesIdsByStem(files: readonly RecordedFile[]): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const { kind, stem, body } of files) {
    const { id, episodes } = body as { id?: number; episodes?: SeasonDetails['episodes'] };
    const seriesId = kind === 'season' ? episodes?.[0]?.show_id : kind.startsWith('tv') ? id : undefined;
    if (seriesId !== undefined) ids.set(stem, seriesId);
  }
  return ids;
}

function recordingsById(
  files: readonly RecordedFile[],
  stems: ReadonlyMap<string, number>,
): ReadonlyMap<number, SeriesRecording> {
  const known = files.filter(({ stem }) => stems.has(stem));
  const byId = Map.groupBy(known, ({ stem }) => stems.get(stem) ?? 0);
  return new Map([...byId].map(([id, own]) => [id, recordingOf(own)]));
}

function recordingOf(files: readonly RecordedFile[]): SeriesRecording {
  const bodiesOf = (kind: string): readonly RecordedFile[] => files.filter((file) => file.kind === kind);
  const series = bodiesOf('tv').map(({ language, body }) => {
    const { credits, external_ids, ...details } = body as SeriesBody;
    return {
      language,
      details,
      ...(credits ? { credits } : {}),
      ...(external_ids ? { externalIds: external_ids } : {}),
    };
  });
  const seasons = bodiesOf('season').map(({ language, body, seasonNumber }): RecordedSeason => {
    const { credits, aggregate_credits, external_ids, ...details } = body as SeasonBody;
    const alone = (kind: string): unknown =>
      bodiesOf(kind).find((file) => file.seasonNumber === seasonNumber)?.body;
    const ownCredits = credits ?? (withoutId(alone('season-credits')) as SeasonCredits | undefined);
    return {
      language,
      details,
      ...(ownCredits ? { credits: ownCredits } : {}),
      ...(aggregate_credits ? { aggregate: aggregate_credits } : {}),
      ...(external_ids ? { externalIds: external_ids } : {}),
    };
  });
  const credits = withoutId(bodiesOf('tv-credits')[0]?.body) as SeasonCredits | undefined;
  const aggregate = withoutId(bodiesOf('tv-aggregate')[0]?.body) as AggregateCredits | undefined;
  return {
    stem: files[0]?.stem ?? '',
    series,
    seasons,
    ...(credits ? { credits } : {}),
    ...(aggregate ? { aggregate } : {}),
  };
}

function withoutId(body: unknown): object | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'id'));
}

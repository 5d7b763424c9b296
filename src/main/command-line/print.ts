import type { ComparedPerson } from '@shared/domain/compare-people.ts';
import type { ComparedSection } from '@shared/domain/compare-sections.ts';
import type { ExportRow } from '@shared/domain/credit-export.ts';
import { localDay } from '@shared/domain/freshness.ts';
import type { PartOfSeries, SearchHit } from '@shared/domain/library-search.ts';
import { isUnfetched, seasonNameByNumber, type KeptSeason } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { delimitedLine, markdownTable, type Cell } from '@shared/table-text.ts';
import { en } from '@shared/text/en.ts';
import type { READ_FORMATS } from './arguments.ts';

/** The kept seasons, one a line or row. */
export function listText(kept: readonly KeptSeason[], format: (typeof READ_FORMATS)[number]): string {
  const columns = [
    'series_id',
    'season_number',
    'language',
    'series_name',
    'season_name',
    'air_date',
    'episode_count',
    'people',
    'fetched_at',
    'state',
  ] as const;
  const rows = kept.map((season): Record<(typeof columns)[number], Cell> => ({
    series_id: season.seriesId,
    season_number: season.seasonNumber,
    language: season.language,
    series_name: season.seriesName,
    season_name: nameOf(season),
    air_date: season.airDate,
    episode_count: season.episodeCount,
    people: season.peopleCount,
    fetched_at: season.fetchedAt,
    state: stateOf(season),
  }));
  const cells = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  switch (format) {
    case 'json':
      return `${JSON.stringify(rows, null, 2)}\n`;
    case 'jsonl':
      return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    case 'csv':
      return cells.map((line) => `${delimitedLine(line, ',')}\r\n`).join('');
    case 'tsv':
      return cells.map((line) => `${delimitedLine(line, '\t')}\n`).join('');
    case 'markdown':
      return `${markdownTable(cells).join('\n')}\n`;
    case 'text':
      return kept
        .map(
          (season) =>
            `${`${season.seriesId}/${season.seasonNumber}`.padEnd(12)} ${season.language.padEnd(6)} ${localDay(new Date(season.fetchedAt))}  ${season.seriesName}, ${nameOf(season)}${factsOf(season)}\n`,
        )
        .join('');
  }
}

/** A season that has never been fetched here has no name yet. */
export function nameOf({ seasonName, seasonNumber }: KeptSeason): string {
  return seasonName === '' ? seasonNameByNumber(seasonNumber) : seasonName;
}

/** A season with the date of TMDB's answer. */
export function seasonHead(
  season: Pick<
    KeptSeason,
    'seriesName' | 'seasonName' | 'seriesId' | 'seasonNumber' | 'language' | 'fetchedAt'
  >,
): string {
  const { seriesName, seasonName, seriesId, seasonNumber, language, fetchedAt } = season;
  return `${seriesName}, ${seasonName} (${seriesId}/${seasonNumber}, ${language}, as of ${localDay(new Date(fetchedAt))})`;
}

/** In brackets: when a season began, its episodes, and what it lacks. */
function factsOf(season: KeptSeason): string {
  const state = stateOf(season);
  const facts = [
    season.airDate?.slice(0, 4) ?? '',
    season.episodeCount === 0 ? '' : counted(season.episodeCount, 'episode'),
    state === 'whole' ? '' : state,
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** How much somebody did of what was found: in which seasons, and in how many episodes. */
function amountText({ seasonNumbers, episodeCount }: PartOfSeries, hidden: HiddenDetails): string {
  const seasons = `season${seasonNumbers.length === 1 ? '' : 's'} ${seasonNumbers.join(', ')}`;
  return hidden.episodeCounts || episodeCount === null
    ? seasons
    : `${seasons}; ${counted(episodeCount, 'episode')}`;
}

function stateOf(season: KeptSeason): string {
  if (season.isExpired) return 'expired';
  if (season.isLost) return isUnfetched(season) ? 'unfetched' : 'lost';
  return season.isWhole ? 'whole' : 'incomplete';
}

export function hitLine(hit: SearchHit, hidden: HiddenDetails): string {
  switch (hit.kind) {
    case 'person':
      return `person   ${hit.person.name} (${hit.person.personId}): ${[hit.best.seriesName, ...hit.best.roles].filter((text) => text !== '').join(', ')}; ${counted(hit.seasonCount, 'season')}`;
    case 'role':
    case 'job':
      return `${hit.kind.padEnd(8)} ${hit.part.roles.join(', ')}: ${hit.person.name} (${hit.person.personId}), ${hit.part.seriesName} (${hit.part.seriesId}), ${amountText(hit.part, hidden)}`;
    case 'note':
      return `note     ${hit.excerpt}`;
    case 'series':
      return `series   ${hit.name} (${hit.seriesId})`;
    case 'season':
    case 'episode':
      return `${hit.kind.padEnd(8)} ${hit.seriesName}, ${hit.name} (${[hit.seriesId, hit.seasonNumber, hit.episodeNumber].filter((id) => id !== null).join('/')})`;
  }
}

const SECTIONS = { regular: 'Regular cast', guest: 'Guest stars', crew: 'Crew' } as const;

/** Who or what a section of a comparison names, a line each, below its title. */
export function sectionText(section: ComparedSection, hidden: HiddenDetails): string {
  const m = en.compare;
  const named = (people: readonly ComparedPerson[]): string =>
    people.map(({ person }) => person.name).join(', ');
  const did = ({ roles, jobs }: ComparedPerson): string =>
    section.work === 'crew'
      ? jobs.map(({ job }) => job).join(', ')
      : hidden.characters
        ? ''
        : roles.join(', ');
  const line = (name: string, text: string): string => `  ${text === '' ? name : `${name}: ${text}`}\n`;
  switch (section.kind) {
    case 'recast':
      return `${m.recast}\n${section.recast
        .map(({ role, before, after }) => line(role, `${named(before)} → ${named(after)}`))
        .join('')}`;
    case 'continuity':
      return `${m.continuity}\n${section.departments
        .map(({ department, before, stayed }) =>
          line(department, m.continuityOf(String(stayed), String(before))),
        )
        .join('')}`;
    case 'changedJobs':
      return `${m.changedJobs}\n${section.people
        .map(({ person, before }) =>
          line(person.person.name, `${before === undefined ? '' : did(before)} → ${did(person)}`),
        )
        .join('')}`;
    case 'promoted':
    case 'demoted':
      return `${m[section.kind]}\n${section.people
        .map(({ person }) => line(person.person.name, did(person)))
        .join('')}`;
    case 'joined':
    case 'left':
    case 'stayed':
      return `${m[section.kind]} (${section.work})\n${section.people
        .map(({ person }) => line(person.person.name, did(person)))
        .join('')}`;
  }
}

export function sourceLine({ source, attribution }: Pick<ExportRow, 'source' | 'attribution'>): string {
  return `${source.startsWith('https:') ? 'The Movie Database (TMDB). ' : ''}${attribution}\n`;
}

/** Writes rows as text: for each season its sections, for each section its people. */
export class TextPrinter {
  readonly #isOfPerson: boolean;
  #season = '';
  #section = '';
  #source = '';

  constructor(isOfPerson: boolean) {
    this.#isOfPerson = isOfPerson;
  }

  lines(json: readonly string[]): string {
    return json
      .map((line) => JSON.parse(line) as ExportRow | { readonly format: string })
      .map((row) => ('format' in row ? '' : this.#line(row)))
      .join('');
  }

  end(): string {
    return this.#source === '' ? '' : `\n${this.#source}`;
  }

  #line(row: ExportRow): string {
    let head = '';
    // Not the names, which two series or a season in two languages may share.
    const season = `${row.series_id}/${row.season_number}/${row.language}`;
    if (this.#season === '' && this.#isOfPerson) head += `${row.name} (${row.person_id})\n`;
    if (season !== this.#season) {
      if (this.#season !== '' || this.#isOfPerson) head += '\n';
      head += `${seasonHead({
        seriesName: row.series_name,
        seasonName: row.season_name,
        seriesId: row.series_id,
        seasonNumber: row.season_number,
        language: row.language,
        fetchedAt: row.fetched_at,
      })}\n`;
      this.#section = '';
    }
    this.#season = season;
    const section = row.kind === 'crew' ? `${SECTIONS.crew}, ${row.department ?? ''}` : SECTIONS[row.kind];
    if (section !== this.#section && !this.#isOfPerson) head += `\n${section}\n`;
    this.#section = section;
    this.#source = sourceLine(row);
    const did = row.job ?? row.character ?? '';
    const count =
      row.episode_count === null
        ? ''
        : ` (${row.episode_count} ${row.episode_count === 1 ? 'episode' : 'episodes'})`;
    if (this.#isOfPerson) return `${head}  ${did === '' ? SECTIONS[row.kind] : did}${count}\n`;
    return `${head}  ${did === '' ? row.name : `${row.name}: ${did}`}${count}\n`;
  }
}

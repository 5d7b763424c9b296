import type { ComparedPerson } from '@shared/domain/compare-people.ts';
import {
  comparedEpisodes,
  pluralOfEpisodes,
  type ComparedItem,
  type ComparedSection,
  type PeopleSection,
} from '@shared/domain/compare-sections.ts';
import type { ExportRow } from '@shared/domain/credit-export.ts';
import { localDay } from '@shared/domain/freshness.ts';
import type { PartOfSeries, SearchHit } from '@shared/domain/library-search.ts';
import { isUnfetched, seasonNameByNumber, type KeptSeason } from '@shared/domain/season.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { delimitedLine, markdownTable, type Cell } from '@shared/table-text.ts';
import { comparedTitle } from '@shared/text/compared-title.ts';
import { en } from '@shared/text/en.ts';
import type { ReadFormat } from './arguments.ts';

/** The columns of the list of kept seasons, for other programs. */
const COLUMNS: Readonly<Record<string, (season: KeptSeason) => Cell>> = {
  series_id: ({ seriesId }) => seriesId,
  season_number: ({ seasonNumber }) => seasonNumber,
  language: ({ language }) => language,
  series_name: ({ seriesName }) => seriesName,
  season_name: nameOf,
  air_date: ({ airDate }) => airDate,
  episode_count: ({ episodeCount }) => episodeCount,
  people: ({ peopleCount }) => peopleCount,
  fetched_at: ({ fetchedAt }) => fetchedAt,
  state: stateOf,
};

/** The kept seasons, one a line or row. */
export function listText(kept: readonly KeptSeason[], format: ReadFormat): string {
  const columns = Object.entries(COLUMNS);
  const rows = kept.map((season) => columns.map(([, cellOf]) => cellOf(season)));
  const table = [Object.keys(COLUMNS), ...rows];
  const records = rows.map((row) => Object.fromEntries(columns.map(([name], index) => [name, row[index]])));
  switch (format) {
    case 'json':
      return `${JSON.stringify(records, null, 2)}\n`;
    case 'jsonl':
      return records.map((record) => `${JSON.stringify(record)}\n`).join('');
    case 'csv':
      return table.map((row) => `${delimitedLine(row, ',')}\r\n`).join('');
    case 'tsv':
      return table.map((row) => `${delimitedLine(row, '\t')}\n`).join('');
    case 'markdown':
      return `${markdownTable(table).join('\n')}\n`;
    case 'text':
      return kept.map((season) => `${listLine(season)}\n`).join('');
  }
}

function listLine(season: KeptSeason): string {
  const { seriesId, seasonNumber, language, fetchedAt, seriesName } = season;
  const columns = [`${seriesId}/${seasonNumber}`.padEnd(12), language.padEnd(6), dayOf(fetchedAt)];
  return `${columns.join(' ')}  ${seriesName}, ${nameOf(season)}${factsOf(season)}`;
}

/** The reader's day of an ISO time. */
function dayOf(time: string): string {
  return localDay(new Date(time));
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
  return `${seriesName}, ${seasonName} (${seriesId}/${seasonNumber}, ${language}, as of ${dayOf(fetchedAt)})`;
}

/** A side of a comparison: a season, or the seasons of a series, with the dates of the oldest and the newest answer. */
export function sideHead(side: readonly KeptSeason[], isWholeSeries: boolean): string {
  const [first] = side;
  if (first === undefined) return '';
  if (!isWholeSeries) return seasonHead({ ...first, seasonName: nameOf(first) });
  const numbers = side.map(({ seasonNumber }) => seasonNumber);
  const languages = [...new Set(side.map(({ language }) => language))];
  const dates = side.map(({ fetchedAt }) => dayOf(fetchedAt)).toSorted();
  const days = [...new Set([dates[0], dates.at(-1)])];
  const seasons = `season${side.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
  return `${first.seriesName} (${first.seriesId}, ${seasons}, ${languages.join(', ')}, as of ${days.join(' to ')})`;
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

/** "1 episode", "2 episodes". */
export function counted(count: number, what: string): string {
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

/** A hit of a search in one line: its kind, what it is, and the ids with which other commands ask for it. */
export function hitLine(hit: SearchHit, hidden: HiddenDetails): string {
  return `${hit.kind.padEnd(8)} ${hitText(hit, hidden)}`;
}

function hitText(hit: SearchHit, hidden: HiddenDetails): string {
  switch (hit.kind) {
    case 'person': {
      const { person, best, seasonCount } = hit;
      const known = [best.seriesName, ...best.roles].filter((text) => text !== '');
      const seasons = seasonCount === 0 ? '' : `; ${counted(seasonCount, 'season')}`;
      return `${person.name} (${person.personId}): ${known.join(', ')}${seasons}`;
    }
    case 'role':
    case 'job': {
      const { person, part } = hit;
      const place = `${part.seriesName} (${part.seriesId}), ${amountText(part, hidden)}`;
      return `${part.roles.join(', ')}: ${person.name} (${person.personId}), ${place}`;
    }
    case 'note':
      return hit.excerpt;
    case 'series':
      return `${hit.name} (${hit.seriesId})`;
    case 'season':
    case 'episode': {
      const ids = [hit.seriesId, hit.seasonNumber, hit.episodeNumber].filter((id) => id !== null);
      return `${hit.seriesName}, ${hit.name} (${ids.join('/')})`;
    }
  }
}

/**
 * A section of a comparison: its title, and below it whom or what it names, a line each.
 * @param sides the names of what is compared
 */
export function sectionText(
  section: ComparedSection,
  sides: readonly string[],
  hidden: HiddenDetails,
): string {
  const isOfPeople = 'people' in section;
  const title = isOfPeople ? comparedTitle(section.kind, sides, en.compare) : en.compare[section.kind];
  const lines = linesOf(section, hidden).map(
    ([name, text]) => `  ${text === '' ? name : `${name}: ${text}`}\n`,
  );
  const isOfOneWork =
    section.kind === 'promoted' || section.kind === 'demoted' || section.kind === 'changedJobs';
  const ofWork = isOfPeople && !isOfOneWork ? ` (${section.work})` : '';
  return `${title}${ofWork}\n${lines.join('')}`;
}

function linesOf(
  section: ComparedSection,
  hidden: HiddenDetails,
): readonly (readonly [name: string, text: string])[] {
  const names = (people: readonly ComparedPerson[]): string =>
    people.map(({ person }) => person.name).join(', ');
  const did = ({ roles, jobs }: ComparedPerson): string => {
    if (section.work === 'crew') return jobs.map(({ job }) => job).join(', ');
    return hidden.characters ? '' : roles.join(', ');
  };
  if ('people' in section)
    return section.people.map((item) => {
      const { person, before } = item;
      const work =
        section.kind === 'changedJobs' && before !== undefined
          ? `${did(before)} → ${did(person)}`
          : did(person);
      const facts = [work, episodesOf(item, section, hidden)].filter((fact) => fact !== '');
      return [person.person.name, facts.join('; ')];
    });
  if (section.kind === 'recast')
    return section.recast.map(({ role, before, after }) => [role, `${names(before)} → ${names(after)}`]);
  return section.departments.map(({ department, before, stayed }) => [
    department,
    en.compare.continuityOf(String(stayed), String(before)),
  ]);
}

/** "3 episodes"; of whoever is on both sides, "1 → 3 episodes" if they differ. */
function episodesOf(item: ComparedItem, section: PeopleSection, hidden: HiddenDetails): string {
  if (hidden.episodeCounts || section.work === 'crew') return '';
  const counts = comparedEpisodes(item, section);
  if (counts.length === 0) return '';
  const plural = pluralOfEpisodes(counts, section);
  if (counts.length === 1) return counted(plural, 'episode');
  return en.compare.episodesOfBoth(counts.join(section.kind === 'both' ? ' + ' : en.compare.between), plural);
}

/** Where credits come from, with the notice that TMDB asks for. */
export function sourceLine({ source, attribution }: Pick<ExportRow, 'source' | 'attribution'>): string {
  return `${source.startsWith('https:') ? 'The Movie Database (TMDB). ' : ''}${attribution}\n`;
}

/** The sections of a season, by the kind of their credits. */
const SECTIONS = {
  regular: en.season.regularCast,
  guest: en.season.guestStars,
  crew: en.season.crew,
} as const satisfies Readonly<Record<ExportRow['kind'], string>>;

/** Writes rows of an export as text: for each season its sections, for each section its people. */
export class TextPrinter {
  readonly #isOfPerson: boolean;
  #season = '';
  #section = '';
  #source = '';

  /** @param isOfPerson all rows are one person's, who is named once, above the seasons */
  constructor(isOfPerson: boolean) {
    this.#isOfPerson = isOfPerson;
  }

  /** The text of some rows, each as a line of JSON; a line that begins the export is no row. */
  lines(json: readonly string[]): string {
    return json
      .map((line) => JSON.parse(line) as ExportRow | { readonly format: string })
      .map((row) => ('format' in row ? '' : this.#headings(row) + this.#line(row)))
      .join('');
  }

  /** What stands below all rows: their source. */
  end(): string {
    return this.#source === '' ? '' : `\n${this.#source}`;
  }

  /** What stands above a row, if it begins a person, a season or a section. */
  #headings(row: ExportRow): string {
    let headings = '';
    if (this.#season === '' && this.#isOfPerson) headings += `${row.name} (${row.person_id})\n`;
    // Not the names, which two series or a season in two languages may share.
    const season = `${row.series_id}/${row.season_number}/${row.language}`;
    if (season !== this.#season) {
      if (this.#season !== '' || this.#isOfPerson) headings += '\n';
      headings += `${seasonHead({
        seriesName: row.series_name,
        seasonName: row.season_name,
        seriesId: row.series_id,
        seasonNumber: row.season_number,
        language: row.language,
        fetchedAt: row.fetched_at,
      })}\n`;
      this.#section = '';
    }
    const section = row.kind === 'crew' ? `${SECTIONS.crew}, ${row.department ?? ''}` : SECTIONS[row.kind];
    if (section !== this.#section && !this.#isOfPerson) headings += `\n${section}\n`;
    this.#season = season;
    this.#section = section;
    this.#source = sourceLine(row);
    return headings;
  }

  #line(row: ExportRow): string {
    const did = row.job ?? row.character ?? '';
    const count = row.episode_count === null ? '' : ` (${counted(row.episode_count, 'episode')})`;
    if (this.#isOfPerson) return `  ${did === '' ? SECTIONS[row.kind] : did}${count}\n`;
    return `  ${did === '' ? row.name : `${row.name}: ${did}`}${count}\n`;
  }
}

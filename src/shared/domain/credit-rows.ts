import { ENGLISH_CREDIT_NAMES, type CreditNames } from './credit-names.ts';
import type { Credit } from './credit.ts';
import { departmentRank } from './departments.ts';
import type { CreditGroup, CreditSections } from './group-credits.ts';

/** One person with what they did in one section: a row of the compact table and of copied text. */
export interface CreditRow {
  /** Unique in a season. */
  readonly id: string;
  readonly section: 'regulars' | 'guests' | 'crew';
  /** The crew's department; `null` for cast. */
  readonly department: string | null;
  readonly group: CreditGroup;
  /** Roles for cast, jobs for crew; each once, in TMDB's order; empty if TMDB has none. */
  readonly roles: readonly string[];
}

/** What rows can be sorted by. */
export type RowSort = 'name' | 'role' | 'episodes' | 'department' | 'gender' | 'knownFor' | 'popularity';

/** The possible orders of rows. `billing` is the order of the page. */
export type CreditSort = RowSort | 'billing';

/** Up or down. */
export type SortDirection = 'ascending' | 'descending';

/** All rows of a season's sections, in the order of the page. */
export function creditRows(sections: CreditSections): readonly CreditRow[] {
  const cast = (section: 'regulars' | 'guests'): readonly CreditRow[] =>
    sections[section].map((group) => toRow(group, section, null, ({ character }) => character));
  return [
    ...cast('regulars'),
    ...cast('guests'),
    ...sections.crew.flatMap(({ department, people }) =>
      people.map((group) => toRow(group, 'crew', department, ({ job }) => job)),
    ),
  ];
}

/**
 * Sorts rows. Equal rows keep the order of the page; rows with an unknown value come last in both directions.
 * @param locale the language whose sort order is used for names
 */
export function sortRows(
  rows: readonly CreditRow[],
  sort: RowSort,
  direction: SortDirection,
  locale: string,
  names: CreditNames = ENGLISH_CREDIT_NAMES,
): readonly CreditRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const values = new Map(rows.map((row) => [row, sortValue(row, sort, names)] as const));
  const valueOf = (row: CreditRow): string | number | null => values.get(row) ?? null;
  return rows.toSorted((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  });
}

/** The cast, which has no department, comes before all departments, as on the page. */
const SECTION_RANK = { regulars: -2, guests: -1, crew: 0 } as const;

function sortValue(row: CreditRow, sort: RowSort, names: CreditNames): string | number | null {
  const { person } = row.group;
  switch (sort) {
    case 'name':
      return person.name;
    case 'role':
      return row.roles.length === 0
        ? null
        : (row.section === 'crew' ? row.roles.map(names.job) : row.roles).join(', ');
    case 'episodes':
      return row.group.episodeCount;
    case 'department':
      return row.department === null ? SECTION_RANK[row.section] : departmentRank(row.department);
    case 'gender':
      return person.gender === 'not-set' ? null : person.gender;
    case 'knownFor':
      return person.knownForDepartment === null ? null : names.department(person.knownForDepartment);
    case 'popularity':
      return person.popularity;
  }
}

function toRow(
  group: CreditGroup,
  section: CreditRow['section'],
  department: string | null,
  roleOf: (credit: Credit) => string | null,
): CreditRow {
  const roles = [...new Set(group.credits.map((credit) => roleOf(credit) ?? ''))].filter(
    (role) => role !== '',
  );
  return {
    id: `${section}/${department ?? ''}/${group.id}`,
    section,
    department,
    group,
    roles,
  };
}

import { OWN_CREDIT_ID, type Credit } from '@shared/domain/credit.ts';
import type { Person } from '@shared/domain/person.ts';
import type { LeftOutList, LeftOutReason, LeftOutRow } from '@shared/domain/season.ts';
import type * as z from 'zod/mini';
import {
  aggregateCastRow,
  aggregateCrewRow,
  aggregateRole,
  castRow,
  crewRow,
  type WirePerson,
} from './schemas.ts';

/** A credit as described by one row of one answer. */
export interface CreditRow extends Pick<Credit, 'person' | 'character' | 'job' | 'department' | 'order'> {
  /** TMDB's `credit_id`, or {@link giveCreditIds ours}. */
  creditId: string;
  /** The episode that lists it; `null` for a row of the whole season. */
  readonly episodeNumber: number | null;
  /** How many episodes the aggregate counts for it; `null` in other answers. */
  readonly episodeCount: number | null;
}

/** The list being read, to report rows that are left out of it. */
export interface Place {
  readonly list: LeftOutList;
  readonly episodeNumber: number | null;
}

/** Records unusable rows. */
export class LeftOutRows {
  readonly leftOut: LeftOutRow[] = [];

  leaveOut(row: unknown, { list, episodeNumber }: Place, reason: LeftOutReason): void {
    const { name, original_name, character, job } = isRecord(row) ? row : {};
    this.leftOut.push({
      list,
      episodeNumber,
      reason,
      name: firstText(name, original_name),
      role: firstText(character, job),
    });
  }
}

/**
 * Reads the lists of a season's answers row by row. Rows that do not identify a person (deleted people come without `id`,
 * `name` or `credit_id`) are left out and recorded; all others are read.
 */
export class SeasonRows extends LeftOutRows {
  /** Rows of `cast[]` or `guest_stars[]`. */
  cast(rows: readonly unknown[], place: Place): readonly CreditRow[] {
    return rows.flatMap((row) => {
      const wire = this.#readPerson(castRow, row, place);
      if (wire === null) return [];
      return [toCastCredit(wire, wire.credit_id, wire.character, wire.order, place.episodeNumber, null)];
    });
  }

  /** Rows of `crew[]`. */
  crew(rows: readonly unknown[], place: Place): readonly CreditRow[] {
    return rows.flatMap((row) => {
      const wire = this.#readPerson(crewRow, row, place);
      if (wire === null) return [];
      return [toCrewCredit(wire, wire.credit_id, wire.job, wire.department, place.episodeNumber, null)];
    });
  }

  /** A row for each role of each person of the aggregate's cast. */
  roles(rows: readonly unknown[]): readonly CreditRow[] {
    const place: Place = { list: 'aggregate-cast', episodeNumber: null };
    return rows.flatMap((row) => {
      const wire = this.#readPerson(aggregateCastRow, row, place);
      if (wire === null) return [];
      return this.#readRoles(wire.roles, wire, place).map((role) =>
        toCastCredit(wire, role.credit_id, role.character, wire.order, null, role.episode_count),
      );
    });
  }

  /** A row for each job of each person of the aggregate's crew. */
  jobs(rows: readonly unknown[]): readonly CreditRow[] {
    const place: Place = { list: 'aggregate-crew', episodeNumber: null };
    return rows.flatMap((row) => {
      const wire = this.#readPerson(aggregateCrewRow, row, place);
      if (wire === null) return [];
      return this.#readRoles(wire.jobs, wire, place).map((job) =>
        toCrewCredit(wire, job.credit_id, job.job, wire.department, null, job.episode_count),
      );
    });
  }

  #readRoles(
    rows: readonly unknown[],
    person: WirePerson,
    place: Place,
  ): readonly z.infer<typeof aggregateRole>[] {
    return rows.flatMap((row) => {
      const role = aggregateRole.safeParse(row);
      if (role.success) return [role.data];
      this.leaveOut({ name: person.name }, place, 'unreadable');
      return [];
    });
  }

  #readPerson<T extends WirePerson>(schema: z.ZodMiniType<T>, row: unknown, place: Place): T | null {
    const parsed = schema.safeParse(row);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path[0];
      this.leaveOut(row, place, field === 'id' ? 'no-id' : 'unreadable');
      return null;
    }
    if (nameOf(parsed.data) !== '') return parsed.data;
    this.leaveOut(row, place, 'no-name');
    return null;
  }
}

/** The name in the requested language; the original name if that is empty. */
export function nameOf({
  name,
  original_name,
}: {
  readonly name: string;
  readonly original_name: string;
}): string {
  return name || original_name;
}

/**
 * Gives every row without a `credit_id` one: that of the same role or job of the same person in another list, or else our
 * own, derived from person and role or job. The same answer therefore always gives the same ids, and a credit that appears
 * in several lists is still one credit. A `credit_id` that belongs to somebody else counts as missing: otherwise one wrong row
 * would take the place of a right one.
 */
export function giveCreditIds(rows: readonly CreditRow[]): void {
  const owners = new Map<string, CreditRow>();
  for (const row of rows) {
    const owner = owners.get(row.creditId) ?? row;
    owners.set(row.creditId, owner);
    if (!isOfSamePerson(owner, row)) row.creditId = '';
  }
  const withoutId = rows.filter(({ creditId }) => creditId === '');
  if (withoutId.length === 0) return;
  const known = new Map<string, string>();
  for (const row of rows) {
    const key = roleKey(row);
    if (row.creditId !== '' && !known.has(key)) known.set(key, row.creditId);
  }
  for (const row of withoutId) {
    const key = roleKey(row);
    row.creditId = known.get(key) ?? ownCreditId(row.person.personId, key);
  }
}

/** An id for a credit without a TMDB id; the same for the same person and text. */
export function ownCreditId(personId: number, what: string): string {
  // FNV-1a, 32 bits: enough to distinguish the credits of one person in one season.
  let hash = 0x811c9dc5;
  for (const character of what) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return `${OWN_CREDIT_ID}${personId}-${(hash >>> 0).toString(36)}`;
}

/** Also if one of two answers has another id for them: TMDB merges people, and caches each answer for itself. */
function isOfSamePerson(a: CreditRow, b: CreditRow): boolean {
  if (a === b) return true;
  const isSame = a.person.personId === b.person.personId || a.person.name === b.person.name;
  return isSame && (a.character === null) === (b.character === null);
}

function roleKey({ person, character, job, department }: CreditRow): string {
  const what = character === null ? `crew\n${(job ?? '') || (department ?? '')}` : `cast\n${character}`;
  return `${person.personId}\n${what}`;
}

function toCastCredit(
  wire: WirePerson,
  creditId: string,
  character: string,
  order: number | null,
  episodeNumber: number | null,
  episodeCount: number | null,
): CreditRow {
  const person = toPerson(wire);
  return { creditId, person, character, job: null, department: null, order, episodeNumber, episodeCount };
}

function toCrewCredit(
  wire: WirePerson,
  creditId: string,
  job: string,
  department: string,
  episodeNumber: number | null,
  episodeCount: number | null,
): CreditRow {
  const person = toPerson(wire);
  return { creditId, person, character: null, job, department, order: null, episodeNumber, episodeCount };
}

function toPerson(wire: WirePerson): Person {
  return {
    personId: wire.id,
    name: nameOf(wire),
    originalName: wire.original_name || null,
    gender: wire.gender,
    knownForDepartment: wire.known_for_department || null,
    popularity: wire.popularity,
    profilePath: wire.profile_path,
    adult: wire.adult,
  };
}

function firstText(...values: readonly unknown[]): string {
  const found = values.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim() : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

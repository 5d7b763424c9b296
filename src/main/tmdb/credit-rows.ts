import type { Credit } from '@shared/domain/credit.ts';
import { toPerson, toText } from './mapping.ts';
import type {
  WireAggregateCredits,
  WireCastMember,
  WireCrewMember,
  WireEpisode,
  WirePerson,
} from './schemas.ts';

/** A credit as one answer tells it, whatever kind of row that answer has. */
export type CreditRow = Pick<Credit, 'creditId' | 'person' | 'character' | 'job' | 'department' | 'order'>;

type Maybe<T> = T | null | undefined;

/** A row of `cast[]` or `guest_stars[]`. */
export function toCastRow(wire: WireCastMember): CreditRow {
  return castRow(wire, wire.credit_id, wire.character, wire.order);
}

/** A row of `crew[]`. */
export function toCrewRow(wire: WireCrewMember): CreditRow {
  return crewRow(wire, wire.credit_id, wire.job, wire.department);
}

/** The guest stars of all episodes; one that is in several comes several times. */
export function guestRows(episodes: readonly WireEpisode[]): readonly CreditRow[] {
  return episodes.flatMap((episode) => (episode.guest_stars ?? []).map(toCastRow));
}

/** The crew of all episodes; one that is in several comes several times. */
export function crewRows(episodes: readonly WireEpisode[]): readonly CreditRow[] {
  return episodes.flatMap((episode) => (episode.crew ?? []).map(toCrewRow));
}

/** A row for each role of each person. */
export function roleRows(aggregate: WireAggregateCredits | null): readonly CreditRow[] {
  return (aggregate?.cast ?? []).flatMap((member) =>
    member.roles.map((role) => castRow(member, role.credit_id, role.character, member.order)),
  );
}

/** A row for each job of each person. */
export function jobRows(aggregate: WireAggregateCredits | null): readonly CreditRow[] {
  return (aggregate?.crew ?? []).flatMap((member) =>
    member.jobs.map((job) => crewRow(member, job.credit_id, job.job, member.department)),
  );
}

function castRow(
  person: WirePerson,
  creditId: string,
  character: Maybe<string>,
  order: Maybe<number>,
): CreditRow {
  return {
    creditId,
    person: toPerson(person),
    character: toText(character),
    job: null,
    department: null,
    order: order ?? null,
  };
}

function crewRow(
  person: WirePerson,
  creditId: string,
  job: Maybe<string>,
  department: Maybe<string>,
): CreditRow {
  return {
    creditId,
    person: toPerson(person),
    character: null,
    job: toText(job),
    department: toText(department),
    order: null,
  };
}

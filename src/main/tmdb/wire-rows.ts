import type { WireCastMember, WireCrewMember, WirePerson } from './schemas.ts';

/** Rows of TMDB's answers for tests; only what a test is about has to be said. */
export function wirePerson(id: number, fields: Partial<WirePerson> = {}): WirePerson {
  return {
    id,
    name: `Person ${id}`,
    original_name: `Person ${id}`,
    gender: 1,
    known_for_department: 'Acting',
    popularity: 1.5,
    profile_path: `/${id}.jpg`,
    adult: false,
    ...fields,
  };
}

export function wireCast(creditId: string, fields: Partial<WireCastMember> = {}): WireCastMember {
  return { ...wirePerson(1), credit_id: creditId, character: `Role ${creditId}`, order: 0, ...fields };
}

export function wireCrew(creditId: string, fields: Partial<WireCrewMember> = {}): WireCrewMember {
  return { ...wirePerson(2), credit_id: creditId, job: 'Director', department: 'Directing', ...fields };
}

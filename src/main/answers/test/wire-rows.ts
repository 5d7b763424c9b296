/**
 * TMDB's answers as tests write them: only what a test is about has to be said, and anything may be wrong on purpose.
 */
export type Wire = Readonly<Record<string, unknown>>;

/** A row of a list that names a person. */
export interface WireRow extends Wire {
  readonly id: unknown;
  readonly name: unknown;
}

/** A row of `cast[]`, `guest_stars[]` or `crew[]`. */
export interface WireCredit extends WireRow {
  readonly credit_id: string;
}

/** A row of the aggregate. */
export interface WireAggregateRow extends WireRow {
  readonly roles?: readonly { readonly credit_id: string; readonly [field: string]: unknown }[];
  readonly jobs?: readonly { readonly credit_id: string; readonly [field: string]: unknown }[];
}

/** One of `episodes[]`. */
export interface WireEpisode extends Wire {
  readonly episode_number: number;
  readonly guest_stars?: readonly WireCredit[];
  readonly crew?: readonly WireCredit[];
}

/** `/tv/{series_id}/season/{season_number}/credits`. */
export interface WireSeasonCredits {
  readonly id: number;
  readonly cast: readonly WireCredit[];
  readonly crew: readonly WireCredit[];
}

/** `…/aggregate_credits`. */
export interface WireAggregateCredits {
  readonly cast: readonly WireAggregateRow[];
  readonly crew: readonly WireAggregateRow[];
}

/** `/tv/{series_id}/season/{season_number}`. */
export interface WireSeasonDetails extends Wire {
  readonly episodes: readonly WireEpisode[];
  readonly aggregate_credits?: WireAggregateCredits;
}

export function wirePerson(id: number, fields: Wire = {}): WireRow {
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

export function wireCast(creditId: string, fields: Wire = {}): WireCredit {
  return { ...wirePerson(1), credit_id: creditId, character: `Role ${creditId}`, order: 0, ...fields };
}

export function wireCrew(creditId: string, fields: Wire = {}): WireCredit {
  return { ...wirePerson(2), credit_id: creditId, job: 'Director', department: 'Directing', ...fields };
}

/** The bodies of a season from answers; what is left out has not come. */
export function wireSeason(answers: {
  readonly credits?: Wire | WireSeasonCredits;
  readonly details?: Wire | null;
  readonly aggregate?: unknown;
  readonly english?: Wire | null;
}): {
  readonly credits: string;
  readonly details: string | null;
  readonly aggregate: string | null;
  readonly english: string | null;
} {
  const body = (answer: unknown): string | null =>
    answer === undefined || answer === null ? null : JSON.stringify(answer);
  return {
    credits: JSON.stringify(answers.credits ?? { id: 3624, cast: [], crew: [] }),
    details: body(answers.details),
    aggregate: body(answers.aggregate),
    english: body(answers.english),
  };
}

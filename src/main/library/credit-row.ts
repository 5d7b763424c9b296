import type { Credit } from '@shared/domain/credit.ts';

/** What a `Credit` is made from; `episode_numbers` is `3,7,8`, or `null` when there are none. */
export interface CreditRow {
  readonly credit_id: string;
  readonly kind: Credit['kind'];
  readonly person_id: number;
  readonly name: string;
  readonly original_name: string | null;
  readonly gender: Credit['person']['gender'];
  readonly known_for_department: string | null;
  readonly popularity: number | null;
  readonly profile_path: string | null;
  readonly adult: number;
  readonly character: string | null;
  readonly job: string | null;
  readonly department: string | null;
  readonly billing_order: number | null;
  readonly episode_count: number | null;
  readonly episode_numbers: string | null;
}

/** The columns of a {@link CreditRow}, in a query of the table `credit`. */
export const CREDIT_COLUMNS = `
  credit.credit_id, credit.kind, credit.person_id, credit.name, credit.original_name, credit.gender,
  credit.known_for_department, credit.popularity, credit.profile_path, credit.adult, credit.character, credit.job,
  credit.department, credit.billing_order, credit.episode_count,
  (SELECT group_concat(episode_number, ',' ORDER BY episode_number) FROM episode_credit
   WHERE episode_credit.credit = credit.id) AS episode_numbers`;

/** A row as the rest of the program knows it. */
export function toCredit(row: CreditRow): Credit {
  return {
    creditId: row.credit_id,
    kind: row.kind,
    person: {
      personId: row.person_id,
      name: row.name,
      originalName: row.original_name,
      gender: row.gender,
      knownForDepartment: row.known_for_department,
      popularity: row.popularity,
      profilePath: row.profile_path,
      adult: row.adult === 1,
    },
    character: row.character,
    job: row.job,
    department: row.department,
    order: row.billing_order,
    episodeCount: row.episode_count,
    episodeNumbers: row.episode_numbers?.split(',').map(Number) ?? [],
  };
}

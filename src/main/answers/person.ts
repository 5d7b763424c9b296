import { EndrollError } from '@shared/app-error.ts';
import {
  ELSEWHERE,
  type ElsewhereId,
  type FilmographyCredit,
  type TmdbPerson,
} from '@shared/domain/tmdb-person.ts';
import type * as z from 'zod/mini';
import { ownCreditId } from './rows.ts';
import {
  filmRow,
  person as personAnswer,
  personCredits,
  personIds,
  readBody,
  seriesOfPersonRow,
  type Body,
} from './schemas.ts';

/** Raise it when {@link makePerson} produces different results from the same answers; kept people are then rebuilt. */
export const PERSON_MAKER = 2;

/** TMDB's answers about one person, verbatim. */
export interface PersonBodies {
  /** `/person/{person_id}` with `tv_credits`, `movie_credits` and `external_ids` appended. */
  readonly person: Body;
  /** The same in English, used only for the biography; `null` if it has not arrived or is not needed. */
  readonly english: Body | null;
}

/**
 * A person as TMDB describes them. Rows without an id or a title are skipped and counted; a part that is missing or not a
 * list counts as empty.
 * @throws `invalid-response` if the person's own answer cannot be read or has no name
 */
export function makePerson({ person: body, english }: PersonBodies): Omit<TmdbPerson, 'goneSince'> {
  const wire = readBody(personAnswer, body);
  if (wire.name === '') throw new EndrollError({ kind: 'invalid-response', problem: 'schema', path: 'name' });
  const ids = partOf(personIds, wire.external_ids);
  const rows = new CreditRows();
  const credits = [...rows.series(wire.tv_credits), ...rows.films(wire.movie_credits)];
  const englishBiography = wire.biography === '' && english !== null ? biographyIn(english) : '';
  return {
    personId: wire.id,
    name: wire.name,
    gender: wire.gender,
    knownForDepartment: wire.known_for_department || null,
    birthday: wire.birthday,
    deathday: wire.deathday,
    placeOfBirth: wire.place_of_birth || null,
    biography: wire.biography || englishBiography,
    isBiographyEnglish: wire.biography === '' && englishBiography !== '',
    otherNames: namesOf(wire.also_known_as).filter((name) => name !== wire.name),
    profilePath: wire.profile_path,
    ids: Object.fromEntries(
      ELSEWHERE.flatMap((where): readonly (readonly [ElsewhereId, string])[] => {
        const own = ids?.[`${where}_id`] ?? '';
        const id = own === '' && where === 'imdb' ? wire.imdb_id : own;
        return id === '' ? [] : [[where, id]];
      }),
    ),
    credits,
    leftOutCount: rows.leftOutCount,
  };
}

/** True when TMDB has no biography in the language of this answer. Throws `invalid-response`. */
export function lacksBiography(body: Body): boolean {
  return readBody(personAnswer, body).biography === '';
}

/** Reads a filmography row by row. */
class CreditRows {
  leftOutCount = 0;

  series(part: unknown): readonly FilmographyCredit[] {
    return this.#both(part, seriesOfPersonRow, 'tv', (row) => ({
      title: row.name || row.original_name,
      date: row.first_air_date,
      episodeCount: row.episode_count,
    }));
  }

  films(part: unknown): readonly FilmographyCredit[] {
    return this.#both(part, filmRow, 'movie', (row) => ({
      title: row.title || row.original_title,
      date: row.release_date,
      episodeCount: null,
    }));
  }

  #both<Row extends CommonRow>(
    part: unknown,
    schema: z.ZodMiniType<Row>,
    media: FilmographyCredit['media'],
    rest: (row: Row) => Pick<FilmographyCredit, 'title' | 'date' | 'episodeCount'>,
  ): readonly FilmographyCredit[] {
    const { cast, crew } = partOf(personCredits, part) ?? { cast: [], crew: [] };
    const read = (rows: readonly unknown[], isCast: boolean): readonly FilmographyCredit[] =>
      rows.flatMap((wire) => {
        const parsed = schema.safeParse(wire);
        const own = parsed.success ? rest(parsed.data) : null;
        if (!parsed.success || own === null || own.title === '') {
          this.leftOutCount += 1;
          return [];
        }
        const row = parsed.data;
        const work = isCast ? row.character : `${row.department}/${row.job}`;
        return [
          {
            creditId: row.credit_id || ownCreditId(row.id, `${media}/${work}`),
            media,
            titleId: row.id,
            ...own,
            posterPath: row.poster_path,
            character: isCast ? row.character : null,
            job: isCast ? null : row.job,
            department: isCast ? null : row.department || null,
          },
        ];
      });
    const all = [...read(cast, true), ...read(crew, false)];
    // The same credit twice is once.
    return [...new Map(all.map((credit) => [credit.creditId, credit])).values()];
  }
}

interface CommonRow {
  readonly id: number;
  readonly credit_id: string;
  readonly character: string;
  readonly job: string;
  readonly department: string;
  readonly poster_path: string | null;
}

function partOf<T>(schema: z.ZodMiniType<T>, part: unknown): T | null {
  const parsed = schema.safeParse(part);
  return parsed.success ? parsed.data : null;
}

function biographyIn(body: Body): string {
  try {
    return readBody(personAnswer, body).biography;
  } catch {
    // Treated as missing: only the person's own answer is essential.
    return '';
  }
}

function namesOf(rows: readonly unknown[]): readonly string[] {
  const names = rows.flatMap((row) => (typeof row === 'string' && row.trim() !== '' ? [row.trim()] : []));
  return [...new Set(names)];
}

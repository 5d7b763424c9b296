import type { Credit } from '@shared/domain/credit.ts';
import type { Episode } from '@shared/domain/season.ts';
import { CREDIT_COLUMNS, toCredit, type CreditRow } from './credit-row.ts';
import type { Database } from './driver.ts';

interface EpisodeRow {
  readonly episode_number: number;
  readonly name: string;
  readonly air_date: string | null;
  readonly runtime: number | null;
  readonly overview: string;
}

/** The episodes and credits of seasons, in their order. Writes belong in a transaction of the caller's. */
export class SeasonContent {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  episodes(season: number): readonly Episode[] {
    return this.#database
      .prepare<EpisodeRow>('SELECT * FROM episode WHERE season = ? ORDER BY position')
      .all(season)
      .map((row) => ({
        episodeNumber: row.episode_number,
        name: row.name,
        airDate: row.air_date,
        runtime: row.runtime,
        overview: row.overview,
      }));
  }

  credits(season: number): readonly Credit[] {
    return this.#database
      .prepare<CreditRow>(`SELECT ${CREDIT_COLUMNS} FROM credit WHERE season = ? ORDER BY credit.id`)
      .all(season)
      .map(toCredit);
  }

  replaceEpisodes(season: number, episodes: readonly Episode[]): void {
    this.#database.prepare('DELETE FROM episode WHERE season = ?').run(season);
    const insert = this.#database.prepare(
      `INSERT INTO episode (season, position, episode_number, name, air_date, runtime, overview)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    episodes.forEach(({ episodeNumber, name, airDate, runtime, overview }, position) => {
      insert.run(season, position, episodeNumber, name, airDate, runtime, overview);
    });
  }

  replaceCredits(season: number, credits: readonly Credit[]): void {
    this.#database.prepare('DELETE FROM credit WHERE season = ?').run(season);
    for (const credit of credits) this.#insertCredit(season, credit);
  }

  #insertCredit(season: number, credit: Credit): void {
    const { person } = credit;
    const { lastInsertRowid } = this.#database
      .prepare(
        `INSERT INTO credit (season, credit_id, kind, person_id, name, original_name, gender,
           known_for_department, popularity, profile_path, adult, character, job, department, billing_order,
           episode_count)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        season,
        credit.creditId,
        credit.kind,
        person.personId,
        person.name,
        person.originalName,
        person.gender,
        person.knownForDepartment,
        person.popularity,
        person.profilePath,
        Number(person.adult),
        credit.character,
        credit.job,
        credit.department,
        credit.order,
        credit.episodeCount,
      );
    const insert = this.#database.prepare(
      'INSERT INTO episode_credit (credit, episode_number) VALUES (?, ?)',
    );
    for (const episodeNumber of credit.episodeNumbers) insert.run(lastInsertRowid, episodeNumber);
  }
}

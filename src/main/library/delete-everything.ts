import type { Database } from './driver.ts';

/** Deletes all that came from TMDB, and the trip packs; the reader's notes stay. Belongs in a transaction. */
export function deleteEverything(database: Database): void {
  // Credits, episodes, answers and changes go with their seasons.
  database.exec('DELETE FROM season; DELETE FROM series; DELETE FROM trip_pack; DELETE FROM person_name');
}

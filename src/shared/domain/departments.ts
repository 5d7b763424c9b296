/**
 * TMDB's departments (https://developer.themoviedb.org/reference/configuration-jobs) in the order of the page: who
 * directed and who wrote first, then who made it, then everyone else in TMDB's own order.
 */
const DEPARTMENTS: readonly string[] = [
  'Directing',
  'Writing',
  'Creator',
  'Production',
  'Camera',
  'Editing',
  'Art',
  'Costume & Make-Up',
  'Sound',
  'Visual Effects',
  'Lighting',
];

/** Those that say nothing of the work come after any that TMDB may invent. */
const LAST: readonly string[] = ['Actors', 'Crew'];

/** Where a department stands on the page, to sort by. `null` is none. */
export function departmentRank(department: string | null): number {
  if (department === null) return DEPARTMENTS.length;
  const rank = DEPARTMENTS.indexOf(department);
  if (rank >= 0) return rank;
  return DEPARTMENTS.length + 1 + LAST.indexOf(department);
}

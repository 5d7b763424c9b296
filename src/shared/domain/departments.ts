/**
 * TMDB's departments (https://developer.themoviedb.org/reference/configuration-jobs) in the order of the page: directing
 * and writing first, then production, then all others in TMDB's order.
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

/** Departments that say nothing about the work come last, even after unknown ones. */
const LAST: readonly string[] = ['Actors', 'Crew'];

/** The position of a department on the page, for sorting. `null`: no department. */
export function departmentRank(department: string | null): number {
  if (department === null) return DEPARTMENTS.length;
  const rank = DEPARTMENTS.indexOf(department);
  if (rank >= 0) return rank;
  return DEPARTMENTS.length + 1 + LAST.indexOf(department);
}

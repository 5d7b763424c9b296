/**
 * TMDB's departments (https://developer.themoviedb.org/reference/configuration-jobs) in the order of the page: who
 * directed and who wrote first, then who made it, then everyone else as the work goes on.
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
  'Crew',
  'Actors',
];

/** Where a department stands; one that TMDB has invented since comes last. */
export function departmentRank(department: string | null): number {
  const rank = department === null ? -1 : DEPARTMENTS.indexOf(department);
  return rank === -1 ? DEPARTMENTS.length : rank;
}

import type { Credit } from './credit.ts';

/** What a person does in an episode. `crew` is any job except directing and writing. */
export type EpisodePart = 'appears' | 'directs' | 'writes' | 'crew';

/**
 * Jobs of TMDB's department Writing (https://developer.themoviedb.org/reference/configuration-jobs) that mean writing the
 * episode, or what it is based on. Others, such as Story Editor and Script Consultant, mean working on what others wrote.
 */
const WRITING_JOBS: ReadonlySet<string> = new Set([
  'Adaptation',
  'Additional Writing',
  'Author',
  'Book',
  'Co-Writer',
  'Comic Book',
  'Dialogue',
  'Graphic Novel',
  'Idea',
  'Musical',
  'Novel',
  'Opera',
  'Original Concept',
  'Original Film Writer',
  'Original Story',
  'Scenario Writer',
  'Screenplay',
  'Screenstory',
  'Short Story',
  'Staff Writer',
  'Story',
  'Story Developer',
  'Teleplay',
  'Theatre Play',
  'Treatment',
  'Writer',
]);

/** What a credit means for an episode: only the job Director directs it, and not every job in Writing writes it. */
export function episodePart({
  kind,
  job,
  department,
}: Pick<Credit, 'kind' | 'job' | 'department'>): EpisodePart {
  if (kind !== 'crew') return 'appears';
  if (job === 'Director') return 'directs';
  return department === 'Writing' && job !== null && WRITING_JOBS.has(job) ? 'writes' : 'crew';
}

/** A job, with its department on TMDB. */
export interface Job {
  readonly department: string;
  readonly job: string;
}

/** Jobs held for a whole season, common ones first. */
export const seasonJobs: readonly Job[] = jobs(
  'Production: Executive Producer',
  'Production: Co-Executive Producer',
  'Production: Producer',
  'Writing: Story Editor',
  'Production: Casting',
  'Art: Production Design',
  'Costume & Make-Up: Costume Design',
  'Sound: Original Music Composer',
  'Production: Line Producer',
  'Art: Set Decoration',
  'Sound: Music Supervisor',
  'Crew: Stunt Coordinator',
  'Visual Effects: Visual Effects Supervisor',
  'Production: Co-Producer',
  'Costume & Make-Up: Makeup Department Head',
  'Sound: Supervising Sound Editor',
  'Costume & Make-Up: Hair Department Head',
  'Production: Supervising Producer',
  'Art: Supervising Art Director',
  'Editing: Post Production Supervisor',
  'Lighting: Gaffer',
  'Camera: Key Grip',
  'Crew: Transportation Coordinator',
  'Production: Unit Production Manager',
  'Sound: Production Sound Mixer',
  'Art: Property Master',
  'Crew: Dialect Coach',
  'Visual Effects: Visual Effects Producer',
  'Camera: Still Photographer',
  'Production: Associate Producer',
);

/** Jobs that change from episode to episode, common ones first. */
export const episodeJobs: readonly Job[] = jobs(
  'Directing: Director',
  'Writing: Writer',
  'Editing: Editor',
  'Camera: Director of Photography',
  'Directing: First Assistant Director',
  'Writing: Teleplay',
  'Art: Art Direction',
  'Directing: Script Supervisor',
  'Camera: Steadicam Operator',
  'Sound: Boom Operator',
  'Writing: Story',
  'Lighting: Best Boy Electric',
  'Visual Effects: Storyboard Artist',
  'Actors: Stunt Double',
);

/** The two lists in the form of `/3/configuration/jobs`. */
export function jobsByDepartment(): readonly {
  readonly department: string;
  readonly jobs: readonly string[];
}[] {
  const byDepartment = Map.groupBy([...seasonJobs, ...episodeJobs], ({ department }) => department);
  return [...byDepartment].map(([department, list]) => ({ department, jobs: list.map(({ job }) => job) }));
}

function jobs(...lines: readonly string[]): readonly Job[] {
  return lines.map((line) => {
    const [department = '', job = ''] = line.split(': ');
    return { department, job };
  });
}

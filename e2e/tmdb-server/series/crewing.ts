import { at, hashOf } from '../random.ts';
import type { CrewCredit, Person } from '../wire.ts';
import { creditIdOf, regularsOf } from './casting.ts';
import { episodeJobs, type Job, seasonJobs } from './job-list.ts';
import { personFields, personIdFor, personOf } from './people.ts';
import { episodeCountOf, type GeneratedSeries } from './series-plan.ts';

/** The crew of a season as a whole; its members change every few seasons, but the first four stay. */
export function seasonCrewOf(plan: GeneratedSeries, seasonNumber: number): readonly CrewCredit[] {
  if (seasonNumber > plan.seasons) return [];
  const size = seasonNumber === 0 ? 2 : (plan.seasonCrew ?? 12);
  const known = (plan.knownCrew ?? []).slice(0, size);
  const made = Array.from({ length: size - known.length }, (_, place) => {
    const job = at(seasonJobs, place);
    return crewRow(plan, crewMember(plan, place, job, seasonNumber), job);
  });
  return [...known, ...made];
}

/** The crew of one episode: some members are new each time; the showrunner and a regular are among them. */
export function episodeCrewOf(
  plan: GeneratedSeries,
  seasonNumber: number,
  episodeNumber: number,
): readonly CrewCredit[] {
  const episodes = episodeCountOf(plan, seasonNumber);
  const people = plan.peoplePerJob ?? Math.max(1, Math.ceil(episodes / 3));
  return Array.from({ length: plan.crewPerEpisode }, (_, place) => {
    const job = at(episodeJobs, place);
    const turn = (episodeNumber + (hashOf('turn', plan.id, place) % people)) % people;
    const person = guestAtTheDesk(plan, seasonNumber, episodeNumber, job);
    return crewRow(plan, person ?? episodeMember(plan, place, turn, job, seasonNumber), job);
  });
}

/** The first invented crew member, who also created the series. */
export function showrunnerOf(plan: GeneratedSeries): Person {
  return crewMember(plan, 0, at(seasonJobs, 0), 1);
}

/** Showrunners write the first episode, and the first regular directs the last one. */
function guestAtTheDesk(
  plan: GeneratedSeries,
  seasonNumber: number,
  episodeNumber: number,
  { job }: Job,
): Person | undefined {
  if (job === 'Writer' && episodeNumber === 1) return showrunnerOf(plan);
  const isLast = episodeNumber === episodeCountOf(plan, seasonNumber);
  if (job !== 'Director' || !isLast || episodeNumber < 3) return undefined;
  const first = regularsOf(plan, seasonNumber)[0];
  return first && personFields(first);
}

function crewMember(plan: GeneratedSeries, place: number, { department }: Job, seasonNumber: number): Person {
  // The fourth place goes to the first person again: one person with two jobs.
  const who = place === 3 ? 0 : place;
  const generation = place < 4 ? 0 : Math.floor((seasonNumber + (place % 3)) / 3);
  const kind = plan.originalLanguage === 'ja' ? 'ja' : 'own';
  const trade = place === 3 ? at(seasonJobs, 0).department : department;
  return personOf(personIdFor(kind, trade, plan.id, 'season crew', who, generation));
}

function episodeMember(
  plan: GeneratedSeries,
  place: number,
  turn: number,
  { department }: Job,
  seasonNumber: number,
): Person {
  const kind = plan.originalLanguage === 'ja' ? 'ja' : turn % 4 === 3 ? 'shared' : 'own';
  const years = Math.floor(seasonNumber / 3);
  return personOf(personIdFor(kind, department, plan.id, 'episode crew', place, turn, years));
}

function crewRow(plan: GeneratedSeries, person: Person, { department, job }: Job): CrewCredit {
  return { ...person, credit_id: creditIdOf(plan.id, person.id, job), department, job };
}

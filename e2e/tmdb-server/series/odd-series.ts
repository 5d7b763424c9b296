import type { Catalogue } from '../catalogue.ts';
import { at } from '../random.ts';
import type { CastCredit, CrewCredit, Person } from '../wire.ts';
import { creditIdOf } from './casting.ts';
import { seasonJobs } from './job-list.ts';
import { personIdFor, personOf } from './people.ts';

/** A portrait that TMDB names but does not have. */
export const missingPortrait = '/missingOnPurposePortrait000.jpg';

/** Adds the series in which everything unexpected that TMDB allows happens at once. */
export function addOddSeries(catalogue: Catalogue, id: number): void {
  catalogue.missingImages.add(missingPortrait);
  catalogue.addGenerated({
    id,
    name: 'Odd Ends & Loose Parts',
    seasons: 2,
    episodesPerSeason: 5,
    specials: 1,
    regulars: 9,
    guestsPerEpisode: 7,
    crewPerEpisode: 6,
    seasonCrew: 12,
    firstYear: 2021,
    overview: '',
    knownRegulars: oddCast(id),
    knownCrew: oddCrew(id),
    knownGuests: oddGuests(id),
  });
}

/** `order` has gaps and repeats; one character is empty, one is eighty characters long; one person appears twice. */
function oddCast(id: number): readonly CastCredit[] {
  const part = (order: number, character: string, person: Person): CastCredit => ({
    ...person,
    character,
    credit_id: creditIdOf(id, person.id, character),
    order,
  });
  return [
    part(0, 'Ada Alder', { ...someone(id, 0), gender: 3 }),
    part(5, '', someone(id, 1)),
    part(5, 'Conrad Birch', { ...someone(id, 2), profile_path: null }),
    part(19, 'The Cat (voice)', { ...someone(id, 3), adult: true }),
    part(
      500,
      'Twin One / Twin Two / Man at Window / Radio Announcer (voice) / Second Twin’s Lawyer / Himself',
      someone(id, 4),
    ),
    part(500, 'Passer-by (uncredited)', { ...someone(id, 5), gender: 0 }),
    part(1_218, 'Nell <Quist> & "Sons"', { ...someone(id, 6), profile_path: missingPortrait }),
    part(1_219, 'Otis', {
      ...someone(id, 7),
      name: 'Maximiliane-Konstanze Freifrau von Achterberg-Hohenlohe zu Waldburg',
      original_name: 'Maximiliane-Konstanze Freifrau von Achterberg-Hohenlohe zu Waldburg',
    }),
    part(1_220, 'Grown-up Ada Alder', { ...someone(id, 0), gender: 3 }),
  ];
}

/** One person has six jobs in four departments and is also in the cast. */
function oddCrew(id: number): readonly CrewCredit[] {
  const busy = someone(id, 2);
  return [0, 3, 4, 6, 7, 10].map((place) => {
    const { department, job } = at(seasonJobs, place);
    return { ...busy, profile_path: null, credit_id: creditIdOf(id, busy.id, job), department, job };
  });
}

function oddGuests(id: number): readonly Person[] {
  return [
    { ...someone(id, 20), name: 'Cher', original_name: 'Cher', profile_path: null },
    { ...someone(id, 21), popularity: 0 },
    { ...someone(id, 22), name: 'Liên Nguyễn', original_name: 'Nguyễn Thị Liên' },
  ];
}

function someone(id: number, place: number): Person {
  return personOf(personIdFor('own', 'Acting', id, 'odd', place));
}

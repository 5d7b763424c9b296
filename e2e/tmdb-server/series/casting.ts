import { hashOf, hexId, Random } from '../random.ts';
import type { CastCredit, Person } from '../wire.ts';
import { isGeneratedPerson, personIdFor, personOf } from './people.ts';
import { episodeCountOf, type GeneratedSeries } from './series-plan.ts';
import { guestCharacter, leadCharacter } from './story-words.ts';

/**
 * TMDB has one credit for a person and a part, however many seasons and episodes it covers. So the credit's ID follows from
 * series, person and part, and is the same wherever the part appears.
 */
export function creditIdOf(seriesId: number, personId: number, part: string): string {
  return hexId('credit', seriesId, personId, part);
}

/** The regulars of a season. The first three stay; others leave, and a former guest takes their place. */
export function regularsOf(plan: GeneratedSeries, seasonNumber: number): readonly CastCredit[] {
  if (seasonNumber === 0) return [];
  return Array.from({ length: plan.regulars }, (_, place) => {
    const known = plan.knownRegulars?.[place];
    return known ?? regularAt(plan, place, generationOf(plan, place, seasonNumber));
  });
}

/** The guest stars of every episode of a season, in the order of its episodes. */
export function guestsOf(plan: GeneratedSeries, seasonNumber: number): readonly (readonly CastCredit[])[] {
  const random = new Random('guests', plan.id, seasonNumber);
  const pool = guestPoolOf(plan, seasonNumber);
  const episodes = Array.from({ length: episodeCountOf(plan, seasonNumber) }, (): CastCredit[] => []);
  pool.forEach((guest, index) => episodes[index % episodes.length]?.push(guest));
  const oftenSeen = pool.slice(0, Math.ceil(pool.length * 0.3));
  for (const guests of episodes) {
    const there = new Set(guests.map(({ id }) => id));
    const others = random.shuffled([...oftenSeen, ...random.shuffled(pool).slice(0, plan.guestsPerEpisode)]);
    for (const guest of others) {
      if (guests.length >= plan.guestsPerEpisode) break;
      if (!there.has(guest.id)) guests.push(inAnotherPart(plan, guest));
      there.add(guest.id);
    }
  }
  return episodes.map((guests) => guests.toSorted((a, b) => a.order - b.order));
}

/** All guests of the season: future regulars, recurring guests and one-off guests. */
function guestPoolOf(plan: GeneratedSeries, seasonNumber: number): readonly CastCredit[] {
  const rows = plan.guestsPerEpisode * episodeCountOf(plan, seasonNumber);
  const size = Math.min(plan.guestPool ?? Math.ceil(rows * 0.6), rows);
  const recurring = Math.floor(size * 0.15);
  const pool: CastCredit[] = [...futureRegulars(plan, seasonNumber)].slice(0, size);
  const known = seasonNumber === 1 ? (plan.knownGuests ?? []) : [];
  pool.push(...known.slice(0, size - pool.length).map((person) => guestRow(plan, person)));
  const taken = new Set([...pool, ...regularsOf(plan, seasonNumber)].map(({ id }) => id));
  for (let index = 0; pool.length < size; index += 1) {
    const season = index < recurring ? 'every season' : seasonNumber;
    const kind = plan.originalLanguage === 'ja' ? 'ja' : index % 6 === 5 ? 'shared' : 'own';
    const id = personIdFor(kind, 'Acting', plan.id, 'guest', season, index);
    if (!taken.has(id)) pool.push(guestRow(plan, personOf(id)));
    taken.add(id);
  }
  return pool;
}

function guestRow(plan: GeneratedSeries, person: Person): CastCredit {
  const character = guestCharacter(plan.id, person.id);
  const credit_id = creditIdOf(plan.id, person.id, character);
  return { character, credit_id, order: 500 + (hashOf('order', plan.id, person.id) % 700), ...person };
}

/** Now and then a person comes back in another part: a second credit for the same person. */
function inAnotherPart(plan: GeneratedSeries, guest: CastCredit): CastCredit {
  if (!isGeneratedPerson(guest.id) || hashOf('another part', plan.id, guest.id) % 25 !== 0) return guest;
  const character = guestCharacter(plan.id, guest.id, 'another part');
  return { ...guest, character, credit_id: creditIdOf(plan.id, guest.id, character) };
}

/** Next season's new regulars are guests in this one, in the same part. */
function futureRegulars(plan: GeneratedSeries, seasonNumber: number): readonly CastCredit[] {
  if (seasonNumber === 0 || seasonNumber >= plan.seasons) return [];
  const now = new Set(regularsOf(plan, seasonNumber).map(({ id }) => id));
  return regularsOf(plan, seasonNumber + 1)
    .filter(({ id }) => !now.has(id))
    .map((regular) => ({ ...regular, order: 500 + regular.order }));
}

/** How often the part of a regular has changed hands before a season. */
function generationOf(plan: GeneratedSeries, place: number, seasonNumber: number): number {
  if (place < 3) return 0;
  const tenure = 2 + (hashOf('tenure', plan.id, place) % 4);
  return Math.floor((seasonNumber - 1) / tenure);
}

function regularAt(plan: GeneratedSeries, place: number, generation: number): CastCredit {
  const kind = plan.originalLanguage === 'ja' ? 'ja' : 'own';
  const person = personOf(personIdFor(kind, 'Acting', plan.id, 'regular', place, generation));
  const character = leadCharacter(plan.id, place, generation);
  const order = place + Math.floor(place / 4) * 3 + generation;
  return { ...person, character, credit_id: creditIdOf(plan.id, person.id, character), order };
}

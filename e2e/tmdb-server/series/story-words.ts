import { at, hashOf, Random, type Seed } from '../random.ts';

const characterFirst =
  'Ada Arthur Bea Conrad Dara Dell Edie Frank Gwen Hollis Ines Jonah June Lena Leo Mae Marcus Nell Otis Pia Ray Rosa Sid Tess Vic Walt'.split(
    ' ',
  );
const characterLast =
  'Alder Birch Calloway Dunmore Ellery Farrow Garrity Hale Ibarra Jessop Kessler Lorne Mercer Nash Okafor Pruitt Quist Rourke Sable Tully Voss Wren'.split(
    ' ',
  );
const walkOns =
  'Nurse|Bartender|Taxi Driver|Second Officer|Woman at Ferry|Clerk|Reporter #2|Man in Queue|Judge|Waiter|Neighbour|Young Ada|Radio Announcer|Guard|Dr. Amsel'.split(
    '|',
  );
const titleFirst =
  'The Quiet|A Borrowed|Every Other|The Last|Salt and|Under the|No Ordinary|Half a|The Long|Glass'.split('|');
const titleLast =
  'Harbour|Winter|Promise|Light|Visitor|Ledger|Crossing|Tide|Witness|Inheritance|Room|Field'.split('|');
const events = [
  'An old photograph turns up where nobody had put it.',
  'A storm keeps everyone in town for one more night.',
  'The inquiry opens, and the wrong person is believed.',
  'Two sisters sell the house and find what was under it.',
  'A favour is called in, thirty years late.',
  'Somebody has been living in the lighthouse.',
];

/** Whom a guest plays: a named character or a walk-on; now and then several characters, sometimes voice only or uncredited. */
export function guestCharacter(...seed: Seed): string {
  const random = new Random('guest character', ...seed);
  if (random.chance(0.01)) return '';
  const name = random.chance(0.4) ? random.pick(walkOns) : fullCharacter(random);
  if (random.chance(0.04)) return `${name} / ${fullCharacter(random)} / ${random.pick(walkOns)}`;
  if (random.chance(0.05)) return `${name} (voice)`;
  return random.chance(0.08) ? `${name} (uncredited)` : name;
}

/** Whom a regular plays. */
export function leadCharacter(...seed: Seed): string {
  return fullCharacter(new Random('lead character', ...seed));
}

export function episodeTitle(...seed: Seed): string {
  const hash = hashOf('episode title', ...seed);
  return `${at(titleFirst, hash)} ${at(titleLast, hash >>> 8)}`;
}

export function episodeOverview(...seed: Seed): string {
  return at(events, hashOf('episode overview', ...seed));
}

function fullCharacter(random: Random): string {
  return `${random.pick(characterFirst)} ${random.pick(characterLast)}`;
}

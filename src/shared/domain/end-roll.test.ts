import { expect, it } from 'vitest';
import { ENGLISH_CREDIT_NAMES } from './credit-names.ts';
import { cutBlocks, endRoll } from './end-roll.ts';
import { groupCredits } from './group-credits.ts';
import { bareCredit, barePerson } from './test/bare.ts';

const crew = (id: string, personId: number, department: string, job: string) =>
  bareCredit(id, barePerson(personId, { name: `P${personId}` }), {
    kind: 'crew',
    character: null,
    order: null,
    department,
    job,
  });
const SECTIONS = groupCredits([
  bareCredit('a', barePerson(1, { name: 'Ana' }), { character: 'Chief', order: 0 }),
  bareCredit('b', barePerson(1, { name: 'Ana' }), { character: 'Twin', order: 0 }),
  bareCredit('c', barePerson(2, { name: 'Bo' }), { kind: 'guest', character: 'Driver', order: 500 }),
  crew('d', 3, 'Sound', 'Foley'),
  crew('e', 4, 'Directing', 'Director'),
  crew('f', 5, 'Directing', 'Script Supervisor'),
  crew('g', 6, 'Directing', 'Director'),
]);
const HEADINGS = { cast: 'Cast', guests: 'Guests' };
const drawn = (characters: boolean) =>
  endRoll(SECTIONS, { characters }, HEADINGS, ENGLISH_CREDIT_NAMES).map(({ heading, lines }) => [
    heading,
    ...lines.map(({ work, isSameWork, name }) => `${isSameWork ? '=' : ''}${work}: ${name}`),
  ]);

it('runs regulars, guests, then crew by department, each holder of a job with it, and those after the first marked', () => {
  expect(drawn(false)).toEqual([
    ['Cast', 'Chief / Twin: Ana'],
    ['Guests', 'Driver: Bo'],
    ['Directing', 'Director: P4', '=Director: P6', 'Script Supervisor: P5'],
    ['Sound', 'Foley: P3'],
  ]);
});

it('says no role that is hidden, and nothing of sections without anybody', () => {
  expect(drawn(true).slice(0, 2)).toEqual([
    ['Cast', ': Ana'],
    ['Guests', ': Bo'],
  ]);
  expect(
    endRoll({ ...SECTIONS, guests: [] }, { characters: false }, HEADINGS, ENGLISH_CREDIT_NAMES),
  ).toHaveLength(3);
});

it('is cut into parts without losing a line, under one heading', () => {
  const blocks = endRoll(SECTIONS, { characters: false }, HEADINGS, ENGLISH_CREDIT_NAMES);
  const parts = cutBlocks(blocks, 2);
  expect(parts.flatMap(({ lines }) => lines)).toEqual(blocks.flatMap(({ lines }) => lines));
  expect(parts.map(({ heading, lines }) => [heading, lines.length])).toEqual([
    ['Cast', 1],
    ['Guests', 1],
    ['Directing', 2],
    ['', 1],
    ['Sound', 1],
  ]);
});

import { afterEach, expect, it, vi } from 'vitest';
import { NameIndex } from './name-index.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const index = (...names: readonly string[]) => new NameIndex(names, (name) => [name]);

it('puts the start of a name first, then the start of a word, then the rest, each in the order of the list', () => {
  const names = ['Ember', 'The Bear', 'Cabernet', 'Better Call Saul', 'Big Ben', 'Benidorm'];
  expect(index(...names).find('be')).toEqual([
    'Better Call Saul',
    'Benidorm',
    'The Bear',
    'Big Ben',
    'Ember',
    'Cabernet',
  ]);
});

it('wants every word, in any order, whatever their case and accents', () => {
  const found = index('Élite, Season 1', 'Élite, Season 2', 'Babylon Berlin, Season 1');
  expect(found.find('1 ELITE')).toEqual(['Élite, Season 1']);
  expect(found.find('  season   2 ')).toEqual(['Élite, Season 2']);
  expect(found.find('season 3')).toEqual([]);
});

it('finds a name with or without its apostrophes, whose parts are words too', () => {
  const found = index('Scamica', 'L’amica geniale', 'Lamington');
  expect(found.find("l'amica")).toEqual(['L’amica geniale']);
  expect(found.find('lam')).toEqual(['L’amica geniale', 'Lamington']);
  expect(found.find('amica')).toEqual(['L’amica geniale', 'Scamica']);
});

it('finds an item by each of its names, once', () => {
  const series = { names: ['La casa de papel', 'Money Heist'] };
  const both = new NameIndex([series], ({ names }) => names);
  expect(both.find('money')).toEqual([series]);
  expect(both.find('casa')).toEqual([series]);
  expect(both.find('casa heist')).toEqual([series]);
});

it('finds nothing where nothing was typed', () => {
  expect(index('Lost').find(' ')).toEqual([]);
});

it('folds each name once, and at a key only what was typed', () => {
  // Folding is the only thing here that normalises, and only what has accents: apart, and together again.
  const folds = vi.spyOn(String.prototype, 'normalize');
  const names = Array.from({ length: 1000 }, (_, n) => `Série ${n}`);
  const thousand = index(...names);
  expect(folds).toHaveBeenCalledTimes(2 * 1000);
  for (const typed of ['sé', 'sér', 'séri', 'série']) thousand.find(typed);
  expect(folds).toHaveBeenCalledTimes(2 * 1004);
});

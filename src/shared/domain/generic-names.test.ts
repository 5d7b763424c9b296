import { expect, it } from 'vitest';
import { isGenericSeasonName } from './season-names.ts';

it.each([
  ['Season 4', 4],
  ['Staffel 4', 4],
  ['第 2 季', 2],
  ['第1季', 1],
  ['シーズン4', 4],
  ['1ª Temporada', 1],
  ['1.ª Temporada', 1],
  ['1. sezon', 1],
  ['Сезон 1', 1],
  ['시즌 1', 1],
  ['فصل ۱', 1],
  ['الموسم 12', 12],
  ['Specials', 0],
  ['Épisodes spéciaux', 0],
  ['특별편', 0],
])('%s says no more than the number', (name, seasonNumber) => {
  expect(isGenericSeasonName(name, seasonNumber)).toBe(true);
});

it.each([
  ['第 1 季 权力的游戏', 1],
  ['Season 2', 1],
  ['Season One: The Quest', 1],
  ['2003', 2003],
  ['Specials', 1],
  ['Murder House', 1],
  ['', 1],
])('%s is a name of its own', (name, seasonNumber) => {
  expect(isGenericSeasonName(name, seasonNumber)).toBe(false);
});

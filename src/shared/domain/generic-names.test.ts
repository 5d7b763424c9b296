import { expect, it } from 'vitest';
import { isGenericEpisodeName, isGenericSeasonName } from './generic-names.ts';

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

it.each([
  ['Episode 3', 3],
  ['episode 12', 12],
  ['Folge 3', 3],
  ['Épisode 3', 3],
  ['3. Bölüm', 3],
  ['第 5 集', 5],
  ['第3話', 3],
  ['الحلقة ٣', 3],
])('%s says no more than the number of the episode', (name, episodeNumber) => {
  expect(isGenericEpisodeName(name, episodeNumber)).toBe(true);
});

it.each([
  ['Episode 3', 4],
  ['Episode One', 1],
  ['Episode 3: The Return', 3],
  ['Season 3', 3],
  ['Pilot', 1],
  ['', 1],
])('%s is an episode’s name of its own', (name, episodeNumber) => {
  expect(isGenericEpisodeName(name, episodeNumber)).toBe(false);
});

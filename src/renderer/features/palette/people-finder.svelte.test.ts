import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KeptPerson } from '@shared/domain/season.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { PeopleFinder } from './people-finder.svelte.ts';

const season = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };
const person = (personId: number, name: string): KeptPerson => ({
  personId,
  name,
  originalName: null,
  profilePath: null,
  seasonCount: 1,
  season,
});

let api: FakeApi;

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
});

afterEach(() => {
  vi.useRealTimers();
});

const pause = () => vi.advanceTimersByTimeAsync(80);

it('asks once when the reader pauses, from two letters on', async () => {
  api.people = [person(1, 'Bryan Cranston')];
  const finder = new PeopleFinder(api);
  for (const typed of ['c', 'cr', 'cra']) finder.search(typed);
  await pause();
  expect(api.inputsOf('library.searchPeople')).toEqual([{ query: 'cra' }]);
  expect(finder.people).toEqual(api.people);
  finder.search('c');
  await pause();
  expect(finder.people).toEqual([]);
  expect(api.inputsOf('library.searchPeople')).toHaveLength(1);
});

it('lets the newest question win, whichever is answered first', async () => {
  const finder = new PeopleFinder(api);
  const late = Promise.withResolvers<Awaited<ReturnType<Api['library']['searchPeople']>>>();
  vi.spyOn(api.library, 'searchPeople').mockReturnValueOnce(late.promise);
  finder.search('an');
  await pause();
  api.people = [person(2, 'Anna Gunn')];
  finder.search('ann');
  await pause();
  late.resolve(ok(toJsonText([person(3, 'Ana Maria')])));
  await pause();
  expect(finder.people).toEqual(api.people);
});

it('says when the library does not answer, until something else is typed', async () => {
  const finder = new PeopleFinder(api);
  const error = { kind: 'library-unavailable', reason: 'stopped' } as const;
  vi.spyOn(api.library, 'searchPeople').mockResolvedValue(fail(error));
  finder.search('ann');
  await pause();
  expect(finder.error).toEqual(error);
  finder.search('');
  expect(finder.error).toBeNull();
});

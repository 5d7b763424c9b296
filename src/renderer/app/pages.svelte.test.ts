import { expect, it } from 'vitest';
import type { Place } from '@shared/domain/address.ts';
import { Pages } from '../state/pages.svelte.ts';
import { pageEntries } from './pages.ts';

it('begins a search that is given with it, one that is not with the last, and comes back to what was typed', () => {
  const pages = new Pages(pageEntries);
  const first: Place = { page: 'search', query: 'anna' };
  const own = (place: Place): object => pages.memoryOf(place).own;
  expect(own(first)).toEqual({});
  Object.assign(own(first), { text: 'anna gunn' });
  expect(own({ page: 'search', query: '' })).toEqual({ text: 'anna gunn' });
  expect(own({ page: 'search', query: 'bryan' })).toEqual({});
  expect(own(first)).toEqual({ text: 'anna gunn' });
});

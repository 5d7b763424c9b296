import { expect, it } from 'vitest';
import {
  ageInDays,
  daysLeft,
  DUE_DAYS,
  dueTime,
  isDueForRefresh,
  LIMIT_DAYS,
  localDay,
  limitTime,
} from './freshness.ts';

const FETCHED = '2026-01-01T12:00:00.000Z';

/** So many days, and milliseconds, after it was fetched. */
function after(days: number, milliseconds = 0): Date {
  return new Date(Date.parse(FETCHED) + days * 86_400_000 + milliseconds);
}

it('counts whole days, and none for what a wrong clock has dated ahead', () => {
  expect(ageInDays(FETCHED, after(0))).toBe(0);
  expect(ageInDays(FETCHED, after(1, -1))).toBe(0);
  expect(ageInDays(FETCHED, after(1))).toBe(1);
  expect(ageInDays(FETCHED, after(-40))).toBe(0);
});

it('counts down to the limit, and not below nothing', () => {
  expect(daysLeft(FETCHED, after(0))).toBe(LIMIT_DAYS);
  expect(daysLeft(FETCHED, after(179, 1))).toBe(1);
  expect(daysLeft(FETCHED, after(180))).toBe(0);
  expect(daysLeft(FETCHED, after(999))).toBe(0);
});

it(`is due for a refresh from day ${DUE_DAYS} on, to the millisecond`, () => {
  expect(isDueForRefresh(FETCHED, after(DUE_DAYS, -1))).toBe(false);
  expect(isDueForRefresh(FETCHED, after(DUE_DAYS))).toBe(true);
  expect(dueTime(after(DUE_DAYS))).toBe(FETCHED);
});

it('has a month between the first refresh and the limit, and the limit below TMDB’s six months', () => {
  expect(LIMIT_DAYS - DUE_DAYS).toBe(30);
  // The shortest six months: from the end of August to the end of February.
  expect(LIMIT_DAYS).toBeLessThanOrEqual(181);
});

it('dates the limit back by 180 days, over a change of the clocks and a leap day', () => {
  expect(limitTime(new Date('2026-06-30T12:00:00.000Z'))).toBe('2026-01-01T12:00:00.000Z');
  expect(limitTime(new Date('2028-08-27T00:00:00.000Z'))).toBe('2028-02-29T00:00:00.000Z');
});

it('says the day it is where the reader is', () => {
  // Made from local parts, so that it is evening wherever the test runs, and tomorrow already in most of the east.
  expect(localDay(new Date(2026, 10, 24, 23, 30))).toBe('2026-11-24');
  expect(localDay(new Date(2026, 0, 5, 0, 10))).toBe('2026-01-05');
});

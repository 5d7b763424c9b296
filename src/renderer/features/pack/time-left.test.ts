import { expect, it } from 'vitest';
import { roughTime } from './time-left.ts';

it.each([
  [0, 'second', 0],
  [59, 'second', 59],
  [60, 'minute', 1],
  [100, 'minute', 2],
  [5_399, 'minute', 90],
  [5_400, 'hour', 2],
  [10_800, 'hour', 3],
])('says %i seconds by the %s', (seconds, unit, count) => {
  expect(roughTime(seconds)).toEqual({ unit, count });
});

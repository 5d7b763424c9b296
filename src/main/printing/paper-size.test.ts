import { expect, it } from 'vitest';
import { paperSizeOf } from './paper-size.ts';

it.each([
  ['US', 'Letter'],
  ['ca', 'Letter'],
  ['MX', 'Letter'],
  ['DE', 'A4'],
  ['GB', 'A4'],
  ['JP', 'A4'],
  ['', 'A4'],
])('knows the paper of %j', (country, size) => {
  expect(paperSizeOf(country)).toBe(size);
});

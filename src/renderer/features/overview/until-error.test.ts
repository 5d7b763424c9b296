import { expect, it } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import { untilError } from './until-error.ts';

const full: AppError = { kind: 'library-unavailable', reason: 'disk-full' };

it('does all, one after the other', async () => {
  const order: string[] = [];
  const result = await untilError(['a', 'b'], async (item) => {
    order.push(`${item} begins`);
    await Promise.resolve();
    order.push(`${item} ends`);
    return null;
  });
  expect(result).toEqual({ done: ['a', 'b'], error: null });
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('stops at the first that fails and says what was done', async () => {
  const asked: string[] = [];
  const result = await untilError(['a', 'b', 'c'], (item) => {
    asked.push(item);
    return Promise.resolve(item === 'b' ? full : null);
  });
  expect(result).toEqual({ done: ['a'], error: full });
  expect(asked).toEqual(['a', 'b']);
});

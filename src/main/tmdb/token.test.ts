import { isEndrollError, type UnauthorizedReason } from '@shared/app-error.ts';
import { describe, expect, it } from 'vitest';
import { readToken } from './token.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJhIn0.c2lnbmVkLWJ5_bm9ib2R5';

describe('readToken', () => {
  it.each([
    token,
    `  ${token}\n`,
    `"${token}"`,
    `'${token}'`,
    `\`${token}\``,
    `Bearer ${token}`,
    `bearer\t${token}`,
    ` "Bearer ${token}" `,
  ])('finds the token in %j', (text) => {
    expect(readToken(text)).toBe(token);
  });

  it.each<[string, UnauthorizedReason]>([
    ['', 'missing'],
    [' "" ', 'missing'],
    ['Bearer ', 'malformed'],
    ['0123456789abcdef0123456789abcdef', 'v3-key'],
    [' 0123456789ABCDEF0123456789ABCDEF\n', 'v3-key'],
    ['0123456789abcdef0123456789abcde', 'malformed'],
    ['hello', 'malformed'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJhIn0', 'malformed'],
    [`${token}.x`, 'malformed'],
    [`${token} ${token}`, 'malformed'],
    [`${token}\r\nX-Evil: 1`, 'malformed'],
  ])('refuses %j as %s', (text, reason) => {
    expect(() => readToken(text)).toThrow(
      expect.toSatisfy(
        (error) =>
          isEndrollError(error, 'unauthorized') &&
          'reason' in error.appError &&
          error.appError.reason === reason,
      ),
    );
  });
});

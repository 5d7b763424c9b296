import { describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/memory-logger.ts';
import { chooseServiceAddress } from './service-address.ts';

const USUAL = 'https://api.themoviedb.org';

function choose(wanted: string | undefined, isPackaged: boolean): string {
  return chooseServiceAddress({
    variable: 'ENDROLL_TMDB_URL',
    environment: { ENDROLL_TMDB_URL: wanted },
    usual: USUAL,
    isPackaged,
    logger: new MemoryLogger(),
  });
}

describe('the address of a service', () => {
  it.each([undefined, ''])('is the usual one without the variable (%j)', (wanted) => {
    expect(choose(wanted, false)).toBe(USUAL);
  });

  it.each(['http://127.0.0.1:4000', 'http://localhost:4000/t/p', 'http://[::1]:4000'])(
    'may be %s, packaged too',
    (wanted) => {
      expect(choose(wanted, true)).toBe(wanted);
    },
  );

  it('may be another computer unless it is packaged', () => {
    expect(choose('https://mirror.example', false)).toBe('https://mirror.example');
    expect(choose('https://mirror.example', true)).toBe(USUAL);
  });

  it.each([
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1@evil.example',
    'http://127.evil',
  ])('is never taken from %s when packaged', (wanted) => {
    expect(choose(wanted, true)).toBe(USUAL);
  });

  it.each(['file:///etc/passwd', 'not an address', 'javascript:alert(1)'])('is never %s', (wanted) => {
    expect(choose(wanted, false)).toBe(USUAL);
  });
});

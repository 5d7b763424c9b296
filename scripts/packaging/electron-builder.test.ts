import { expect, it } from 'vitest';
import { updateAddress } from './electron-builder.ts';

const ENDROLL_UPDATE_URL = 'https://example.org/endroll';

it('writes no address for updates into a package that nobody has signed', () => {
  for (const platform of ['win32', 'darwin'] as const) {
    expect(updateAddress({}, platform)).toBeNull();
    expect(() => updateAddress({ ENDROLL_UPDATE_URL, CSC_LINK: '' }, platform)).toThrow('no certificate');
    expect(updateAddress({ ENDROLL_UPDATE_URL, CSC_LINK: 'file' }, platform)).toBe(ENDROLL_UPDATE_URL);
  }
  // Nothing is signed there.
  expect(updateAddress({ ENDROLL_UPDATE_URL }, 'linux')).toBe(ENDROLL_UPDATE_URL);
});

it('writes no address without https', () => {
  expect(() => updateAddress({ ENDROLL_UPDATE_URL: 'http://example.org' }, 'linux')).toThrow('https');
});

import { expect, it } from 'vitest';
import { attempt, NotHere, tell } from './installers.ts';

it('says of each installer whether it was made, and why not; only one that could have been made fails the whole', async () => {
  const made = await attempt('deb', () => Promise.resolve('dist/endroll.deb'));
  const notHere = await attempt('rpm', () => Promise.reject(new NotHere('needs rpmbuild (apt install rpm)')));
  const failed = await attempt('AppImage', () => Promise.reject(new Error('disk full')));
  expect(tell([made, notHere])).toEqual({
    lines: [
      'deb        made: dist/endroll.deb',
      'rpm        not made here: needs rpmbuild (apt install rpm)',
    ],
    code: 0,
  });
  expect(tell([made, failed])).toEqual({
    lines: ['deb        made: dist/endroll.deb', 'AppImage   FAILED: disk full'],
    code: 1,
  });
});

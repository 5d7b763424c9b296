import { expect, it } from 'vitest';
import { toFileName } from './file-name.ts';

it.each([
  ['Breaking Bad, Season 1', 'Breaking Bad, Season 1.pdf'],
  ['24: Legacy, Season 1', '24 Legacy, Season 1.pdf'],
  ['Face/Off\\Again', 'Face Off Again.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['What If...?', 'What If.pdf'],
  ['.hidden', 'hidden.pdf'],
  ['Line\nbreak\u2028and\ttab', 'Line break and tab.pdf'],
  ['fdp.\u202Egnp', 'fdp. gnp.pdf'],
  ['進撃の巨人、シーズン1', '進撃の巨人、シーズン1.pdf'],
  ['می‌خواهم', 'می‌خواهم.pdf'],
  ['Cafe\u0301', 'Café.pdf'],
  ['CON', 'Endroll CON.pdf'],
  ['lpt1.season', 'Endroll lpt1.season.pdf'],
  ['Contact', 'Contact.pdf'],
  ['???', 'Endroll.pdf'],
  ['', 'Endroll.pdf'],
  ['lone \uD800 half', 'lone \uFFFD half.pdf'],
])('makes %j the name %j', (title, name) => {
  expect(toFileName(title, 'pdf')).toBe(name);
});

it('is never longer than a file system takes, and ends between two letters', () => {
  const family = '👩‍👩‍👧‍👦';
  const name = toFileName(family.repeat(40), 'pdf');
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(204);
  expect(name).toMatch(new RegExp(`^(?:${family})+\\.pdf$`, 'u'));
  expect(toFileName('x'.repeat(5000), 'pdf')).toBe(`${'x'.repeat(200)}.pdf`);
});

it('does not end in a point or a space where it was cut', () => {
  expect(toFileName(`${'x'.repeat(199)} tail`, 'pdf')).toBe(`${'x'.repeat(199)}.pdf`);
});

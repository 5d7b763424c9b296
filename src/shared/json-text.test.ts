import { expect, it } from 'vitest';
import { fromJsonText, toJsonText } from './json-text.ts';

it('holds no character that would take two bytes, and gives all of them back', () => {
  const value = { name: 'Zlatko Golubić', script: '渡辺 謙', face: '😀', accent: 'é "quoted" \\u0041' };
  const text = toJsonText(value);
  expect(text).not.toMatch(/[\u0100-\uffff]/);
  expect(text).toContain('é');
  expect(fromJsonText(text)).toEqual(value);
});

import { expect, it } from 'vitest';
import { chooseSystemLocale } from './system-locale.ts';

it('takes the first language that Endroll speaks, whatever the region', () => {
  expect(chooseSystemLocale(['pt-BR', 'es-419', 'de-DE'])).toBe('es');
  expect(chooseSystemLocale(['ar'])).toBe('ar');
  expect(chooseSystemLocale(['ja_JP.UTF-8'])).toBe('ja');
});

it('is English where Endroll speaks none of them', () => {
  expect(chooseSystemLocale(['pt-BR', 'arn'])).toBe('en');
  expect(chooseSystemLocale([])).toBe('en');
});

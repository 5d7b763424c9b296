import { expect, it } from 'vitest';
import { titleDirection } from './sheet-title.ts';

it('a title in Arabic words is Arabic, even if it begins with a Latin name', () => {
  expect(titleDirection('Slack Water: الأشخاص حسب الموسم', { locale: 'ar' })).toBe('rtl');
});

it('a name alone, and the title of an English window, have the direction of their letters', () => {
  expect(titleDirection('Sammy Davis Jr.', { locale: 'ar' })).toBe('auto');
  expect(titleDirection('Search: كلمة', { locale: 'en' })).toBe('auto');
});

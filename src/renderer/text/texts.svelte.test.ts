import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { InterfaceLocale } from '@shared/domain/settings.ts';
import { de } from '@shared/text/de.ts';
import { en, type Messages } from '@shared/text/en.ts';
import { fr } from '@shared/text/fr.ts';
import { ja } from '@shared/text/ja.ts';
import { seasonNumbersText } from './season-numbers.ts';
import { Texts } from './texts.svelte.ts';

const loading = new Map<InterfaceLocale, (messages: Messages) => void>();

vi.mock(import('@shared/text/load-messages.ts'), () => ({
  loadMessages: (locale) => new Promise((resolve) => loading.set(locale, resolve)),
}));

/** Lets the texts of a language arrive. */
function arrive(locale: InterfaceLocale, name: string): void {
  loading.get(locale)!({ ...en, app: { ...en.app, loading: name, separator: '、' } });
}

afterEach(() => {
  loading.clear();
  document.documentElement.lang = '';
  document.documentElement.dir = '';
});

describe('another language', () => {
  it('is spoken when its texts are there, and turns the document its way', async () => {
    const texts = new Texts();
    const used = texts.use('ar');
    expect(texts.m).toBe(en);
    arrive('ar', 'تحميل');
    expect(await used).toBe(true);
    expect(texts.m.app.loading).toBe('تحميل');
    expect(texts.locale).toBe('ar');
    expect(document.documentElement).toHaveAttribute('lang', 'ar');
    expect(document.documentElement).toHaveAttribute('dir', 'rtl');
  });

  it('is the one chosen last, whichever is loaded first', async () => {
    const texts = new Texts();
    const [first, last] = [texts.use('ar'), texts.use('de')];
    arrive('de', 'Lädt');
    arrive('ar', 'تحميل');
    expect(await Promise.all([first, last]), 'only one of them has changed it').toEqual([false, true]);
    expect(texts.m.app.loading).toBe('Lädt');
    expect(document.documentElement).toHaveAttribute('dir', 'ltr');
  });

  it('puts things in a row its own way', async () => {
    const texts = new Texts();
    expect(texts.row(['Writer', 'Story'])).toBe('Writer, Story');
    const used = texts.use('ja');
    arrive('ja', '読み込み中');
    await used;
    expect(texts.row(['Writer', 'Story'])).toBe('Writer、Story');
    expect(texts.range(2008, 2013)).toBe('2008～2013');
  });

  it('has words for departments and common jobs, and leaves the others as TMDB has them', async () => {
    const texts = new Texts();
    expect(texts.credits.job('Director')).toBe('Director');
    const used = texts.use('de');
    arrive('de', 'Lädt');
    await used;
    expect(texts.credits.job('Director')).toBe('Regie');
    expect(texts.credits.department('Camera')).toBe('Kamera');
    expect(texts.credits.job('Petal Wrangler')).toBe('Petal Wrangler');
  });

  it('says a season’s number itself, and keeps a name that is one', () => {
    const texts = new Texts();
    expect(texts.seasonName('Staffel 4', 4)).toBe('Season 4');
    expect(texts.seasonName('特別編', 0)).toBe('Specials');
    expect(texts.seasonName('Murder House', 1)).toBe('Murder House');
  });

  it('writes numbers, dates and languages too', async () => {
    const texts = new Texts();
    const used = texts.use('de');
    arrive('de', 'Lädt');
    await used;
    expect(texts.number(1214.5)).toBe('1.214,5');
    expect([texts.decimal(37.46), texts.decimal(8)], 'aligned in a column').toEqual(['37,5', '8,0']);
    expect(texts.date('2008-01-20')).toBe('20. Januar 2008');
    expect([texts.year('2008-01-20'), texts.plain(1994)], 'years have no thousands').toEqual([
      '2008',
      '1994',
    ]);
    expect([texts.range(2008, 2013), texts.range(2008, 2008)]).toEqual(['2008–2013', '2008']);
    expect(seasonNumbersText([1, 2, 3, 5], texts)).toMatch(/ 1–3 und 5$/u);
    expect(
      [[0], [0, 1], [0, 1, 2], [2024, 2025]].map((numbers) => seasonNumbersText(numbers, new Texts())),
      'the specials have a name, and a year no thousands',
    ).toEqual(['Specials', 'Specials, Season 1', 'Specials, Seasons 1–2', 'Seasons 2024–2025']);
    expect(texts.languageName('ja-JP')).toBe('Japanisch (Japan)');
  });
});

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [37_000_000, '37 MB'],
  [4_123_456, '4.12 MB'],
  [2_500_000_000_000_000, '2,500 TB'],
])('writes %d bytes as “%s”', (value, text) => {
  expect(new Texts().bytes(value)).toBe(text);
});

it('what else is damaged in a backup agrees with its number', () => {
  expect([1, 2].map((more) => fr.backup.leftOutMore(more))).toEqual(['et 1 autre', 'et 2 autres']);
  expect([1, 2].map((more) => de.backup.leftOutMore(more))).toEqual(['und 1 weiterer', 'und 2 weitere']);
});

it('ages are written anew every minute only for as long as they change every minute', () => {
  const texts = new Texts();
  const begun = Date.parse('2026-11-28T12:00:00Z');
  const passed = (minutes: number): void => {
    texts.tick(begun + minutes * 60_000);
    flushSync();
  };
  passed(0);
  const written: Record<string, string[]> = { minutes: [], hours: [], days: [] };
  const stop = $effect.root(() => {
    for (const [unit, time] of [
      ['minutes', '2026-11-28T11:05:00Z'],
      ['hours', '2026-11-28T09:05:00Z'],
      ['days', '2026-11-20T12:00:00Z'],
    ] as const)
      $effect(() => void written[unit]?.push(texts.age(time)));
  });
  flushSync();
  for (let minutes = 1; minutes < 10; minutes += 1) passed(minutes);
  stop();
  expect(written).toEqual({
    minutes: [...[55, 56, 57, 58, 59].map((minutes) => `${minutes} minutes ago`), '1 hour ago'],
    hours: ['2 hours ago'],
    days: ['8 days ago'],
  });
});

it('keys are named as keyboards of the language have them', async () => {
  const texts = new Texts();
  expect(['Ctrl', 'Shift', 'F', '⌘'].map((key) => texts.key(key))).toEqual(['Ctrl', 'Shift', 'F', '⌘']);
  const used = texts.use('de');
  loading.get('de')!(de);
  await used;
  expect(['Ctrl', 'Shift', 'F', '⌘'].map((key) => texts.key(key))).toEqual(['Strg', 'Umschalt', 'F', '⌘']);
});

it('Japanese sentences follow each other without a space', async () => {
  const texts = new Texts();
  expect(texts.sentences(['One.', 'Two.'])).toBe('One. Two.');
  const used = texts.use('ja');
  loading.get('ja')!(ja);
  await used;
  expect(texts.sentences(['一。', '二。'])).toBe('一。二。');
});

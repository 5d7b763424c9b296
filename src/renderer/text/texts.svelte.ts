import { createContext } from 'svelte';
import { ENGLISH_CREDIT_NAMES, type CreditNames } from '@shared/domain/credit-names.ts';
import { localDay } from '@shared/domain/freshness.ts';
import { isGenericEpisodeName, isGenericSeasonName } from '@shared/domain/generic-names.ts';
import type { InterfaceLocale } from '@shared/domain/settings.ts';
import type { CreditWords } from '@shared/text/credit-words/credit-words.ts';
import { loadCreditWords } from '@shared/text/load-credit-words.ts';
import { en, type Messages } from '@shared/text/en.ts';
import { loadMessages } from '@shared/text/load-messages.ts';
import { Formats } from './formats.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const RIGHT_TO_LEFT: ReadonlySet<InterfaceLocale> = new Set(['ar']);

/** The language of the interface: its texts, and its formats for dates, numbers and ages. */
export class Texts {
  #locale = $state<InterfaceLocale>('en');
  #messages = $state.raw<Messages>(en);
  #creditWords = $state.raw<CreditWords | null>(null);
  readonly #credits: CreditNames = $derived(creditNames(this.#creditWords));
  readonly #formats: Formats = $derived(new Formats(this.#locale));
  #now = Date.now();
  /** So many minutes, and tens of minutes, have passed: what is written anew every minute is laid out and painted anew. */
  #minutes = $state(0);
  #tensOfMinutes = $state(0);
  #wanted: InterfaceLocale = 'en';

  /** All texts. */
  get m(): Messages {
    return this.#messages;
  }

  /** The language they are in. */
  get locale(): InterfaceLocale {
    return this.#locale;
  }

  /**
   * Switches to another language as soon as its texts are loaded, and sets the direction of the document. Resolves to whether
   * the language has changed: not if it was this one already, or another was asked for meanwhile. Rejects if its texts cannot be
   * loaded; the language then stays as it is.
   */
  async use(locale: InterfaceLocale): Promise<boolean> {
    this.#wanted = locale;
    const [messages, creditWords] = await Promise.all([loadMessages(locale), loadCreditWords(locale)]);
    // After two quick changes the last one wins, whichever loads first.
    if (this.#wanted !== locale) return false;
    const isChanged = this.#locale !== locale;
    this.#locale = locale;
    this.#messages = messages;
    this.#creditWords = creditWords;
    document.documentElement.lang = locale;
    document.documentElement.dir = RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
    return isChanged;
  }

  /** The names of departments and jobs in this language, by TMDB's English names; the same object until the language changes. */
  get credits(): CreditNames {
    return this.#credits;
  }

  /**
   * A season's name: TMDB's own, except that "Season 4" and "Specials" are always in this language.
   * @param name `null` or `''` if it is not known yet
   */
  seasonName(name: string | null, seasonNumber: number): string {
    return name === null || name === '' || isGenericSeasonName(name, seasonNumber)
      ? this.m.season.seasonNumber(seasonNumber)
      : name;
  }

  /** The name of a series that is not known yet. */
  unknownSeries(seriesId: number): string {
    return this.m.season.seriesId(seriesId);
  }

  /** An episode's own name; `''` where TMDB has none, or only "Episode 3" in some language. */
  episodeName(name: string, episodeNumber: number): string {
    return isGenericEpisodeName(name, episodeNumber) ? '' : name;
  }

  /** "Episode 3: The Return"; "Episode 3" where it has no name of its own. */
  episode(episodeNumber: number, name: string): string {
    return this.m.episodeGrid.episode(episodeNumber, this.episodeName(name, episodeNumber));
  }

  /** The words for {@link credits}; `null` in English. */
  get creditWords(): CreditWords | null {
    return this.#creditWords;
  }

  /** Updates ages; called once a minute by the shell. */
  tick(now: number): void {
    this.#now = now;
    this.#minutes = Math.floor(now / MINUTE);
    this.#tensOfMinutes = Math.floor(now / (10 * MINUTE));
  }

  /** An effect that calls it runs again every minute, or every ten. */
  #clock(isByMinute: boolean): number {
    return isByMinute ? this.#minutes : this.#tensOfMinutes;
  }

  /** "20 January 2008" from an ISO date, which has no time zone. */
  date(isoDate: string): string {
    return format(isoDate, this.#formats.date());
  }

  /** "24 November 2026" from an ISO time: the day in the reader's time zone. */
  day(isoTime: string): string {
    return this.date(localDay(new Date(isoTime)));
  }

  /** "24 November 2026 at 08:15" from an ISO time, in the reader's time zone. */
  dateTime(isoTime: string): string {
    return format(isoTime, this.#formats.dateTime());
  }

  /** The date and time with seconds. */
  withSeconds(isoTime: string): string {
    return format(isoTime, this.#formats.withSeconds());
  }

  /** The date and time with milliseconds. */
  withMilliseconds(isoTime: string): string {
    return format(isoTime, this.#formats.withMilliseconds());
  }

  /** The year of an ISO date. */
  year(isoDate: string): string {
    return this.plain(Number(isoDate.slice(0, 4)));
  }

  /** "2008": a year, or a number that names something. */
  plain(value: number): string {
    return this.#formats.plain().format(value);
  }

  /** "2008–2013", or "2008" if both are the same; without a thousands separator. */
  range(from: number, to: number): string {
    return from === to ? this.plain(from) : this.#formats.plain().formatRange(from, to);
  }

  /** "3 days ago", "just now". In an effect, up to date within a minute, or within ten after the first hour. */
  age(isoTime: string): string {
    const elapsed = Math.max(0, this.#now - Date.parse(isoTime));
    const age = this.#formats.age();
    this.#clock(elapsed < HOUR);
    if (elapsed < MINUTE) return this.m.app.justNow;
    if (elapsed < HOUR) return age.format(-Math.floor(elapsed / MINUTE), 'minute');
    if (elapsed < DAY) return age.format(-Math.floor(elapsed / HOUR), 'hour');
    return age.format(-Math.floor(elapsed / DAY), 'day');
  }

  /** "1,214". */
  number(value: number): string {
    return this.#formats.number().format(value);
  }

  /** "37.5", "8.0": for numbers in a column. */
  decimal(value: number): string {
    return this.#formats.decimal().format(value);
  }

  /** "37%" from 0.37. */
  percent(fraction: number): string {
    return this.#formats.percent().format(fraction);
  }

  /** "37 MB" from a number of bytes, in units of a thousand as file managers show them. */
  bytes(value: number): string {
    return this.#formats.bytes(value);
  }

  /** "Vince Gilligan, Mark Johnson, and Melissa Bernstein". */
  list(items: readonly string[]): string {
    return this.#formats.list().format(items);
  }

  /** "Director, Writer": items in a row, without the "and" of {@link list}. */
  row(items: readonly string[]): string {
    return items.join(this.m.app.separator);
  }

  /** "Kept. One could not be refreshed.": whole sentences, one after the other. */
  sentences(items: readonly string[]): string {
    return items.join(this.m.app.sentenceSeparator);
  }

  /** "Strg" for `Ctrl`: a key as keyboards of the interface's language have it; those without a name as they are. */
  key(key: string): string {
    const names: Readonly<Record<string, string>> = this.m.shortcuts.keys;
    return names[key] ?? key;
  }

  /** The name of a TMDB language tag in the interface's language: "German (Germany)". */
  languageName(tag: string): string {
    return this.#formats.languageNames().of(tag) ?? tag;
  }

  /** The order of two texts in the interface's language, for sorting. */
  compare(a: string, b: string): number {
    return this.#formats.collator().compare(a, b);
  }
}

function creditNames(words: CreditWords | null): CreditNames {
  if (words === null) return ENGLISH_CREDIT_NAMES;
  // A job may have the name of a property that every object has, such as “constructor”.
  const jobs = new Map<string, string>(Object.entries(words.jobs));
  const departments = new Map<string, string>(Object.entries(words.departments));
  return { job: (name) => jobs.get(name) ?? name, department: (name) => departments.get(name) ?? name };
}

function format(iso: string, formatter: Intl.DateTimeFormat): string {
  const date = new Date(iso);
  // Old records have dates such as 2008-00-00: better shown as they are than not at all.
  return Number.isNaN(date.getTime()) ? iso : formatter.format(date);
}

/** The texts for the components below; set by App. */
export const [getTexts, setTexts] = createContext<Texts>();

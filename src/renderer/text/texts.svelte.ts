import { createContext } from 'svelte';
import { en, type Messages } from '@shared/text/en.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The language of the interface: its texts, and dates, numbers and ages as it writes them. */
export class Texts {
  #locale = $state('en');
  #messages = $state.raw<Messages>(en);
  #now = $state(Date.now());

  /** All texts. */
  get m(): Messages {
    return this.#messages;
  }

  /** Lets ages grow; called once a minute by the shell. */
  tick(now: number): void {
    this.#now = now;
  }

  /** "20 January 2008" from an ISO date, which has no time zone. */
  date(isoDate: string): string {
    return this.#format(isoDate, { dateStyle: 'long', timeZone: 'UTC' });
  }

  /** "24 November 2026 at 08:15" from an ISO time, in the reader's time zone. */
  dateTime(isoTime: string): string {
    return this.#format(isoTime, { dateStyle: 'long', timeStyle: 'short' });
  }

  /** The year of an ISO date. */
  year(isoDate: string): string {
    return isoDate.slice(0, 4);
  }

  /** "3 days ago", "now". */
  age(isoTime: string): string {
    const elapsed = Math.max(0, this.#now - Date.parse(isoTime));
    const format = new Intl.RelativeTimeFormat(this.#locale, { numeric: 'auto' });
    if (elapsed < MINUTE) return format.format(0, 'second');
    if (elapsed < HOUR) return format.format(-Math.floor(elapsed / MINUTE), 'minute');
    if (elapsed < DAY) return format.format(-Math.floor(elapsed / HOUR), 'hour');
    return format.format(-Math.floor(elapsed / DAY), 'day');
  }

  /** "1,214". */
  number(value: number): string {
    return new Intl.NumberFormat(this.#locale).format(value);
  }

  /** "Vince Gilligan, Mark Johnson, and Melissa Bernstein". */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.#locale, { type: 'conjunction' }).format(items);
  }

  /** The name of a TMDB language tag in the interface's language: "German (Germany)". */
  languageName(tag: string): string {
    return (
      new Intl.DisplayNames(this.#locale, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
    );
  }

  #format(iso: string, options: Intl.DateTimeFormatOptions): string {
    const date = new Date(iso);
    // TMDB has dates such as 2008-00-00 in old records: better as they are than not at all.
    return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(this.#locale, options).format(date);
  }
}

/** The texts for the components below; set by App. */
export const [getTexts, setTexts] = createContext<Texts>();

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/**
 * The formats of a language for dates, numbers and lists. Each formatter is created once, when it is first needed: creating
 * one takes a hundred times as long as using it, and a list of a thousand seasons has a thousand ages.
 */
export class Formats {
  readonly age: () => Intl.RelativeTimeFormat;
  readonly number: () => Intl.NumberFormat;
  /** Years, and numbers that name something: without a thousands separator. */
  readonly plain: () => Intl.NumberFormat;
  /** With one decimal, so that numbers in a column line up. */
  readonly decimal: () => Intl.NumberFormat;
  readonly percent: () => Intl.NumberFormat;
  readonly list: () => Intl.ListFormat;
  /** The order of names; "9-1-1" comes before "24". */
  readonly collator: () => Intl.Collator;
  readonly languageNames: () => Intl.DisplayNames;
  /** A day without a time zone. */
  readonly date: () => Intl.DateTimeFormat;
  /** A moment, in the reader's time zone. */
  readonly dateTime: () => Intl.DateTimeFormat;
  readonly withSeconds: () => Intl.DateTimeFormat;
  /** With milliseconds. */
  readonly withMilliseconds: () => Intl.DateTimeFormat;
  readonly #bytes: readonly (() => Intl.NumberFormat)[];

  constructor(locale: string) {
    this.age = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
    this.number = once(() => new Intl.NumberFormat(locale));
    this.plain = once(() => new Intl.NumberFormat(locale, { useGrouping: false }));
    this.decimal = once(
      () => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    );
    this.percent = once(() => new Intl.NumberFormat(locale, { style: 'percent' }));
    this.list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
    this.collator = once(() => new Intl.Collator(locale, { numeric: true }));
    this.languageNames = once(
      () => new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }),
    );
    this.date = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
    this.withSeconds = once(
      () => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' }),
    );
    this.withMilliseconds = once(
      () =>
        new Intl.DateTimeFormat(locale, {
          year: 'numeric',
          month: 'long',
          day: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          second: '2-digit',
          fractionalSecondDigits: 3,
        }),
    );
    this.dateTime = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }));
    this.#bytes = BYTE_UNITS.map((unit) =>
      once(
        () =>
          new Intl.NumberFormat(locale, {
            style: 'unit',
            unit,
            unitDisplay: 'short',
            maximumSignificantDigits: 3,
          }),
      ),
    );
  }

  /** "37 MB", in units of a thousand as file managers show them. */
  bytes(value: number): string {
    const step = Math.min(Math.floor(Math.log10(Math.max(1, value)) / 3), BYTE_UNITS.length - 1);
    return this.#bytes[step]?.().format(value / 1000 ** step) ?? String(value);
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

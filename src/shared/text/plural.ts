/** The forms a language has for a number; `other` always exists (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/**
 * Makes a language's number phrases: `count(3, { one: '# credit', other: '# credits' })` gives "3 credits".
 * `#` is replaced by the number as the language writes it.
 */
export function pluralFor(locale: string): (n: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (n, forms) => (forms[rules.select(n)] ?? forms.other).replaceAll('#', numbers.format(n));
}

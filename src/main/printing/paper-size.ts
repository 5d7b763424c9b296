/** The two sizes that offices have. */
export type PaperSize = 'A4' | 'Letter';

/** CLDR's list (https://www.unicode.org/reports/tr35/tr35-general.html#Measurement_System_Data). */
const LETTER_COUNTRIES: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
]);

/**
 * The paper that is usual in a country.
 * @param country two letters (ISO 3166), or `''` where the system does not say
 */
export function paperSizeOf(country: string): PaperSize {
  return LETTER_COUNTRIES.has(country.toUpperCase()) ? 'Letter' : 'A4';
}

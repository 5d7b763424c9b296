import { INTERFACE_LOCALES, type InterfaceLocale } from '@shared/domain/settings.ts';

/**
 * The first of the reader's languages that Endroll speaks; English when it speaks none.
 * @param preferred language tags in the reader's order, such as `['pt-BR', 'es-419']`
 */
export function chooseSystemLocale(preferred: readonly string[]): InterfaceLocale {
  for (const tag of preferred) {
    const language = tag.split(/[-_]/u)[0]?.toLowerCase();
    const known = INTERFACE_LOCALES.find((locale) => locale === language);
    if (known !== undefined) return known;
  }
  return 'en';
}

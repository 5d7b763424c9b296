import type { InterfaceLocale } from '../domain/settings.ts';
import type { CreditWords } from './credit-words/credit-words.ts';

/** Loads the words of a language; `null` for English, the language of TMDB's words. */
export async function loadCreditWords(locale: InterfaceLocale): Promise<CreditWords | null> {
  switch (locale) {
    case 'en':
      return null;
    case 'de':
      return (await import('./credit-words/de.ts')).de;
    case 'fr':
      return (await import('./credit-words/fr.ts')).fr;
    case 'es':
      return (await import('./credit-words/es.ts')).es;
    case 'ja':
      return (await import('./credit-words/ja.ts')).ja;
    case 'ar':
      return (await import('./credit-words/ar.ts')).ar;
  }
}

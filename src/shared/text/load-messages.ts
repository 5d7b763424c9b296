import type { InterfaceLocale } from '../domain/settings.ts';
import { en, type Messages } from './en.ts';

/** Each language is loaded when it is chosen; English is in the first script (docs/adr/0018-translations.md). */
const LOADERS: Readonly<Record<InterfaceLocale, () => Promise<Messages>>> = {
  en: () => Promise.resolve(en),
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
};

/** Loads the texts of a language. */
export function loadMessages(locale: InterfaceLocale): Promise<Messages> {
  return LOADERS[locale]();
}

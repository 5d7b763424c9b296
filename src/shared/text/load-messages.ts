import type { InterfaceLocale } from '../domain/settings.ts';
import { en, type Messages } from './en.ts';

/** Each language is fetched when it is chosen; English is in the first script (docs/adr/0018-translations.md). */
const LOADERS: Readonly<Partial<Record<InterfaceLocale, () => Promise<Messages>>>> = {
  en: () => Promise.resolve(en),
};

/** The texts of one language of the interface. */
export interface LoadedMessages {
  /** The language they are in, which dates and numbers must follow. */
  readonly locale: InterfaceLocale;
  readonly messages: Messages;
}

/** Loads the texts of a language: English where there are none. */
export async function loadMessages(locale: InterfaceLocale): Promise<LoadedMessages> {
  const load = LOADERS[locale];
  return load === undefined ? { locale: 'en', messages: en } : { locale, messages: await load() };
}

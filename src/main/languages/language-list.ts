import { isLanguageTag } from '@shared/domain/address.ts';
import * as z from 'zod/mini';
import type { Logger } from '../logging/logger.ts';
import type { StoreFile } from '../settings/store-file.ts';
import type { TmdbClient } from '../tmdb/client.ts';

/**
 * The languages offered until TMDB's list has been fetched: the better-known ones on it,
 * https://developer.themoviedb.org/reference/configuration-primary-translations. What a tag means to TMDB:
 * https://developer.themoviedb.org/docs/languages.
 */
export const BUILT_IN_LANGUAGES: readonly string[] = [
  'ar-AE',
  'ar-SA',
  'bg-BG',
  'ca-ES',
  'cs-CZ',
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'el-GR',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-US',
  'es-ES',
  'es-MX',
  'fi-FI',
  'fr-CA',
  'fr-FR',
  'he-IL',
  'hi-IN',
  'hu-HU',
  'id-ID',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'ru-RU',
  'sv-SE',
  'th-TH',
  'tr-TR',
  'uk-UA',
  'vi-VN',
  'zh-CN',
  'zh-HK',
  'zh-TW',
];

/** TMDB adds a language every few years. */
const LONGEST_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** languages.json: TMDB's list, and when it gave it. */
const keptList = z.object({
  fetchedAt: z.iso.datetime(),
  tags: z.array(z.string().check(z.refine(isLanguageTag))).check(z.minLength(1)),
});

type KeptList = z.infer<typeof keptList>;

interface LanguageListOptions {
  readonly tmdb: Pick<TmdbClient, 'primaryTranslations'>;
  readonly file: StoreFile;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/** The languages TMDB has translations for, stored in languages.json so that they can be chosen offline. */
export class LanguageList {
  readonly #options: LanguageListOptions;
  #kept: KeptList | null = null;
  #isRead = false;
  #asking: Promise<readonly string[] | null> | null = null;

  constructor(options: LanguageListOptions) {
    this.#options = options;
  }

  /**
   * The tags, such as `de-DE`. The list is fetched if there is none, or if it is more than 30 days old; in that case the old
   * one is returned at once, and the new one the next time. If TMDB does not answer: the stored list, or else the built-in one.
   */
  async list(): Promise<readonly string[]> {
    const kept = this.#read();
    if (kept === null) return (await this.#ask()) ?? BUILT_IN_LANGUAGES;
    if (this.#isOld(kept)) void this.#ask();
    return kept.tags;
  }

  /** Resolves when everything is on disk, as far as the disk lets us. */
  flush(): Promise<void> {
    return this.#options.file.settled();
  }

  #isOld({ fetchedAt }: KeptList): boolean {
    const age = this.#options.clock().getTime() - Date.parse(fetchedAt);
    // A time in the future was written by a wrong clock.
    return !(age >= 0 && age < LONGEST_AGE_MS);
  }

  #read(): KeptList | null {
    if (this.#isRead) return this.#kept;
    this.#isRead = true;
    const content = this.#options.file.read();
    const parsed = keptList.safeParse(content);
    if (parsed.success) this.#kept = parsed.data;
    else if (Object.keys(content).length > 0)
      this.#options.logger.warn('languages.json is not valid; TMDB is asked again');
    return this.#kept;
  }

  /** Asks TMDB, one request at a time. Never rejects; `null` if it does not answer. */
  #ask(): Promise<readonly string[] | null> {
    this.#asking ??= this.#fetch().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #fetch(): Promise<readonly string[] | null> {
    const { tmdb, file, logger } = this.#options;
    try {
      const { value, fetchedAt } = await tmdb.primaryTranslations();
      // Tags that calls would reject cannot be chosen either.
      const kept = { fetchedAt, tags: value.filter(isLanguageTag) };
      if (kept.tags.length === 0) throw new Error('None of them is one');
      this.#kept = kept;
      file.write(kept).catch((error: unknown) => {
        logger.error('languages.json cannot be written', error);
      });
      return kept.tags;
    } catch (error) {
      logger.info('TMDB did not list its languages', error);
      return null;
    }
  }
}

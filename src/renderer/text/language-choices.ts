import { isLanguageTag } from '@shared/domain/address.ts';
import { foldText, hasWords, queryWords } from '@shared/domain/fold-text.ts';

/** A group of languages under a heading. */
export interface LanguageGroup {
  /** Unique among the groups. */
  readonly id: string;
  readonly title: string;
  /** TMDB language tags, such as `de-DE`. */
  readonly tags: readonly string[];
}

/**
 * The groups with the languages that match what was typed: by name, by their own name or by tag. A language appears
 * only in the first group that has it. A well-formed tag that is in no group can be selected too: TMDB may know more
 * languages than it lists.
 */
export function languageChoices(
  groups: readonly LanguageGroup[],
  query: string,
  nameOf: (tag: string) => string,
  typedTitle: string,
): readonly LanguageGroup[] {
  const typed = query.trim();
  const words = queryWords(typed);
  const matches = (tag: string): boolean =>
    hasWords(foldText(`${nameOf(tag)}\n${ownLanguageName(tag)}\n${tag}`), words);
  const seen = new Set<string>();
  const found = groups.map(({ tags, ...group }) => {
    const own = tags.filter((tag) => !seen.has(tag) && matches(tag));
    for (const tag of own) seen.add(tag);
    return { ...group, tags: own };
  });
  const isNew = isLanguageTag(typed) && !seen.has(typed);
  const all = isNew ? [...found, { id: 'typed', title: typedTitle, tags: [typed] }] : found;
  return all.filter(({ tags }) => tags.length > 0);
}

/** A language's name in that language: "Deutsch (Deutschland)" for `de-DE`, "français" for `fr`. */
export function ownLanguageName(tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}

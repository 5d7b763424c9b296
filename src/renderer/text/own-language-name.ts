/** A language's name in that language: "Deutsch (Deutschland)" for `de-DE`, "français" for `fr`. */
export function ownLanguageName(tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
}

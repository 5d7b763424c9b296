const made = new Map<string, Intl.DisplayNames>();

/** A language's name in a language: German, Deutsch, allemand. */
export function languageName(code: string, inLanguage: string): string {
  return namesIn(inLanguage, 'language').of(code) ?? code;
}

/** A country's name in English. */
export function countryName(code: string): string {
  return namesIn('en', 'region').of(code) ?? code;
}

/** Making one takes longer than a whole season. */
function namesIn(language: string, type: Intl.DisplayNamesType): Intl.DisplayNames {
  const key = `${type} ${language}`;
  const names = made.get(key) ?? new Intl.DisplayNames(language, { type });
  made.set(key, names);
  return names;
}

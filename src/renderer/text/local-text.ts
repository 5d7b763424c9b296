/** A text as it is shown. */
export interface ShownText {
  readonly text: string;
  /** TMDB had none in the requested language, so this is the English text: label it (ui/EnglishMark.svelte). */
  readonly isEnglish: boolean;
}

/** The text in the requested language, otherwise the English one; `''` if TMDB has neither. */
export function pickText(own: string, english: string | undefined): ShownText {
  if (own.trim() !== '' || english === undefined) return { text: own, isEnglish: false };
  return { text: english, isEnglish: english !== '' };
}

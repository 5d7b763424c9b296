/** A text as it is shown. */
export interface ShownText {
  readonly text: string;
  /** TMDB had none in the language asked for, so this is the English one: mark it (ui/EnglishMark.svelte). */
  readonly isEnglish: boolean;
}

/** The text in the language asked for, else the English one; `''` where TMDB has neither. */
export function pickText(own: string, english: string | undefined): ShownText {
  if (own.trim() !== '' || english === undefined) return { text: own, isEnglish: false };
  return { text: english, isEnglish: english !== '' };
}

/** The fonts that the sheets use. */
export const PRINT_FONTS = [
  '400 1em "Inter Variable"',
  '600 1em "Inter Variable"',
  '400 1em "Instrument Serif"',
];

/**
 * Loads the subsets of our fonts that a text needs. The page loads them as it renders, but print-only content is not
 * rendered until it is too late.
 */
export async function loadPrintFonts(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  await Promise.all(PRINT_FONTS.map((face) => document.fonts.load(face, letters)));
}

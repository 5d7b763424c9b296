/** The faces that PrintSheet.svelte sets its text in. */
const FACES = ['400 1em "Inter Variable"', '600 1em "Inter Variable"', '400 1em "Instrument Serif"'];

/**
 * Loads the parts of our fonts that a text needs. The page loads them as it draws, but what stands there for paper alone
 * is not drawn before it is too late.
 */
export async function loadPrintFonts(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  await Promise.all(FACES.map((face) => document.fonts.load(face, letters)));
}

/** The name that was probably meant by a word: one that it begins, or with a letter or two of it mistyped. */
export function nearest(word: string, names: readonly string[]): string | null {
  const typed = word.toLowerCase();
  const [best] = names
    .map((name) => ({ name, distance: name.startsWith(typed) ? 0 : distanceOf(typed, name) }))
    .filter(({ name, distance }) => distance <= Math.min(2, name.length / 3))
    .toSorted((a, b) => a.distance - b.distance);
  return best?.name ?? null;
}

/** How many letters must be added, removed or replaced (Levenshtein's distance). */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [at, letter] of Array.from(from).entries()) {
    const next = [at + 1];
    for (const [index, other] of Array.from(to).entries())
      next.push(
        Math.min(
          (row[index + 1] ?? 0) + 1,
          (next[index] ?? 0) + 1,
          (row[index] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

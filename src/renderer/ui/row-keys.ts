/** The row a key leads to from the current one (-1 for none), or `null` for a key that leads nowhere. */
export function nextRow(key: string, current: number, count: number, pageRows: number): number | null {
  const target = targetOf(key, current, count, pageRows);
  if (target === null || count === 0) return null;
  return Math.min(Math.max(0, target), count - 1);
}

function targetOf(key: string, current: number, count: number, pageRows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current - 1;
    case 'PageDown':
      return current + pageRows;
    case 'PageUp':
      return current - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

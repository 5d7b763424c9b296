/** What a navigation key means in every list, table, tree and grid of the window. */
export interface Move {
  /** By one row, by as many rows as are visible, by one column, or to the first or last. */
  readonly by: 'row' | 'page' | 'column' | 'end';
  /** 1: down, in reading direction, or to the last. */
  readonly step: -1 | 1;
}

/** The move of a key; `null` for one that does not move. Arrow keys move in the direction they point, also from right to left. */
export function moveOf(key: string, isRightToLeft = false): Move | null {
  switch (key) {
    case 'ArrowDown':
      return { by: 'row', step: 1 };
    case 'ArrowUp':
      return { by: 'row', step: -1 };
    case 'PageDown':
      return { by: 'page', step: 1 };
    case 'PageUp':
      return { by: 'page', step: -1 };
    case 'ArrowRight':
      return { by: 'column', step: isRightToLeft ? -1 : 1 };
    case 'ArrowLeft':
      return { by: 'column', step: isRightToLeft ? 1 : -1 };
    case 'Home':
      return { by: 'end', step: -1 };
    case 'End':
      return { by: 'end', step: 1 };
    default:
      return null;
  }
}

/** The row of a single column that a key leads to from the current one (-1 for none); `null` where it leads nowhere. */
export function nextRow(key: string, current: number, count: number, pageRows: number): number | null {
  const move = moveOf(key);
  if (move === null || move.by === 'column' || count === 0) return null;
  if (move.by === 'end') return move.step === 1 ? count - 1 : 0;
  const target = current + move.step * (move.by === 'page' ? pageRows : 1);
  return Math.min(Math.max(0, target), count - 1);
}

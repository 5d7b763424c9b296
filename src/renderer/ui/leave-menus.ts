const LEAVE = 'leavemenus';

/** Closes every open menu and popover: another page, or a dialog, takes their place. The focus returns to what opened them. */
export function leaveMenus(): void {
  document.dispatchEvent(new Event(LEAVE));
}

/** Calls `close` on each {@link leaveMenus}. Returns an unsubscribe function. */
export function onMenusLeft(close: () => void): () => void {
  document.addEventListener(LEAVE, close);
  return () => document.removeEventListener(LEAVE, close);
}

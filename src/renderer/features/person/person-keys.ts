/** Where a key means what is typed or chosen there, and not the next person. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';

/** The step that a key asks for: Alt and the arrows up and down, or J and K; `null` for all others. */
export function stepOf(event: KeyboardEvent): -1 | 1 | null {
  const { key, altKey, ctrlKey, metaKey, target } = event;
  if (ctrlKey || metaKey || event.defaultPrevented) return null;
  if (target instanceof Element && target.closest(OWN_KEYS) !== null) return null;
  if (altKey) return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
  const letter = key.toLowerCase();
  return letter === 'j' ? 1 : letter === 'k' ? -1 : null;
}

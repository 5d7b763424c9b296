/** The step that a key asks for: `[` and `]`; `null` for all others, and where something is typed. */
export function stepOfBracket(event: KeyboardEvent): 'previous' | 'next' | null {
  const { key, target, isComposing, defaultPrevented } = event;
  // Many keyboards have the brackets behind AltGr, which some systems report as Ctrl and Alt.
  const isModified =
    event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'));
  if (isComposing || defaultPrevented || isModified) return null;
  const typing =
    'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';
  if (target instanceof Element && target.closest(typing) !== null) return null;
  return key === '[' ? 'previous' : key === ']' ? 'next' : null;
}

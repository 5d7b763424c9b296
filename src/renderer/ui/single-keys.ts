/** Elements in which a key types or selects something. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';

/** What a single key asks for. */
export type SingleKeyStep = 'previous-person' | 'next-person' | 'previous' | 'next';

const SINGLE_KEYS: Readonly<Record<string, SingleKeyStep>> = {
  j: 'next-person',
  k: 'previous-person',
  '[': 'previous',
  ']': 'next',
};

/**
 * The action of a key without modifiers: J and K, the next and previous person; `[` and `]`, the previous and next season
 * or episode. `null` for all others, and in text fields.
 * @param areOn whether the reader has these keys turned on (WCAG 2.1.4)
 */
export function singleKeyStep(event: KeyboardEvent, areOn: boolean): SingleKeyStep | null {
  // On many keyboards, brackets need AltGr, which some systems report as Ctrl and Alt.
  const isModified =
    event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'));
  if (!areOn || isModified || isElsewhere(event)) return null;
  return SINGLE_KEYS[event.key.toLowerCase()] ?? null;
}

/** The step to another person for Alt with the up or down arrow, which always works. */
export function altArrowStep(event: KeyboardEvent): SingleKeyStep | null {
  const { key, altKey, ctrlKey, metaKey } = event;
  if (!altKey || ctrlKey || metaKey || isElsewhere(event)) return null;
  return key === 'ArrowDown' ? 'next-person' : key === 'ArrowUp' ? 'previous-person' : null;
}

function isElsewhere({ target, defaultPrevented }: KeyboardEvent): boolean {
  return defaultPrevented || (target instanceof Element && target.closest(OWN_KEYS) !== null);
}

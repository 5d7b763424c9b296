/** How long typed letters wait for their field, in milliseconds. */
const LONGEST_WAIT = 3_000;

/** The collectors of typed letters, by document, with a function that stops them. */
const waiting = new WeakMap<Document, () => string>();

/** Collects the letters typed from now on for a field that is still loading: {@link takeTyped}. */
export function keepTyping(document: Document): void {
  takeTyped(document);
  let text = '';
  const note = (event: KeyboardEvent): void => {
    // A focused field receives them itself.
    if (document.activeElement?.matches('input, textarea') === true) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === 'Backspace') text = text.slice(0, -1);
    else if (Array.from(event.key).length === 1) text += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const end = (): string => {
    clearTimeout(timer);
    waiting.delete(document);
    document.defaultView?.removeEventListener('keydown', note, { capture: true });
    return text;
  };
  const timer = setTimeout(end, LONGEST_WAIT);
  waiting.set(document, end);
  document.defaultView?.addEventListener('keydown', note, { capture: true });
}

/** The text typed since {@link keepTyping}; `''` for none. */
export function takeTyped(document: Document): string {
  return waiting.get(document)?.() ?? '';
}

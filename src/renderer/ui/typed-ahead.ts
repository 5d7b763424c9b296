/** So long, in milliseconds, letters wait for their field. */
const LONGEST_WAIT = 3_000;

/** What takes the letters of a document whose field is still to come, and ends that. */
const waiting = new WeakMap<Document, () => string>();

/** Keeps the letters that are typed from now on for a field that is being loaded: {@link takeTyped}. */
export function keepTyping(document: Document): void {
  takeTyped(document);
  let text = '';
  const note = (event: KeyboardEvent): void => {
    // A field that has the focus takes them itself.
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

/** What has been typed since {@link keepTyping}; `''` for nothing. */
export function takeTyped(document: Document): string {
  return waiting.get(document)?.() ?? '';
}

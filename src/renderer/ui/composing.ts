/**
 * Keeps keys that an input method is using to compose a word, in Japanese or Chinese for instance, from every key handler
 * of the window, those of libraries too, so that none can forget them. What they do in the field itself stays. Returns an
 * unsubscribe function.
 */
export function guardComposing(window: Window): () => void {
  const guard = (event: KeyboardEvent): void => {
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', guard, { capture: true });
  return () => window.removeEventListener('keydown', guard, { capture: true });
}

/** Enter and Escape then mean the word, not the window. */
function isComposing(event: KeyboardEvent): boolean {
  // The key that begins or ends a word comes without the flag in some browsers, but always as 229.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells: https://github.com/w3c/uievents/issues/202
  return event.isComposing || event.keyCode === 229;
}

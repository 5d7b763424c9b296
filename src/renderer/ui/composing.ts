/**
 * Keeps keys that an input method uses to compose a word (in Japanese or Chinese, for example) from every key handler in the
 * window, including those of libraries, so that no handler can forget to check. They still work in the field itself. Returns
 * an unsubscribe function.
 */
export function guardComposing(window: Window): () => void {
  const guard = (event: KeyboardEvent): void => {
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', guard, { capture: true });
  return () => window.removeEventListener('keydown', guard, { capture: true });
}

/** While composing, Enter and Escape are meant for the word, not for the window. */
function isComposing(event: KeyboardEvent): boolean {
  // The key that begins or ends a word comes without the flag in some browsers, but always as 229.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells: https://github.com/w3c/uievents/issues/202
  return event.isComposing || event.keyCode === 229;
}

/**
 * True for a key that an input method is using to compose a word, in Japanese or Chinese for instance: Enter and Escape
 * then mean the word, not the window. Every handler of keys in a field begins with it.
 */
export function isComposing(event: KeyboardEvent): boolean {
  // The key that begins or ends a word comes without the flag in some browsers, but always as 229.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells: https://github.com/w3c/uievents/issues/202
  return event.isComposing || event.keyCode === 229;
}

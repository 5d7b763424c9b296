declare const content: unique symbol;

/**
 * JSON text of a `T`. Large answers cross the bridge as a string, which takes a fifth of the time of an object
 * cloned through contextBridge: docs/adr/0005-json-text-across-the-bridge.md.
 */
export type JsonText<T> = string & { readonly [content]: T };

/** Serializes `value`, remembering its type. */
export function toJsonText<T>(value: T): JsonText<T> {
  return narrow(JSON.stringify(value)) as JsonText<T>;
}

/** Concatenates lists without parsing them. */
export function joinJsonTexts<T>(lists: readonly JsonText<readonly T[]>[]): JsonText<readonly T[]> {
  const items = lists.map((list) => list.slice(1, -1)).filter((text) => text !== '');
  return `[${items.join(',')}]` as JsonText<readonly T[]>;
}

/** Parses the result of {@link toJsonText}. Only for text created by this program. */
export function fromJsonText<T>(text: JsonText<T>): T {
  return JSON.parse(text) as T;
}

/**
 * The same JSON with each character above U+00FF escaped. A single one would make the engine store, and copy between
 * processes, two bytes for each character of the text.
 */
function narrow(json: string): string {
  return json.replace(/[\u0100-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

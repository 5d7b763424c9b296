declare const content: unique symbol;

/**
 * JSON text of a `T`. Large answers cross the bridge as one string, which costs a fifth of an object cloned
 * through contextBridge: docs/adr/0005-json-text-across-the-bridge.md.
 */
export type JsonText<T> = string & { readonly [content]: T };

/** Serialises `value`, remembering its type. */
export function toJsonText<T>(value: T): JsonText<T> {
  return JSON.stringify(value) as JsonText<T>;
}

/** Parses what {@link toJsonText} made. Only for text that comes from this program. */
export function fromJsonText<T>(text: JsonText<T>): T {
  return JSON.parse(text) as T;
}

declare const content: unique symbol;

/** Deflated JSON of a `T`, in zlib's format. The window inflates it faster than it could be copied to it inflated. */
export type Deflated<T> = Uint8Array<ArrayBuffer> & { readonly [content]: T };

/**
 * Inflates and parses what main has deflated (src/main/library/make-rows.ts). Rejects when the bytes are damaged.
 * The stream is read by hand: `Response` and `Blob` would each take it over once more, at five times the cost.
 */
export async function inflateJson<T>(bytes: Deflated<T>): Promise<T> {
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  const [text] = await Promise.all([readText(readable), written]);
  return JSON.parse(text) as T;
}

async function readText(stream: ReadableStream): Promise<string> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

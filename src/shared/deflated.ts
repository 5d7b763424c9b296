declare const content: unique symbol;

/** Deflated JSON of a `T`, in zlib format. Inflating it in the window is faster than copying the inflated text there. */
export type Deflated<T> = Uint8Array<ArrayBuffer> & { readonly [content]: T };

/**
 * Inflates and parses what main has deflated (src/main/library/make-rows.ts). Rejects if the bytes are damaged.
 * The stream is read by hand: going through `Response` or `Blob` copies the data again and takes five times as long.
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

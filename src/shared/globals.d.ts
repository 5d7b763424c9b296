/**
 * What shared code may use beyond ECMAScript: what Node and browsers have in common.
 * Main and the window bring their own, fuller types; this file belongs to this folder's tsconfig only.
 */
declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly searchParams: { get(name: string): string | null };
}

declare class DecompressionStream {
  constructor(format: 'deflate');
  readonly readable: ReadableStream;
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> };
  };
}

interface ReadableStream {
  getReader(): {
    read(): Promise<
      | { readonly done: false; readonly value: Uint8Array }
      | { readonly done: true; readonly value?: undefined }
    >;
  };
}

declare class TextDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}

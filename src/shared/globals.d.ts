/**
 * What shared code may use beyond ECMAScript: the part of URL that Node and the browser have in common.
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

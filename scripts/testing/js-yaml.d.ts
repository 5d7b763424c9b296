/** The one function that is used of a package that comes without types. */
declare module 'js-yaml' {
  /** @throws Error with line and column where the text is no YAML. */
  export function load(text: string): unknown;
}

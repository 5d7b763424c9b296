export { default } from "./++PersonLibrary.svelte.ts";
export * from "./++PersonLibrary.svelte.ts";

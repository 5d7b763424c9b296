export { default } from "./++LibraryList.svelte.ts";
export * from "./++LibraryList.svelte.ts";

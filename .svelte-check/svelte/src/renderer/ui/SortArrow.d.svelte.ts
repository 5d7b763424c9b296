export { default } from "./++SortArrow.svelte.ts";
export * from "./++SortArrow.svelte.ts";

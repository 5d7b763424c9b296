export { default } from "./++SortHeading.svelte.ts";
export * from "./++SortHeading.svelte.ts";

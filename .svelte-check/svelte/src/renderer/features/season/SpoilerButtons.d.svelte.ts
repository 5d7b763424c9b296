export { default } from "./++SpoilerButtons.svelte.ts";
export * from "./++SpoilerButtons.svelte.ts";

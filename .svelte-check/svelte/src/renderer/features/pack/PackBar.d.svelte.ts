export { default } from "./++PackBar.svelte.ts";
export * from "./++PackBar.svelte.ts";

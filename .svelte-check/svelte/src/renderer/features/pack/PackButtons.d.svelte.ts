export { default } from "./++PackButtons.svelte.ts";
export * from "./++PackButtons.svelte.ts";

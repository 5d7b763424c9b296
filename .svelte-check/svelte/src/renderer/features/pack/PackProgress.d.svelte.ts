export { default } from "./++PackProgress.svelte.ts";
export * from "./++PackProgress.svelte.ts";

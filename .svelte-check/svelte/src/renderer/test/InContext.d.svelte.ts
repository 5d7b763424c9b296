export { default } from "./++InContext.svelte.ts";
export * from "./++InContext.svelte.ts";

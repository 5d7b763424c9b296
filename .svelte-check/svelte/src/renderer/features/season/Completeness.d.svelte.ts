export { default } from "./++Completeness.svelte.ts";
export * from "./++Completeness.svelte.ts";

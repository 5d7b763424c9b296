export { default } from "./++Resizer.svelte.ts";
export * from "./++Resizer.svelte.ts";

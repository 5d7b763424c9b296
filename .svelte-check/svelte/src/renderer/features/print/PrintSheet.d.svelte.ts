export { default } from "./++PrintSheet.svelte.ts";
export * from "./++PrintSheet.svelte.ts";

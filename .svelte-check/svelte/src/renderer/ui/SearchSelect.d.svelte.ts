export { default } from "./++SearchSelect.svelte.ts";
export * from "./++SearchSelect.svelte.ts";

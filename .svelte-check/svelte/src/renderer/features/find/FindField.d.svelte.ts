export { default } from "./++FindField.svelte.ts";
export * from "./++FindField.svelte.ts";

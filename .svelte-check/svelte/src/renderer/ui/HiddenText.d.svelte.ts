export { default } from "./++HiddenText.svelte.ts";
export * from "./++HiddenText.svelte.ts";

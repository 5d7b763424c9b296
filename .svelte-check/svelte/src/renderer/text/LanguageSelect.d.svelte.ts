export { default } from "./++LanguageSelect.svelte.ts";
export * from "./++LanguageSelect.svelte.ts";

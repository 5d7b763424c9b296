export { default } from "./++LanguageSetting.svelte.ts";
export * from "./++LanguageSetting.svelte.ts";

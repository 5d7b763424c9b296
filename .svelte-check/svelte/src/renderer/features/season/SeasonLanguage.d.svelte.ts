export { default } from "./++SeasonLanguage.svelte.ts";
export * from "./++SeasonLanguage.svelte.ts";

export { default } from "./++KeepSeasons.svelte.ts";
export * from "./++KeepSeasons.svelte.ts";

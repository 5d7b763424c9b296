export { default } from "./++PersonSeason.svelte.ts";
export * from "./++PersonSeason.svelte.ts";

export { default } from "./++EpisodesSection.svelte.ts";
export * from "./++EpisodesSection.svelte.ts";

export { default } from "./++EpisodeGrid.svelte.ts";
export * from "./++EpisodeGrid.svelte.ts";

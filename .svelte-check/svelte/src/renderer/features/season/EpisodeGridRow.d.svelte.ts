export { default } from "./++EpisodeGridRow.svelte.ts";
export * from "./++EpisodeGridRow.svelte.ts";

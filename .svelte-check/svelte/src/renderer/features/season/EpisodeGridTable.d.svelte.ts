export { default } from "./++EpisodeGridTable.svelte.ts";
export * from "./++EpisodeGridTable.svelte.ts";

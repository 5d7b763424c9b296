export { default } from "./++EpisodeGridHead.svelte.ts";
export * from "./++EpisodeGridHead.svelte.ts";

export { default } from "./++SeriesPlace.svelte.ts";
export * from "./++SeriesPlace.svelte.ts";

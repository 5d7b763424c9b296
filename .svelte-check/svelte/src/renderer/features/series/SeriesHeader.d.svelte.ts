export { default } from "./++SeriesHeader.svelte.ts";
export * from "./++SeriesHeader.svelte.ts";

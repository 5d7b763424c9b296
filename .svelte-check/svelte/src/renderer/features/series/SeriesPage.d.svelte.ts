export { default } from "./++SeriesPage.svelte.ts";
export * from "./++SeriesPage.svelte.ts";

export { default } from "./++OverviewRow.svelte.ts";
export * from "./++OverviewRow.svelte.ts";

export { default } from "./++OverviewTable.svelte.ts";
export * from "./++OverviewTable.svelte.ts";

export { default } from "./++OverviewToolbar.svelte.ts";
export * from "./++OverviewToolbar.svelte.ts";

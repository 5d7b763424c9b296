export { default } from "./++OverviewPage.svelte.ts";
export * from "./++OverviewPage.svelte.ts";

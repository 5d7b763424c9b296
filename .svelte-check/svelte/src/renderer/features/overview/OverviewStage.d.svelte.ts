export { default } from "./++OverviewStage.svelte.ts";
export * from "./++OverviewStage.svelte.ts";

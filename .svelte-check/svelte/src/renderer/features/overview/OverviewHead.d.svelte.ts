export { default } from "./++OverviewHead.svelte.ts";
export * from "./++OverviewHead.svelte.ts";

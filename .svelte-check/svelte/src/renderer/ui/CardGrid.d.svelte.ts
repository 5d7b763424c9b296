export { default } from "./++CardGrid.svelte.ts";
export * from "./++CardGrid.svelte.ts";

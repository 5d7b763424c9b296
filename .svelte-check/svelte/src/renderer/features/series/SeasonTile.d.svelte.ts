export { default } from "./++SeasonTile.svelte.ts";
export * from "./++SeasonTile.svelte.ts";

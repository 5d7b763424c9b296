export { default } from "./++SeasonPage.svelte.ts";
export * from "./++SeasonPage.svelte.ts";

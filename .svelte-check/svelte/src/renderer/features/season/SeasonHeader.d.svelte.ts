export { default } from "./++SeasonHeader.svelte.ts";
export * from "./++SeasonHeader.svelte.ts";

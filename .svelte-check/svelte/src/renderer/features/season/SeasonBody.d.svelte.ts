export { default } from "./++SeasonBody.svelte.ts";
export * from "./++SeasonBody.svelte.ts";

export { default } from "./++ChooseSeasons.svelte.ts";
export * from "./++ChooseSeasons.svelte.ts";

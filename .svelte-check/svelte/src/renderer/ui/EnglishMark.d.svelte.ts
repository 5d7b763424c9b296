export { default } from "./++EnglishMark.svelte.ts";
export * from "./++EnglishMark.svelte.ts";

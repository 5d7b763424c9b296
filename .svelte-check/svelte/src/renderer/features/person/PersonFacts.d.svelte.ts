export { default } from "./++PersonFacts.svelte.ts";
export * from "./++PersonFacts.svelte.ts";

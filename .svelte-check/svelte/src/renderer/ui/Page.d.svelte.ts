export { default } from "./++Page.svelte.ts";
export * from "./++Page.svelte.ts";

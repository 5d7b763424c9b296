export { default } from "./++IconChoice.svelte.ts";
export * from "./++IconChoice.svelte.ts";

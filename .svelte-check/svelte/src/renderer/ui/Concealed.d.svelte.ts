export { default } from "./++Concealed.svelte.ts";
export * from "./++Concealed.svelte.ts";

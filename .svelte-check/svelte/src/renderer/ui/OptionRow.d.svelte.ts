export { default } from "./++OptionRow.svelte.ts";
export * from "./++OptionRow.svelte.ts";

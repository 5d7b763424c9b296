export { default } from "./++OptionList.svelte.ts";
export * from "./++OptionList.svelte.ts";

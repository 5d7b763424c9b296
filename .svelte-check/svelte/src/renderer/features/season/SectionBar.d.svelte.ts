export { default } from "./++SectionBar.svelte.ts";
export * from "./++SectionBar.svelte.ts";

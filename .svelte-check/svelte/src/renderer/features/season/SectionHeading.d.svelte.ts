export { default } from "./++SectionHeading.svelte.ts";
export * from "./++SectionHeading.svelte.ts";

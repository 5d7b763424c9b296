export { default } from "./++FacetList.svelte.ts";
export * from "./++FacetList.svelte.ts";

export { default } from "./++FacetsChosen.svelte.ts";
export * from "./++FacetsChosen.svelte.ts";

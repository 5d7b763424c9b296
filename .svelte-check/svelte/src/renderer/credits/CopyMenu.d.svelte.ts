export { default } from "./++CopyMenu.svelte.ts";
export * from "./++CopyMenu.svelte.ts";

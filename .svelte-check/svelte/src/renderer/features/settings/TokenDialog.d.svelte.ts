export { default } from "./++TokenDialog.svelte.ts";
export * from "./++TokenDialog.svelte.ts";

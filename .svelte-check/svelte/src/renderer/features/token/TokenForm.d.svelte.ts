export { default } from "./++TokenForm.svelte.ts";
export * from "./++TokenForm.svelte.ts";

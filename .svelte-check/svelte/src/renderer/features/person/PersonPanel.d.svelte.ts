export { default } from "./++PersonPanel.svelte.ts";
export * from "./++PersonPanel.svelte.ts";

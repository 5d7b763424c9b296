export { default } from "./++PackPanel.svelte.ts";
export * from "./++PackPanel.svelte.ts";

export { default } from "./++Sidebar.svelte.ts";
export * from "./++Sidebar.svelte.ts";

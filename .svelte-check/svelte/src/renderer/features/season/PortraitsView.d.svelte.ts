export { default } from "./++PortraitsView.svelte.ts";
export * from "./++PortraitsView.svelte.ts";

export { default } from "./++PackStage.svelte.ts";
export * from "./++PackStage.svelte.ts";

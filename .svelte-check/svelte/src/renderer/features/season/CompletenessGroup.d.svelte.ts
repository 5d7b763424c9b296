export { default } from "./++CompletenessGroup.svelte.ts";
export * from "./++CompletenessGroup.svelte.ts";

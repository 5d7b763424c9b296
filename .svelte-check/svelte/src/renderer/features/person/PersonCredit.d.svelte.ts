export { default } from "./++PersonCredit.svelte.ts";
export * from "./++PersonCredit.svelte.ts";

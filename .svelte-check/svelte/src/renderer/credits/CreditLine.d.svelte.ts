export { default } from "./++CreditLine.svelte.ts";
export * from "./++CreditLine.svelte.ts";

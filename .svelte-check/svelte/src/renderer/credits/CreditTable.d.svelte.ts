export { default } from "./++CreditTable.svelte.ts";
export * from "./++CreditTable.svelte.ts";

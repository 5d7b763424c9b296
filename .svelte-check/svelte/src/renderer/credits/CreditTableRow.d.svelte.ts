export { default } from "./++CreditTableRow.svelte.ts";
export * from "./++CreditTableRow.svelte.ts";

export { default } from "./++CreditTableHead.svelte.ts";
export * from "./++CreditTableHead.svelte.ts";

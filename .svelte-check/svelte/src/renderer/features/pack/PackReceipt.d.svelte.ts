export { default } from "./++PackReceipt.svelte.ts";
export * from "./++PackReceipt.svelte.ts";

export { default } from "./++ToastList.svelte.ts";
export * from "./++ToastList.svelte.ts";

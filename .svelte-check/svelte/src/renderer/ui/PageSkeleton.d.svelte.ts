export { default } from "./++PageSkeleton.svelte.ts";
export * from "./++PageSkeleton.svelte.ts";

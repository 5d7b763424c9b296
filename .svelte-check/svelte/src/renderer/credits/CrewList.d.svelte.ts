export { default } from "./++CrewList.svelte.ts";
export * from "./++CrewList.svelte.ts";

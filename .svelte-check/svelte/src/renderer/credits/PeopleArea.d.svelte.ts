export { default } from "./++PeopleArea.svelte.ts";
export * from "./++PeopleArea.svelte.ts";

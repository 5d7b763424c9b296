export { default } from "./++PeopleGrid.svelte.ts";
export * from "./++PeopleGrid.svelte.ts";

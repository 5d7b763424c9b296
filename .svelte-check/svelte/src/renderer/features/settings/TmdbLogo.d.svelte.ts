export { default } from "./++TmdbLogo.svelte.ts";
export * from "./++TmdbLogo.svelte.ts";

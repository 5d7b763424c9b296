export { default } from "./++WelcomePage.svelte.ts";
export * from "./++WelcomePage.svelte.ts";

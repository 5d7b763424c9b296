export { default } from "./++SettingsPage.svelte.ts";
export * from "./++SettingsPage.svelte.ts";

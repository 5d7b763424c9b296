export { default } from "./++ShortcutsDialog.svelte.ts";
export * from "./++ShortcutsDialog.svelte.ts";

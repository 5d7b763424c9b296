export { default } from "./++SettingRow.svelte.ts";
export * from "./++SettingRow.svelte.ts";

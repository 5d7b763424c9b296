export { default } from "./++ClearSetting.svelte.ts";
export * from "./++ClearSetting.svelte.ts";

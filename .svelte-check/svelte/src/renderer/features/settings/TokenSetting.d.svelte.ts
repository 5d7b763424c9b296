export { default } from "./++TokenSetting.svelte.ts";
export * from "./++TokenSetting.svelte.ts";

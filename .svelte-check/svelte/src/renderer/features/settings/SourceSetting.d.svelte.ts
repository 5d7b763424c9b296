export { default } from "./++SourceSetting.svelte.ts";
export * from "./++SourceSetting.svelte.ts";

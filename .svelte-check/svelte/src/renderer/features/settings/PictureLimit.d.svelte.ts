export { default } from "./++PictureLimit.svelte.ts";
export * from "./++PictureLimit.svelte.ts";

export { default } from "./++NoteStage.svelte.ts";
export * from "./++NoteStage.svelte.ts";

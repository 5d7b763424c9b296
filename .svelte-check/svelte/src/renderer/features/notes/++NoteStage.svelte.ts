///<reference types="svelte" />
;
import NoteField from './NoteField.svelte';
function $$render() {

  

  let isShown = $state(true);
;
async () => {


 { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => (isShown = false),});  }
if(isShown){ { const $$_dleiFetoN0C = __sveltets_2_ensureComponent(NoteField); new $$_dleiFetoN0C({ target: __sveltets_2_any(), props: {  "noteKey":{ seriesId: 1396, seasonNumber: 1 },}});}}
};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const NoteStage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type NoteStage__SvelteComponent_ = ReturnType<typeof NoteStage__SvelteComponent_>;
/*Ωignore_endΩ*/export default NoteStage__SvelteComponent_;
///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
;

  interface Props {
    title: string;
    hint: string;
    /** Gets the ids of the title and the hint, to be named by them. */
    control: Snippet<[labelledby: string, describedby: string]>;
  };function $$render() {

  


  let { title, hint, control }: Props = $props();

  const id = $props.id();
;
async () => {

 { svelteHTML.createElement("div", { "class":`row`,});
   { svelteHTML.createElement("div", { "class":`text`,});
     { svelteHTML.createElement("h3", { "id":`${id}-title`,});title; }
     { svelteHTML.createElement("p", {   "id":`${id}-hint`,"class":`selectable`,});hint; }
   }
  ;__sveltets_2_ensureSnippet(control(`${id}-title`, `${id}-hint`));
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SettingRow__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SettingRow__SvelteComponent_ = ReturnType<typeof SettingRow__SvelteComponent_>;
/*Ωignore_endΩ*/export default SettingRow__SvelteComponent_;
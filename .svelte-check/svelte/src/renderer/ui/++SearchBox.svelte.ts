///<reference types="svelte" />
;
import Search from '@lucide/svelte/icons/search';
import type { Snippet } from 'svelte';
;

  interface Props {
    /** The field, and what stands behind it. */
    children: Snippet;
  };function $$render() {

  
  


  let { children }: Props = $props();
;
async () => {

 { svelteHTML.createElement("div", { "class":`box`,});
   { const $$_hcraeS1C = __sveltets_2_ensureComponent(Search); new $$_hcraeS1C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
  ;__sveltets_2_ensureSnippet(children());
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SearchBox__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SearchBox__SvelteComponent_ = ReturnType<typeof SearchBox__SvelteComponent_>;
/*Ωignore_endΩ*/export default SearchBox__SvelteComponent_;
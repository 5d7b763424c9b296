///<reference types="svelte" />
;
import Marked from '../search/Marked.svelte';
import type { LinePart } from '../text/roles-text.ts';
;

  interface Props {
    line: readonly LinePart[];
    /** What to mark. */
    query: string;
  };function $$render() {

  
  


  let { line, query }: Props = $props();
;
async () => {


 { svelteHTML.createElement("bdi", {});
      for(let { text, isFound } of __sveltets_2_ensureArray(line)){let index = 1;index;if(isFound){ { const $$_dekraM1C = __sveltets_2_ensureComponent(Marked); new $$_dekraM1C({ target: __sveltets_2_any(), props: {   text,query,}});}}else{text;}}
 }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CreditLine__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CreditLine__SvelteComponent_ = ReturnType<typeof CreditLine__SvelteComponent_>;
/*Ωignore_endΩ*/export default CreditLine__SvelteComponent_;
///<reference types="svelte" />
;
import X from '@lucide/svelte/icons/x';
import { facetKey, type Facet } from '@shared/domain/credit-facets.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { facetSentence } from './facet-label.ts';
;

  interface Props {
    chosen: readonly Facet[];
    onremove: (facet: Facet) => void;
    onclear: () => void;
  };function $$render() {

  
  
  
  


  let { chosen, onremove, onclear }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.facets);
  let list = $state<HTMLUListElement>();

  /** The button that had the focus goes away: its neighbour takes it. */
  function remove(facet: Facet, index: number): void {
    const buttons = list?.querySelectorAll('button');
    (buttons?.[index + 1] ?? buttons?.[index - 1])?.focus();
    onremove(facet);
  }
;
async () => {


 { const $$_ul0 = svelteHTML.createElement("ul", {   "aria-label":m.button,});list = $$_ul0;
      for(let facet of __sveltets_2_ensureArray(chosen)){let index = 1;facetKey(facet);
    const label = facetSentence(facet, texts);
     { svelteHTML.createElement("li", {});
       { svelteHTML.createElement("button", {     "type":`button`,"aria-label":m.remove(label),"onclick":() => remove(facet, index),});
         { svelteHTML.createElement("bdi", {});label; }
         { const $$_X3C = __sveltets_2_ensureComponent(X); new $$_X3C({ target: __sveltets_2_any(), props: {    "size":13,"aria-hidden":`true`,}});}
       }
     }
  }
  if(chosen.length > 1){
     { svelteHTML.createElement("li", {}); { svelteHTML.createElement("button", {     "type":`button`,"class":`clear`,"onclick":onclear,});m.clear; } }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const FacetsChosen__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type FacetsChosen__SvelteComponent_ = ReturnType<typeof FacetsChosen__SvelteComponent_>;
/*Ωignore_endΩ*/export default FacetsChosen__SvelteComponent_;
///<reference types="svelte" />
;
import type { FacetCount } from '@shared/domain/count-facets.ts';
import { FACET_KINDS, facetKey, type Facet } from '@shared/domain/credit-facets.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import { facetLabel } from './facet-label.ts';
;

  interface Props {
    chosen: readonly Facet[];
    /** All there are to choose from. */
    counts: readonly FacetCount[];
    ontoggle: (facet: Facet) => void;
    onclear: () => void;
  };function $$render() {

  
  
  
  
  


  let { chosen, counts, ontoggle, onclear }: Props = $props();

  const id = $props.id();
  const texts = getTexts();
  const m = $derived(texts.m.facets);
  const keys = $derived(new Set(chosen.map(facetKey)));

  let list = $state<HTMLElement>();

  const ofKind = (kind: Facet['kind']): readonly FacetCount[] =>
    counts.filter(({ facet }) => facet.kind === kind);

  /** The button that clears has nothing more to do then, and gives the focus back to the first value. */
  function clear(): void {
    onclear();
    list?.querySelector('button')?.focus();
  }
;
async () => {


 { const $$_div0 = svelteHTML.createElement("div", {   "class":`list`,});list = $$_div0;
     for(let kind of __sveltets_2_ensureArray(FACET_KINDS)){kind;
    const values = ofKind(kind);
    if(values.length > 0){
       { svelteHTML.createElement("div", {   "role":`group`,"aria-labelledby":`${id}-${kind}`,});
         { svelteHTML.createElement("h3", { "id":`${id}-${kind}`,});m.kinds[kind]; }
         { svelteHTML.createElement("div", { "class":`values`,});
             for(let { facet, count } of __sveltets_2_ensureArray(values)){facetKey(facet);
            const isChosen = keys.has(facetKey(facet));
             { svelteHTML.createElement("button", {         "type":`button`,"aria-pressed":isChosen,"disabled":count === 0 && !isChosen,"onclick":() => ontoggle(facet),});
              facetLabel(facet, texts);  { svelteHTML.createElement("span", { "class":`count`,});texts.number(count); }
             }
          }
         }
       }
    }
  }
   { svelteHTML.createElement("div", { "class":`foot`,});
     { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"disabled":chosen.length === 0,"onclick":clear,}});m.clear; Button}
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const FacetList__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type FacetList__SvelteComponent_ = ReturnType<typeof FacetList__SvelteComponent_>;
/*Ωignore_endΩ*/export default FacetList__SvelteComponent_;
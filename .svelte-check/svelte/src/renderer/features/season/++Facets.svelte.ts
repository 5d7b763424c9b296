///<reference types="svelte" />
;
import ListFilter from '@lucide/svelte/icons/list-filter';
import { Popover } from 'bits-ui';
import type { FacetCount } from '@shared/domain/count-facets.ts';
import type { Facet } from '@shared/domain/credit-facets.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import FacetList from './FacetList.svelte';
;

  interface Props {
    chosen: readonly Facet[];
    /** All there are to choose from; read only while they are in sight. */
    counts: readonly FacetCount[];
    ontoggle: (facet: Facet) => void;
    onclear: () => void;
  };function $$render() {

  
  
  
  
  
  


  let { chosen, counts, ontoggle, onclear }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.facets);
;
async () => {

 { const $$_tooR_revopoP0C = __sveltets_2_ensureComponent(Popover.Root); new $$_tooR_revopoP0C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
   { const $$_reggirT_revopoP1C = __sveltets_2_ensureComponent(Popover.Trigger); new $$_reggirT_revopoP1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":`facets-trigger`,"aria-label":chosen.length === 0 ? m.button : m.chosen(chosen.length),}});
     { const $$_retliFtsiL2C = __sveltets_2_ensureComponent(ListFilter); new $$_retliFtsiL2C({ target: __sveltets_2_any(), props: {    "size":16,"aria-hidden":`true`,}});}
     { svelteHTML.createElement("span", { "class":`facets-word`,});m.button; }
    if(chosen.length > 0){ { svelteHTML.createElement("span", { "class":`facets-number`,});texts.number(chosen.length); }}
   Popover.Trigger}
  
   { const $$_latroP_revopoP1C = __sveltets_2_ensureComponent(Popover.Portal); new $$_latroP_revopoP1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
     { const $$_tnetnoC_revopoP2C = __sveltets_2_ensureComponent(Popover.Content); new $$_tnetnoC_revopoP2C({ target: __sveltets_2_any(), props: {               children:() => { return __sveltets_2_any(0); },"class":`facets`,"role":`dialog`,"dir":document.dir === 'rtl' ? 'rtl' : 'ltr',"aria-label":m.button,"align":`end`,"sideOffset":6,"collisionPadding":8,}});
       { const $$_tsiLtecaF3C = __sveltets_2_ensureComponent(FacetList); new $$_tsiLtecaF3C({ target: __sveltets_2_any(), props: {    chosen,counts,ontoggle,onclear,}});}
     Popover.Content}
   Popover.Portal}
 Popover.Root}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Facets__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Facets__SvelteComponent_ = ReturnType<typeof Facets__SvelteComponent_>;
/*Ωignore_endΩ*/export default Facets__SvelteComponent_;
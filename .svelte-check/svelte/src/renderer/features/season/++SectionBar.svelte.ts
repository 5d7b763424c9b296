///<reference types="svelte" />
;
import Grid3x3 from '@lucide/svelte/icons/grid-3x3';
import Rows3 from '@lucide/svelte/icons/rows-3';
import Users from '@lucide/svelte/icons/users';
import X from '@lucide/svelte/icons/x';
import type { Snippet } from 'svelte';
import type { FacetCount } from '@shared/domain/count-facets.ts';
import type { Facet } from '@shared/domain/credit-facets.ts';
import type { SeasonMode } from '@shared/domain/settings.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import IconButton from '../../ui/IconButton.svelte';
import IconChoice from '../../ui/IconChoice.svelte';
import SearchBox from '../../ui/SearchBox.svelte';
import Facets from './Facets.svelte';
import FacetsChosen from './FacetsChosen.svelte';
;

  interface Section {
    readonly id: string;
    readonly title: string;
    readonly count: number;
  };;

  interface Props {
    /** Where the page can be gone to; none where it has no sections. */
    sections: readonly Section[];
    filter: string;
    /** How many people the filter leaves, and of how many. */
    shown: number;
    all: number;
    facets: readonly Facet[];
    /** Read only while the facets are open. */
    facetCounts: readonly FacetCount[];
    view: SeasonMode;
    onsection: (id: string) => void;
    /** The words of the filter are being typed. */
    ontype: () => void;
    onfacet: (facet: Facet) => void;
    onclearfacets: () => void;
    /** Gives the parent the field, so that a shortcut can focus it. */
    field?: HTMLInputElement | undefined;
    /** Further buttons. */
    tools?: Snippet;
    /** How high the bar is, in CSS pixels. */
    height?: number;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  



  let {
    sections,
    filter = $bindable(),
    shown,
    all,
    facets,
    facetCounts,
    view = $bindable(),
    onsection,
    ontype,
    onfacet,
    onclearfacets,
    field = $bindable(),
    tools,
    height = $bindable(0),
  }: Props = $props()/*Ωignore_startΩ*/;filter;view;field;height;/*Ωignore_endΩ*/;

  const texts = getTexts();
  const m = $derived(texts.m.season);
  const isFiltered = $derived(filter.trim() !== '' || facets.length > 0);
  const views = $derived([
    { value: 'portraits', label: m.modes.portraits, icon: Users },
    { value: 'table', label: m.modes.table, icon: Rows3 },
    { value: 'episodes', label: m.modes.episodes, icon: Grid3x3 },
  ] as const);

  function onkeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || filter === '') return;
    event.stopPropagation();
    filter = '';
  }

  function removeFacet(facet: Facet): void {
    // With the last one its button goes away too.
    if (facets.length === 1) field?.focus();
    onfacet(facet);
  }

  function clearFacets(): void {
    field?.focus();
    onclearfacets();
  }
;
async () => {

 { const $$_div0 = svelteHTML.createElement("div", {  "class":`bar`,});height= $$_div0.offsetHeight;
   { svelteHTML.createElement("div", { "class":`line`,});
    if(sections.length > 0){
       { svelteHTML.createElement("nav", { "aria-label":m.sections,});
           for(let { id, title, count } of __sveltets_2_ensureArray(sections)){id;
           { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => onsection(id),});
            title;  { svelteHTML.createElement("span", {});texts.number(count); }
           }
        }
       }
    }
     { svelteHTML.createElement("div", { "class":`controls`,});
       { svelteHTML.createElement("div", {   "class":`filter`,"role":`search`,});
         { const $$_xoBhcraeS4C = __sveltets_2_ensureComponent(SearchBox); new $$_xoBhcraeS4C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
           { const $$_input5 = svelteHTML.createElement("input", {                 "bind:value":filter,onkeydown,"oninput":ontype,"type":`text`,"aria-label":m.filter,"placeholder":m.filterPlaceholder,"spellcheck":`false`,"autocomplete":`off`,});field = $$_input5;/*Ωignore_startΩ*/() => filter = __sveltets_2_any(null);/*Ωignore_endΩ*/}
           { svelteHTML.createElement("span", {   "class":`count`,"role":`status`,});isFiltered ? m.filterCount(shown, all) : ''; }
          if(filter !== ''){
             { const $$_nottuBnocI5C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI5C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"label":m.clearFilter,"onclick":() => (filter = ''),}});
               { const $$_X6C = __sveltets_2_ensureComponent(X); new $$_X6C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
             IconButton}
          }
         SearchBox}
       }
       { const $$_stecaF3C = __sveltets_2_ensureComponent(Facets); new $$_stecaF3C({ target: __sveltets_2_any(), props: {        "chosen":facets,"counts":facetCounts,"ontoggle":onfacet,"onclear":onclearfacets,}});}
       { const $$_eciohCnocI3C = __sveltets_2_ensureComponent(IconChoice); new $$_eciohCnocI3C({ target: __sveltets_2_any(), props: {        "label":m.mode,"value":view,"options":views,"onchange":(chosen) => (view = chosen),}});}
      ;__sveltets_2_ensureSnippet(tools?.());
     }
    if(facets.length > 0){
       { svelteHTML.createElement("div", { "class":`chosen`,}); { const $$_nesohCstecaF3C = __sveltets_2_ensureComponent(FacetsChosen); new $$_nesohCstecaF3C({ target: __sveltets_2_any(), props: {      "chosen":facets,"onremove":removeFacet,"onclear":clearFacets,}});} }
    }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('filter', 'view', 'field', 'height'), slots: {}, events: {} }}
const SectionBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SectionBar__SvelteComponent_ = ReturnType<typeof SectionBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default SectionBar__SvelteComponent_;
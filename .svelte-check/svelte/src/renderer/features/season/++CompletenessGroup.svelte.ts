///<reference types="svelte" />
;
import ExternalLink from '@lucide/svelte/icons/external-link';
import { getPageHost } from '../../state/page-host.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import type { CompletenessGroup } from './completeness-lines.ts';
;

  interface Props {
    group: CompletenessGroup;
  };function $$render() {

  
  
  
  
  


  let { group }: Props = $props();

  /** A long list is rarely worked through: its beginning says what it is about. */
  const FIRST = 20;

  const host = getPageHost();
  const texts = getTexts();
  const m = $derived(texts.m.completeness);

  let isAll = $state(false);
  let list = $state<HTMLElement>();

  const lines = $derived(isAll ? group.lines : group.lines.slice(0, FIRST));

  /** The button goes: the focus is on the list it has lengthened. */
  function showAll(): void {
    isAll = true;
    list?.focus({ preventScroll: true });
  }
;
async () => {

 { svelteHTML.createElement("h3", {});group.title;  { svelteHTML.createElement("span", {}); texts.number(group.lines.length);  } }
 { const $$_ul0 = svelteHTML.createElement("ul", {     "tabindex":-1,"aria-label":group.title,});list = $$_ul0;
     for(let { key, text, pages } of __sveltets_2_ensureArray(lines)){key;
     { svelteHTML.createElement("li", {});
       { svelteHTML.createElement("bdi", { "class":`selectable`,});text; }
         for(let { subject, page } of __sveltets_2_ensureArray(pages)){subject;
         { svelteHTML.createElement("button", {         "type":`button`,"aria-label":m.editOf(subject),"title":m.editOf(subject),"onclick":() => void host.openWebPage(page),});
          m.edit;
           { const $$_kniLlanretxE3C = __sveltets_2_ensureComponent(ExternalLink); new $$_kniLlanretxE3C({ target: __sveltets_2_any(), props: {    "size":13,"aria-hidden":`true`,}});}
         }
      }
     }
  }
 }
if(lines.length < group.lines.length){
   { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":showAll,}});m.showAll(group.lines.length); Button}
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CompletenessGroup__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CompletenessGroup__SvelteComponent_ = ReturnType<typeof CompletenessGroup__SvelteComponent_>;
/*Ωignore_endΩ*/export default CompletenessGroup__SvelteComponent_;
///<reference types="svelte" />
;
import X from '@lucide/svelte/icons/x';
import { Dialog } from 'bits-ui';
import type { Snippet } from 'svelte';
;

  interface Props {
    title: string;
    closeLabel: string;
    onclose: () => void;
    children: Snippet;
  };function $$render() {

  
  
  


  let { title, closeLabel, onclose, children }: Props = $props();
;
async () => {

  { const $$_tooR_golaiD0C = __sveltets_2_ensureComponent(Dialog.Root); new $$_tooR_golaiD0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"open":true,"onOpenChange":(open) => {
    if (!open) onclose();
  },}});
   { const $$_latroP_golaiD1C = __sveltets_2_ensureComponent(Dialog.Portal); new $$_latroP_golaiD1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
     { const $$_yalrevO_golaiD2C = __sveltets_2_ensureComponent(Dialog.Overlay); new $$_yalrevO_golaiD2C({ target: __sveltets_2_any(), props: {  "class":`dialog-overlay`,}});}
     { const $$_tnetnoC_golaiD2C = __sveltets_2_ensureComponent(Dialog.Content); new $$_tnetnoC_golaiD2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":`dialog`,}});
       { svelteHTML.createElement("header", {});
         { const $$_eltiT_golaiD4C = __sveltets_2_ensureComponent(Dialog.Title); new $$_eltiT_golaiD4C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":`dialog-title`,}});title; Dialog.Title}
         { const $$_esolC_golaiD4C = __sveltets_2_ensureComponent(Dialog.Close); new $$_esolC_golaiD4C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`dialog-close`,"aria-label":closeLabel,}});
           { const $$_X5C = __sveltets_2_ensureComponent(X); new $$_X5C({ target: __sveltets_2_any(), props: {    "size":18,"aria-hidden":`true`,}});}
         Dialog.Close}
       }
      ;__sveltets_2_ensureSnippet(children());
     Dialog.Content}
   Dialog.Portal}
 Dialog.Root}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Dialog__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Dialog__SvelteComponent_ = ReturnType<typeof Dialog__SvelteComponent_>;
/*Ωignore_endΩ*/export default Dialog__SvelteComponent_;
///<reference types="svelte" />
;
import { AlertDialog } from 'bits-ui';
;

  interface Props {
    title: string;
    /** What goes and what stays. */
    text: string;
    confirmLabel: string;
    cancelLabel: string;
    onconfirm: () => void;
    oncancel: () => void;
  };function $$render() {

  


  let { title, text, confirmLabel, cancelLabel, onconfirm, oncancel }: Props = $props();
;
async () => {


  { const $$_tooR_golaiDtrelA0C = __sveltets_2_ensureComponent(AlertDialog.Root); new $$_tooR_golaiDtrelA0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"open":true,"onOpenChange":(open) => {
    if (!open) oncancel();
  },}});
   { const $$_latroP_golaiDtrelA1C = __sveltets_2_ensureComponent(AlertDialog.Portal); new $$_latroP_golaiDtrelA1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
     { const $$_yalrevO_golaiDtrelA2C = __sveltets_2_ensureComponent(AlertDialog.Overlay); new $$_yalrevO_golaiDtrelA2C({ target: __sveltets_2_any(), props: {  "class":`dialog-overlay`,}});}
     { const $$_tnetnoC_golaiDtrelA2C = __sveltets_2_ensureComponent(AlertDialog.Content); new $$_tnetnoC_golaiDtrelA2C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":`confirm`,}});
       { const $$_eltiT_golaiDtrelA3C = __sveltets_2_ensureComponent(AlertDialog.Title); new $$_eltiT_golaiDtrelA3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":`confirm-title`,}});title; AlertDialog.Title}
       { const $$_noitpircseD_golaiDtrelA3C = __sveltets_2_ensureComponent(AlertDialog.Description); new $$_noitpircseD_golaiDtrelA3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":`confirm-text`,}});text; AlertDialog.Description}
       { svelteHTML.createElement("div", { "class":`buttons`,});
         { const $$_lecnaC_golaiDtrelA4C = __sveltets_2_ensureComponent(AlertDialog.Cancel); new $$_lecnaC_golaiDtrelA4C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":`confirm-button`,}});cancelLabel; AlertDialog.Cancel}
         { const $$_noitcA_golaiDtrelA4C = __sveltets_2_ensureComponent(AlertDialog.Action); new $$_noitcA_golaiDtrelA4C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`confirm-button confirm-danger`,"onclick":onconfirm,}});
          confirmLabel;
         AlertDialog.Action}
       }
     AlertDialog.Content}
   AlertDialog.Portal}
 AlertDialog.Root}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ConfirmDialog__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ConfirmDialog__SvelteComponent_ = ReturnType<typeof ConfirmDialog__SvelteComponent_>;
/*Ωignore_endΩ*/export default ConfirmDialog__SvelteComponent_;
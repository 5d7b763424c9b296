///<reference types="svelte" />
;
import X from '@lucide/svelte/icons/x';
import IconButton from './IconButton.svelte';
;

  interface ToastLine {
    readonly id: number;
    readonly text: string;
    readonly tone: 'plain' | 'problem';
    readonly action: { readonly label: string; readonly run: () => void } | null;
  };;

  interface Props {
    toasts: readonly ToastLine[];
    dismissLabel: string;
    ondismiss: (id: number) => void;
  };function $$render() {

  
  



  let { toasts, dismissLabel, ondismiss }: Props = $props();
;
async () => {

 { svelteHTML.createElement("div", {     "class":`toasts`,"role":`status`,"aria-live":`polite`,});
     for(let toast of __sveltets_2_ensureArray(toasts)){toast.id;
     { svelteHTML.createElement("div", {  "class":`toast`,});toast.tone === 'problem';
       { svelteHTML.createElement("span", {});toast.text; }
      if(toast.action !== null){
        const action = toast.action;
         { svelteHTML.createElement("button", {       "type":`button`,"class":`action`,"onclick":() => {
            action.run();
            ondismiss(toast.id);
          },});
          action.label;
         }
      }
       { const $$_nottuBnocI2C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"label":dismissLabel,"onclick":() => ondismiss(toast.id),}});
         { const $$_X3C = __sveltets_2_ensureComponent(X); new $$_X3C({ target: __sveltets_2_any(), props: {    "size":16,"aria-hidden":`true`,}});}
       IconButton}
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ToastList__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ToastList__SvelteComponent_ = ReturnType<typeof ToastList__SvelteComponent_>;
/*Ωignore_endΩ*/export default ToastList__SvelteComponent_;
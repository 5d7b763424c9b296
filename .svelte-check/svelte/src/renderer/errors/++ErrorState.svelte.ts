///<reference types="svelte" />
;
import CloudOff from '@lucide/svelte/icons/cloud-off';
import KeyRound from '@lucide/svelte/icons/key-round';
import SearchX from '@lucide/svelte/icons/search-x';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { AppError } from '@shared/app-error.ts';
import { getTexts } from '../text/texts.svelte.ts';
import Button from '../ui/Button.svelte';
import { describeError, type ErrorSubject } from './error-text.ts';
;

  interface Props {
    error: AppError;
    subject?: ErrorSubject;
    onretry?: () => void;
    ontoken?: () => void;
  };function $$render() {

  
  
  
  
  
  
  
  


  let { error, subject = {}, onretry, ontoken }: Props = $props();

  const texts = getTexts();
  const shown = $derived(describeError(error, texts.m, subject));
  const Icon = $derived.by(() => {
    if (error.kind === 'not-found') return SearchX;
    if (error.kind === 'unauthorized') return KeyRound;
    return error.kind === 'offline' ? CloudOff : TriangleAlert;
  });
;
async () => {

 { svelteHTML.createElement("section", {      "class":`error`,"role":`alert`,...__sveltets_2_empty({"data-kind":error.kind}),});shown.tone === 'alarm';
   { const $$_nocI1C = __sveltets_2_ensureComponent(Icon); new $$_nocI1C({ target: __sveltets_2_any(), props: {      "size":28,"strokeWidth":1.5,"aria-hidden":`true`,}});}
   { svelteHTML.createElement("h2", {});shown.title; }
   { svelteHTML.createElement("p", { "class":`selectable`,});shown.text; }
  if(shown.action === 'retry' && onretry !== undefined){
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`primary`,"onclick":onretry,}});texts.m.errors.actions.retry; Button}
  } else if (shown.action === 'token' && ontoken !== undefined){
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`primary`,"onclick":ontoken,}});texts.m.errors.actions.token; Button}
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ErrorState__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ErrorState__SvelteComponent_ = ReturnType<typeof ErrorState__SvelteComponent_>;
/*Ωignore_endΩ*/export default ErrorState__SvelteComponent_;
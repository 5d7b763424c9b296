///<reference types="svelte" />
;
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { TripPackReceipt } from '@shared/domain/trip-pack.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import { problemKey, problemText, receiptText } from './pack-text.ts';
;

  interface Props {
    receipt: TripPackReceipt;
  };function $$render() {

  
  
  
  
  


  let { receipt }: Props = $props();

  /** As many problems are listed until the reader asks for all. */
  const SHORT_LIST = 5;

  const texts = getTexts();
  const m = $derived(texts.m.pack);

  let isLong = $state(false);
  const problems = $derived(isLong ? receipt.problems : receipt.problems.slice(0, SHORT_LIST));
;
async () => {

 { svelteHTML.createElement("p", { "class":`selectable`,});receiptText(receipt, texts); }
 { svelteHTML.createElement("p", {   "class":`faint`,"title":texts.dateTime(receipt.checkedAt),});m.checked(texts.age(receipt.checkedAt)); }
if(receipt.problems.length > 0){
   { svelteHTML.createElement("ul", { "aria-label":m.problemList,});
       for(let problem of __sveltets_2_ensureArray(problems)){problemKey(problem);
       { svelteHTML.createElement("li", {}); { const $$_trelAelgnairT2C = __sveltets_2_ensureComponent(TriangleAlert); new $$_trelAelgnairT2C({ target: __sveltets_2_any(), props: {    "size":13,"aria-hidden":`true`,}});}problemText(problem, texts); }
    }
   }
  if(problems.length < receipt.problems.length){
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => (isLong = true),}});m.allProblems(receipt.problems.length); Button}
  }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PackReceipt__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PackReceipt__SvelteComponent_ = ReturnType<typeof PackReceipt__SvelteComponent_>;
/*Ωignore_endΩ*/export default PackReceipt__SvelteComponent_;
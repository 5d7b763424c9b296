///<reference types="svelte" />
;
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import ConfirmDialog from '../../ui/ConfirmDialog.svelte';
;

  interface Props {
    /** What would go, in the reader's words. */
    words: {
      readonly button: string;
      readonly title: string;
      readonly text: string;
      readonly confirm: string;
    };
    describedby: string;
    onclear: () => void;
  };function $$render() {

  
  
  


  let { words, describedby, onclear }: Props = $props();

  const texts = getTexts();
  let isAsking = $state(false);

  function confirm(): void {
    isAsking = false;
    onclear();
  }
;
async () => {

 { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"aria-describedby":describedby,"onclick":() => (isAsking = true),}});words.button; Button}
if(isAsking){
   { const $$_golaiDmrifnoC0C = __sveltets_2_ensureComponent(ConfirmDialog); new $$_golaiDmrifnoC0C({ target: __sveltets_2_any(), props: {             "title":words.title,"text":words.text,"confirmLabel":words.confirm,"cancelLabel":texts.m.app.cancel,"onconfirm":confirm,"oncancel":() => (isAsking = false),}});}
}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ClearSetting__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ClearSetting__SvelteComponent_ = ReturnType<typeof ClearSetting__SvelteComponent_>;
/*Ωignore_endΩ*/export default ClearSetting__SvelteComponent_;
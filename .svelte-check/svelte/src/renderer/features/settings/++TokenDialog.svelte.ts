///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import { getTexts } from '../../text/texts.svelte.ts';
import Dialog from '../../ui/Dialog.svelte';
;

  interface Props {
    onclose: () => void;
    /** The form that asks for a token. */
    tokenForm: Snippet;
  };function $$render() {

  
  
  


  let { onclose, tokenForm }: Props = $props();

  const texts = getTexts();
;
async () => {

 { const $$_golaiD0C = __sveltets_2_ensureComponent(Dialog); new $$_golaiD0C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },"title":texts.m.token.title,"closeLabel":texts.m.app.close,onclose,}});
  ;__sveltets_2_ensureSnippet(tokenForm());
 Dialog}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const TokenDialog__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TokenDialog__SvelteComponent_ = ReturnType<typeof TokenDialog__SvelteComponent_>;
/*Ωignore_endΩ*/export default TokenDialog__SvelteComponent_;
///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import { describeError } from '../../errors/error-text.ts';
import { getSession } from '../../state/session.svelte.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
;

  interface Props {
    /** The form that asks for a token. */
    tokenForm: Snippet;
  };function $$render() {

  
  
  
  
  
  


  let { tokenForm }: Props = $props();

  const session = getSession();
  const texts = getTexts();
  const toasts = getToasts();
  const m = $derived(texts.m);

  /** The token for which the reader asked to see the form: it closes when another one is there. */
  let changing = $state.raw<typeof session.token | null>(null);
  const isFormShown = $derived(!session.hasToken || changing === session.token);

  async function forget(): Promise<void> {
    const error = await session.forgetToken();
    if (error === null) toasts.show(m.token.forgotten);
    else toasts.show(describeError(error, m).text, { tone: 'problem' });
  }
;
async () => {

if(session.hasToken){
   { svelteHTML.createElement("div", { "class":`buttons`,});
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"aria-expanded":isFormShown,"onclick":() => (changing = isFormShown ? null : session.token),}});
      m.token.change;
     Button}
    if(session.token.source !== 'environment'){
       { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => void forget(),}});m.token.forget; Button}
    }
   }
}
if(isFormShown){ { svelteHTML.createElement("div", { "class":`form`,});;__sveltets_2_ensureSnippet(tokenForm()); }}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const TokenSetting__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TokenSetting__SvelteComponent_ = ReturnType<typeof TokenSetting__SvelteComponent_>;
/*Ωignore_endΩ*/export default TokenSetting__SvelteComponent_;
///<reference types="svelte" />
;
import ExternalLink from '@lucide/svelte/icons/external-link';
import { getApi } from '../../api/api-context.ts';
import { describeError } from '../../errors/error-text.ts';
import { getSession } from '../../state/session.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
;

  interface Props {
    onsaved: () => void;
  };function $$render() {

  
  
  
  
  
  


  let { onsaved }: Props = $props();

  const api = getApi();
  const session = getSession();
  const texts = getTexts();
  const m = $derived(texts.m.token);
  const id = $props.id();

  let token = $state('');
  let problem = $state<string | null>(null);
  let isChecking = $state(false);

  const keep = $derived(session.token.keyring === 'available' ? 'keyring' : 'session');

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isChecking) return;
    if (token.trim() === '') {
      problem = m.empty;
      return;
    }
    isChecking = true;
    const error = await session.setToken(token, keep);
    isChecking = false;
    if (error !== null) {
      const shown = describeError(error, texts.m);
      problem = texts.m.app.titled(shown.title, shown.text);
      return;
    }
    // Not a moment longer in the window than needed.
    token = '';
    problem = null;
    onsaved();
  }
;
async () => {

 { svelteHTML.createElement("form", { "onsubmit":(event) => void submit(event),});
  if(session.token.isUnreadable){ { svelteHTML.createElement("p", { "class":`note`,});m.unreadable; }}
   { svelteHTML.createElement("p", {});m.steps; }
   { svelteHTML.createElement("p", {});
     { svelteHTML.createElement("button", {     "type":`button`,"class":`link`,"onclick":() => void api.app.openWebPage({ page: 'token-help' }),});
      m.getIt;
       { const $$_kniLlanretxE3C = __sveltets_2_ensureComponent(ExternalLink); new $$_kniLlanretxE3C({ target: __sveltets_2_any(), props: {    "size":14,"aria-hidden":`true`,}});}
     }
   }
   { svelteHTML.createElement("label", { "for":id,});m.label; }
   { svelteHTML.createElement("input", {                    id,"bind:value":token,"oninput":() => (problem = null),"type":`password`,"dir":`ltr`,"placeholder":m.placeholder,"aria-invalid":problem !== null,"aria-describedby":problem === null ? undefined : `${id}-problem`,"autocomplete":`off`,"spellcheck":`false`,});/*Ωignore_startΩ*/() => token = __sveltets_2_any(null);/*Ωignore_endΩ*/}
  if(problem !== null){ { svelteHTML.createElement("p", {     "id":`${id}-problem`,"class":`problem`,"role":`alert`,});problem; }}
  if(keep === 'session'){ { svelteHTML.createElement("p", { "class":`note`,});m.noKeyring; }}
   { svelteHTML.createElement("div", {});
     { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"type":`submit`,"kind":`primary`,"disabled":isChecking,}});
      if(isChecking){m.checking;} else if (keep === 'session'){m.checkSession;}else{m.check;}
     Button}
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const TokenForm__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type TokenForm__SvelteComponent_ = ReturnType<typeof TokenForm__SvelteComponent_>;
/*Ωignore_endΩ*/export default TokenForm__SvelteComponent_;
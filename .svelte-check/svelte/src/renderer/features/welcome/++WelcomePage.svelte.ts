///<reference types="svelte" />
;
import { getSession } from '../../state/session.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import Logo from '../../ui/Logo.svelte';
import type { Snippet } from 'svelte';
;

  interface Props {
    onsample: () => void;
    /** The form that asks for a token. */
    tokenForm: Snippet;
  };function $$render() {

  
  
  
  
  


  let { onsample, tokenForm }: Props = $props();

  const session = getSession();
  const texts = getTexts();
  const m = $derived(texts.m);
;
async () => {

 { svelteHTML.createElement("article", { "aria-label":m.app.name,});
   { svelteHTML.createElement("div", { "class":`content`,});
     { const $$_ogoL2C = __sveltets_2_ensureComponent(Logo); new $$_ogoL2C({ target: __sveltets_2_any(), props: {  "size":64,}});}
     { svelteHTML.createElement("h1", {});m.welcome.title; }
     { svelteHTML.createElement("p", { "class":`intro`,});m.welcome.intro; }
    if(session.hasToken){
       { svelteHTML.createElement("section", {   "class":`ready`,"aria-labelledby":`ready`,});
         { svelteHTML.createElement("h2", { "id":`ready`,});m.welcome.ready; }
         { svelteHTML.createElement("p", {});m.welcome.readyIntro; }
         { svelteHTML.createElement("p", { "class":`example`,}); { svelteHTML.createElement("kbd", { "dir":`ltr`,});  } { svelteHTML.createElement("kbd", { "dir":`ltr`,});  } }
         { svelteHTML.createElement("p", {}); { const $$_nottuB4C = __sveltets_2_ensureComponent(Button); new $$_nottuB4C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":onsample,}});m.welcome.trySample; Button} }
       }
    }else{
       { svelteHTML.createElement("div", { "class":`sample`,});
         { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`primary`,"onclick":onsample,}});m.welcome.trySample; Button}
         { svelteHTML.createElement("span", {});m.welcome.trySampleHint; }
       }
       { svelteHTML.createElement("section", {   "class":`token`,"aria-labelledby":`connect`,});
         { svelteHTML.createElement("h2", { "id":`connect`,});m.token.title; }
         { svelteHTML.createElement("p", {});m.token.intro; }
        ;__sveltets_2_ensureSnippet(tokenForm());
       }
    }
   }
   { svelteHTML.createElement("footer", {});m.app.tmdbNotice; }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const WelcomePage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type WelcomePage__SvelteComponent_ = ReturnType<typeof WelcomePage__SvelteComponent_>;
/*Ωignore_endΩ*/export default WelcomePage__SvelteComponent_;
///<reference types="svelte" />
;
import type { ShownPack } from '../../state/packs.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import ProgressBar from '../../ui/ProgressBar.svelte';
;

  interface Props {
    pack: ShownPack;
    /** How far it has come, in one line. */
    facts: string;
    /** Why it does not go on; `null` while nothing is wrong. */
    trouble: string | null;
  };function $$render() {

  
  
  


  let { pack, facts, trouble }: Props = $props();

  const texts = getTexts();
;
async () => {

 { svelteHTML.createElement("div", { "class":`bar`,});
   { const $$_raBssergorP1C = __sveltets_2_ensureComponent(ProgressBar); new $$_raBssergorP1C({ target: __sveltets_2_any(), props: {         "label":texts.m.pack.progress,"value":pack.fraction,"text":facts,"isResting":pack.state !== 'running',}});}
 }
 { svelteHTML.createElement("p", { "class":`facts`,});facts; }
if(trouble !== null){ { svelteHTML.createElement("p", { "class":`trouble`,});trouble; }}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PackProgress__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PackProgress__SvelteComponent_ = ReturnType<typeof PackProgress__SvelteComponent_>;
/*Ωignore_endΩ*/export default PackProgress__SvelteComponent_;
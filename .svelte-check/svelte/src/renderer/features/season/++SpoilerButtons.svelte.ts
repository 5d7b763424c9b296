///<reference types="svelte" />
;
import type { SpoilerKind } from '@shared/domain/spoilers.ts';
import { getSpoilers } from '../../state/spoilers.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
;

  interface Props {
    /** What the section could give away. */
    kinds: readonly SpoilerKind[];
  };function $$render() {

  
  
  
  


  let { kinds }: Props = $props();

  const spoilers = getSpoilers();
  const texts = getTexts();
  const m = $derived(texts.m.spoilers);
;
async () => {

   for(let kind of __sveltets_2_ensureArray(kinds.filter((kind) => spoilers.isGuarded(kind)))){kind;
   { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => spoilers.toggle(kind),}});
    spoilers.hidden[kind] ? m.show[kind] : m.hide[kind];
   Button}
}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SpoilerButtons__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SpoilerButtons__SvelteComponent_ = ReturnType<typeof SpoilerButtons__SvelteComponent_>;
/*Ωignore_endΩ*/export default SpoilerButtons__SvelteComponent_;
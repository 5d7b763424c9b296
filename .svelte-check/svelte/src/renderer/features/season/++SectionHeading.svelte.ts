///<reference types="svelte" />
;
import type { SpoilerKind } from '@shared/domain/spoilers.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Hint from '../../ui/Hint.svelte';
import SpoilerButtons from './SpoilerButtons.svelte';
;

  interface Props {
    id: string;
    title: string;
    count: number;
    /** What the section could give away, and offers to show where the settings hide it. */
    spoilers?: readonly SpoilerKind[];
    /** What the title means. */
    hint?: { readonly label: string; readonly text: string };
  };function $$render() {

  
  
  
  


  let { id, title, count, spoilers = [], hint }: Props = $props();

  const texts = getTexts();
;
async () => {

 { svelteHTML.createElement("div", { "class":`heading`,});
   { svelteHTML.createElement("h2", {id,});title;  { svelteHTML.createElement("span", {}); texts.number(count);  } }
  if(hint !== undefined){ { const $$_tniH1C = __sveltets_2_ensureComponent(Hint); new $$_tniH1C({ target: __sveltets_2_any(), props: { ...hint,}});}}
   { const $$_snottuBreliopS1C = __sveltets_2_ensureComponent(SpoilerButtons); new $$_snottuBreliopS1C({ target: __sveltets_2_any(), props: {  "kinds":spoilers,}});}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SectionHeading__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SectionHeading__SvelteComponent_ = ReturnType<typeof SectionHeading__SvelteComponent_>;
/*Ωignore_endΩ*/export default SectionHeading__SvelteComponent_;
///<reference types="svelte" />
;
import ChevronRight from '@lucide/svelte/icons/chevron-right';
import { checkCompleteness, gapCount, type Completeness } from '@shared/domain/completeness.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { isHiddenCredit, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { getSpoilers } from '../../state/spoilers.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { completenessGroups } from './completeness-lines.ts';
import CompletenessGroup from './CompletenessGroup.svelte';
;

  interface Props {
    season: SeasonCredits;
  };function $$render() {

  
  
  
  
  
  
  
  
  


  let { season }: Props = $props();

  const id = $props.id();
  const texts = getTexts();
  const spoilers = getSpoilers();
  const m = $derived(texts.m.completeness);

  let isOpen = $state(false);
  const checked = $derived(check(season, spoilers.hidden));

  /** Thousands of credits take some hundredths of a second: not before the season is painted. */
  async function check(of: SeasonCredits, hidden: HiddenDetails): Promise<Completeness> {
    await new Promise<void>((resolve) => afterPaint(resolve));
    const credits = of.credits.filter((credit) => !isHiddenCredit(credit, hidden));
    return checkCompleteness({ ...of, credits }, new Date().toISOString().slice(0, 10));
  }
;
async () => {

 { svelteHTML.createElement("section", { "aria-labelledby":`${id}-title`,});
   { svelteHTML.createElement("h2", { "id":`${id}-title`,});
     { svelteHTML.createElement("button", {       "type":`button`,"aria-expanded":isOpen,"aria-controls":`${id}-list`,"onclick":() => (isOpen = !isOpen),});
       { const $$_thgiRnorvehC3C = __sveltets_2_ensureComponent(ChevronRight); new $$_thgiRnorvehC3C({ target: __sveltets_2_any(), props: {    "size":18,"aria-hidden":`true`,}});}
      m.title;
         { const $$_value = await (checked);{ const found = $$_value;  { svelteHTML.createElement("span", {}); texts.number(gapCount(found));  }}}
     }
   }
   { svelteHTML.createElement("div", {   "id":`${id}-list`,"hidden":!isOpen,});
    if(isOpen){
         { const $$_value = await (checked);{ const found = $$_value; 
         { svelteHTML.createElement("p", {});gapCount(found) === 0 ? m.nothing : m.intro; }
           for(let group of __sveltets_2_ensureArray((completenessGroups(season, found, spoilers.hidden, texts)))){group.title;
           { const $$_puorGssenetelpmoC2C = __sveltets_2_ensureComponent(CompletenessGroup); new $$_puorGssenetelpmoC2C({ target: __sveltets_2_any(), props: { group,}});}
        }
      }}
    }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Completeness__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Completeness__SvelteComponent_ = ReturnType<typeof Completeness__SvelteComponent_>;
/*Ωignore_endΩ*/export default Completeness__SvelteComponent_;
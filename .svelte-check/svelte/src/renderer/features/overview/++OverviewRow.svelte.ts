///<reference types="svelte" />
;
import type { SeasonKey } from '@shared/domain/season.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { ariaRowIndex } from '../../ui/table-rows.svelte.ts';
import type { OverviewEntry } from './overview-entries.ts';
;

  interface Props {
    entry: OverviewEntry;
    /** Among all rows, from 0. */
    index: number;
    isSelected: boolean;
    /** Its controls are the ones that Tab goes to. */
    isTabStop: boolean;
    onopen: (key: SeasonKey) => void;
    /** `isRange`: all rows from the one selected last to this one. */
    onselect: (isRange: boolean) => void;
    onfetch: () => void;
  };function $$render() {

  
  
  
  


  let { entry, index, isSelected, isTabStop, onopen, onselect, onfetch }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.overview);
  const season = $derived(entry.season);
  const name = $derived(m.seasonOf(season.seriesName, season.seasonName));
  const tabindex = $derived(isTabStop ? 0 : -1);

  /** The whole row opens the season, as its button does for the keyboard, but for what has a purpose of its own. */
  function openFromRow({ target }: MouseEvent): void {
    if (target instanceof Element && target.closest('button, label') === null) onopen(season);
  }
;
async () => {

 { svelteHTML.createElement("tr", {    "aria-rowindex":ariaRowIndex(index),"onclick":openFromRow,});isSelected;
   { svelteHTML.createElement("td", { "class":`check`,});
     { svelteHTML.createElement("label", {});
       { svelteHTML.createElement("input", {            "type":`checkbox`,...__sveltets_2_empty({"data-control":`select`}),tabindex,"aria-label":m.select(name),"checked":isSelected,"onclick":(event) => onselect(event.shiftKey),});}
     }
   }
   { svelteHTML.createElement("th", { "scope":`row`,});
     { svelteHTML.createElement("button", {              "type":`button`,"class":`open`,...__sveltets_2_empty({"data-control":`open`}),tabindex,"aria-label":m.open(name),"title":season.seriesName,"onclick":() => onopen(season),});
       { svelteHTML.createElement("bdi", {});season.seriesName; }
     }
   }
   { svelteHTML.createElement("td", { "title":season.seasonName,}); { svelteHTML.createElement("bdi", {});season.seasonName; } }
   { svelteHTML.createElement("td", {   "class":`extra`,"title":texts.languageName(season.language),});texts.languageName(season.language); }
   { svelteHTML.createElement("td", {   "class":`extra`,"title":texts.dateTime(season.fetchedAt),});texts.age(season.fetchedAt); }
  if(entry.state === 'expired'){
     { svelteHTML.createElement("td", {   "class":`attention`,"colspan":4,});
      m.states.expired;
       { svelteHTML.createElement("button", {            "type":`button`,"class":`fetch`,...__sveltets_2_empty({"data-control":`fetch`}),tabindex,"aria-label":m.fetchSeasonAgain(name),"onclick":onfetch,});
        m.fetchAgain;
       }
     }
  }else{
     { svelteHTML.createElement("td", { });entry.state === 'incomplete';m.states[entry.state]; }
     { svelteHTML.createElement("td", { "class":`number`,});texts.number(season.creditCount); }
     { svelteHTML.createElement("td", { "class":`number`,});entry.bytes === null ? m.unknownSize : texts.bytes(entry.bytes); }
     { svelteHTML.createElement("td", { "class":`number`,});
      if(entry.isDue){ { svelteHTML.createElement("span", { "class":`due`,});m.due; }}
      if(entry.daysLeft !== null){m.daysLeft(entry.daysLeft);}
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const OverviewRow__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OverviewRow__SvelteComponent_ = ReturnType<typeof OverviewRow__SvelteComponent_>;
/*Ωignore_endΩ*/export default OverviewRow__SvelteComponent_;
///<reference types="svelte" />
;
import Check from '@lucide/svelte/icons/check';
import type { CreditRow } from '@shared/domain/credit-rows.ts';
import { distinctOriginalName, initials } from '@shared/domain/person.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { imageAddress } from '../api/image-address.ts';
import { lineText, rowLine } from '../text/roles-text.ts';
import { getTexts } from '../text/texts.svelte.ts';
import HiddenText from '../ui/HiddenText.svelte';
import Marked from '../search/Marked.svelte';
import Picture from '../ui/Picture.svelte';
import { ariaRowIndex } from '../ui/table-rows.svelte.ts';
import { castSentence, crewSentence } from './credit-text.ts';
import CreditLine from './CreditLine.svelte';
import { getPeople } from './people.ts';
;

  interface Props {
    row: CreditRow;
    /** Among all rows, from 0. */
    index: number;
    hidden: HiddenDetails;
    isSelected: boolean;
    /** The person is the one beside the list. */
    isOpen: boolean;
    isTabStop: boolean;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { row, index, hidden, isSelected, isOpen, isTabStop }: Props = $props();

  const people = getPeople();
  const texts = getTexts();
  const m = $derived(texts.m);
  const query = $derived(people.query);
  const person = $derived(row.group.person);
  const originalName = $derived(distinctOriginalName(person));
  const gender = $derived(person.gender === 'not-set' ? '' : m.person.genders[person.gender]);
  const isCast = $derived(row.section !== 'crew');
  const line = $derived(rowLine(row, hidden, texts));
  const sentence = $derived(
    (isCast ? castSentence : crewSentence)(row.group, people.episodeTotal, hidden, texts),
  );
  /** The crew's department; the cast's section, which stands for one. */
  const department = $derived(
    row.section === 'crew'
      ? (row.department ?? '')
      : { regulars: m.season.regularCast, guests: m.season.guestStars }[row.section],
  );
;
async () => {


  { svelteHTML.createElement("tr", {            "aria-rowindex":ariaRowIndex(index),"aria-label":sentence,"aria-selected":isSelected,"aria-current":isOpen ? 'true' : undefined,...__sveltets_2_empty({"data-chosen":isOpen ? '' : undefined}),"tabindex":isTabStop ? 0 : -1,});
   { svelteHTML.createElement("td", {  "class":`check`,...__sveltets_2_empty({"data-select":true}),});
     { svelteHTML.createElement("span", {  "class":`box`,});if(isSelected){ { const $$_kcehC3C = __sveltets_2_ensureComponent(Check); new $$_kcehC3C({ target: __sveltets_2_any(), props: {      "size":13,"strokeWidth":3,"aria-hidden":`true`,}});}} }
   }
   { svelteHTML.createElement("th", {   "scope":`row`,"title":person.name,});
     { svelteHTML.createElement("span", { "class":`person`,});
       { const $$_erutciP3C = __sveltets_2_ensureComponent(Picture); new $$_erutciP3C({ target: __sveltets_2_any(), props: {           "src":imageAddress('portrait', person.profilePath),"standIn":initials(person.name),"tint":person.personId,"width":24,"height":34,}});}
       { svelteHTML.createElement("span", { "class":`names`,});
         { svelteHTML.createElement("bdi", {}); { const $$_dekraM5C = __sveltets_2_ensureComponent(Marked); new $$_dekraM5C({ target: __sveltets_2_any(), props: {   "text":person.name,query,}});} }
        if(originalName !== null){
           { svelteHTML.createElement("bdi", { "class":`original`,}); { const $$_dekraM5C = __sveltets_2_ensureComponent(Marked); new $$_dekraM5C({ target: __sveltets_2_any(), props: {   "text":originalName,query,}});} }
        }
       }
     }
   }
  if(isCast && hidden.characters){
     { svelteHTML.createElement("td", {}); { const $$_txeTneddiH2C = __sveltets_2_ensureComponent(HiddenText); new $$_txeTneddiH2C({ target: __sveltets_2_any(), props: {  "label":m.spoilers.hiddenRole,}});} }
  } else if (isCast && line.length === 0){
     { svelteHTML.createElement("td", { "class":`faint`,});m.season.unknownCharacter; }
  }else{
     { svelteHTML.createElement("td", { "title":lineText(line),}); { const $$_eniLtiderC2C = __sveltets_2_ensureComponent(CreditLine); new $$_eniLtiderC2C({ target: __sveltets_2_any(), props: {  line,query,}});} }
  }
   { svelteHTML.createElement("td", {   "class":`department`,"title":department,});
     { svelteHTML.createElement("bdi", { });if(isCast){department;}else{ { const $$_dekraM3C = __sveltets_2_ensureComponent(Marked); new $$_dekraM3C({ target: __sveltets_2_any(), props: {   "text":department,query,}});}} }
   }
   { svelteHTML.createElement("td", { "class":`episodes number`,});
    if(hidden.episodeCounts){
       { const $$_txeTneddiH2C = __sveltets_2_ensureComponent(HiddenText); new $$_txeTneddiH2C({ target: __sveltets_2_any(), props: {  "label":m.spoilers.hiddenEpisodes,}});}
    } else if (row.group.episodeCount !== null){
      texts.number(row.group.episodeCount);
    }
   }
   { svelteHTML.createElement("td", {   "class":`gender`,"title":gender,});gender; }
   { svelteHTML.createElement("td", {   "class":`knownFor`,"title":person.knownForDepartment,}); { svelteHTML.createElement("bdi", {});person.knownForDepartment ?? ''; } }
   { svelteHTML.createElement("td", { "class":`popularity number`,});person.popularity === null ? '' : texts.number(person.popularity); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CreditTableRow__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CreditTableRow__SvelteComponent_ = ReturnType<typeof CreditTableRow__SvelteComponent_>;
/*Ωignore_endΩ*/export default CreditTableRow__SvelteComponent_;
///<reference types="svelte" />
;
import { onMount } from 'svelte';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import CrewList from '../../credits/CrewList.svelte';
import PeopleGrid from '../../credits/PeopleGrid.svelte';
import { getSpoilers } from '../../state/spoilers.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import EpisodesSection from './EpisodesSection.svelte';
import { getSeason } from './season-context.ts';
import SectionHeading from './SectionHeading.svelte';
;

  interface Props {
    season: SeasonCredits;
    shown: CreditSections;
    /** Guests on show, or how many there are where they are hidden. */
    guestCount: number;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  


  let { season, shown, guestCount }: Props = $props();

  const texts = getTexts();
  const spoilers = getSpoilers();
  const { view } = getSeason();
  const m = $derived(texts.m.season);
  const isFiltered = $derived(view.credits.isFiltered);
  /** The head of the page and its regulars are painted first; what is further down follows a frame later. */
  let isPainted = $state(false);
  const isRestDrawn = $derived(isPainted && !view.isOpening);

  onMount(() => afterPaint(() => (isPainted = true)));
;
async () => {


if(shown.regulars.length > 0){
   { svelteHTML.createElement("section", { "aria-labelledby":`regular-cast`,});
     { const $$_gnidaeHnoitceS1C = __sveltets_2_ensureComponent(SectionHeading); new $$_gnidaeHnoitceS1C({ target: __sveltets_2_any(), props: {           "id":`regular-cast`,"title":m.regularCast,"count":shown.counts.regulars,"spoilers":['characters', 'episodeCounts'],"hint":{ label: m.regularHint, text: m.regularHintText },}});}
     { const $$_dirGelpoeP1C = __sveltets_2_ensureComponent(PeopleGrid); new $$_dirGelpoeP1C({ target: __sveltets_2_any(), props: {      "people":shown.regulars,"kind":`regulars`,"label":m.regularCast,}});}
   }
} else if (!isFiltered){
   { svelteHTML.createElement("section", { "aria-labelledby":`regular-cast`,});
     { const $$_gnidaeHnoitceS1C = __sveltets_2_ensureComponent(SectionHeading); new $$_gnidaeHnoitceS1C({ target: __sveltets_2_any(), props: {      "id":`regular-cast`,"title":m.regularCast,"count":0,}});}
     { svelteHTML.createElement("p", { "class":`none`,});m.noRegulars; m.noRegularsHint; }
   }
}

if(isRestDrawn){
  if(guestCount > 0){
     { svelteHTML.createElement("section", { "aria-labelledby":`guest-stars`,});
       { const $$_gnidaeHnoitceS1C = __sveltets_2_ensureComponent(SectionHeading); new $$_gnidaeHnoitceS1C({ target: __sveltets_2_any(), props: {         "id":`guest-stars`,"title":m.guestStars,"count":guestCount,"spoilers":spoilers.hidden.guests ? ['guests'] : ['guests', 'characters', 'episodeCounts'],}});}
      if(spoilers.hidden.guests){
         { svelteHTML.createElement("p", { "class":`none`,});texts.m.spoilers.guestsHidden(guestCount); }
      }else{
         { const $$_dirGelpoeP1C = __sveltets_2_ensureComponent(PeopleGrid); new $$_dirGelpoeP1C({ target: __sveltets_2_any(), props: {      "people":shown.guests,"kind":`guests`,"label":m.guestStars,}});}
      }
     }
  } else if (!isFiltered && season.parts.details){
     { svelteHTML.createElement("section", { "aria-labelledby":`guest-stars`,});
       { const $$_gnidaeHnoitceS1C = __sveltets_2_ensureComponent(SectionHeading); new $$_gnidaeHnoitceS1C({ target: __sveltets_2_any(), props: {      "id":`guest-stars`,"title":m.guestStars,"count":0,}});}
       { svelteHTML.createElement("p", { "class":`none`,});m.noGuests; }
     }
  }

  if(shown.crew.length > 0){
     { svelteHTML.createElement("section", { "aria-labelledby":`crew`,});
       { const $$_gnidaeHnoitceS1C = __sveltets_2_ensureComponent(SectionHeading); new $$_gnidaeHnoitceS1C({ target: __sveltets_2_any(), props: {        "id":`crew`,"title":m.crew,"count":shown.counts.crew,"spoilers":['episodeCounts'],}});}
       { const $$_tsiLwerC1C = __sveltets_2_ensureComponent(CrewList); new $$_tsiLwerC1C({ target: __sveltets_2_any(), props: {  "departments":shown.crew,}});}
     }
  } else if (!isFiltered){
     { svelteHTML.createElement("section", { "aria-labelledby":`crew`,});
       { const $$_gnidaeHnoitceS1C = __sveltets_2_ensureComponent(SectionHeading); new $$_gnidaeHnoitceS1C({ target: __sveltets_2_any(), props: {      "id":`crew`,"title":m.crew,"count":0,}});}
       { svelteHTML.createElement("p", { "class":`none`,});m.noCrew; }
     }
  }

  if(season.episodes.length > 0){
    
     { svelteHTML.createElement("section", {   "aria-labelledby":`episodes`,"hidden":isFiltered,});
       { const $$_gnidaeHnoitceS1C = __sveltets_2_ensureComponent(SectionHeading); new $$_gnidaeHnoitceS1C({ target: __sveltets_2_any(), props: {      "id":`episodes`,"title":m.episodes,"count":season.episodes.length,}});}
       { const $$_noitceSsedosipE1C = __sveltets_2_ensureComponent(EpisodesSection); new $$_noitceSsedosipE1C({ target: __sveltets_2_any(), props: { season,}});}
     }
  }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PortraitsView__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PortraitsView__SvelteComponent_ = ReturnType<typeof PortraitsView__SvelteComponent_>;
/*Ωignore_endΩ*/export default PortraitsView__SvelteComponent_;
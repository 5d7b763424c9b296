///<reference types="svelte" />
;
import type { CreditGroup } from '@shared/domain/group-credits.ts';
import { distinctOriginalName, initials } from '@shared/domain/person.ts';
import { imageAddress } from '../api/image-address.ts';
import { getSpoilers } from '../state/spoilers.svelte.ts';
import { getTexts } from '../text/texts.svelte.ts';
import HiddenText from '../ui/HiddenText.svelte';
import Marked from '../search/Marked.svelte';
import Picture from '../ui/Picture.svelte';
import { castSentence, characterLine, episodesText } from './credit-text.ts';
import CreditLine from './CreditLine.svelte';
import { getPeople } from './people.ts';
import type { PeopleSizes } from './people-sizes.ts';
;

  interface Props {
    group: CreditGroup;
    sizes: PeopleSizes;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  


  let { group, sizes }: Props = $props();

  const people = getPeople();

  const texts = getTexts();
  const spoilers = getSpoilers();
  const m = $derived(texts.m.spoilers);
  const originalName = $derived(distinctOriginalName(group.person));
  const query = $derived(people.query);
  const isChosen = $derived(people.chosenId === group.id);
  const episodes = $derived(episodesText(group, people.episodeTotal, texts));
;
async () => {


  { svelteHTML.createElement("div", {                "class":`card`,"role":`button`,"tabindex":-1,...__sveltets_2_empty({"data-credit":group.id}),...__sveltets_2_empty({"data-arrow-item":true}),"aria-label":castSentence(group, people.episodeTotal, spoilers.hidden, texts),"aria-pressed":isChosen,...__sveltets_2_empty({"data-chosen":isChosen ? '' : undefined}),});__sveltets_2_ensureType(String, Number, `${sizes.minColumn} `);
   { const $$_erutciP1C = __sveltets_2_ensureComponent(Picture); new $$_erutciP1C({ target: __sveltets_2_any(), props: {        "src":imageAddress('portrait', group.person.profilePath),"standIn":initials(group.person.name),"tint":group.person.personId,...sizes.picture,}});}
   { svelteHTML.createElement("span", { "class":`name`,}); { svelteHTML.createElement("bdi", {}); { const $$_dekraM3C = __sveltets_2_ensureComponent(Marked); new $$_dekraM3C({ target: __sveltets_2_any(), props: {   "text":group.person.name,query,}});} } }
  if(originalName !== null){
     { svelteHTML.createElement("span", { "class":`faint`,}); { svelteHTML.createElement("bdi", {}); { const $$_dekraM3C = __sveltets_2_ensureComponent(Marked); new $$_dekraM3C({ target: __sveltets_2_any(), props: {   "text":originalName,query,}});} } }
  }
   { svelteHTML.createElement("span", { "class":`character`,});
    if(spoilers.hidden.characters){
       { const $$_txeTneddiH2C = __sveltets_2_ensureComponent(HiddenText); new $$_txeTneddiH2C({ target: __sveltets_2_any(), props: {  "label":m.hiddenRole,}});}
    }else{
       { const $$_eniLtiderC2C = __sveltets_2_ensureComponent(CreditLine); new $$_eniLtiderC2C({ target: __sveltets_2_any(), props: {   "line":characterLine(group, texts),query,}});}
    }
   }
  if(episodes !== null){
     { svelteHTML.createElement("span", { "class":`faint`,});
      if(spoilers.hidden.episodeCounts){ { const $$_txeTneddiH2C = __sveltets_2_ensureComponent(HiddenText); new $$_txeTneddiH2C({ target: __sveltets_2_any(), props: {  "label":m.hiddenEpisodes,}});}}else{episodes;}
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PersonCard__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonCard__SvelteComponent_ = ReturnType<typeof PersonCard__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonCard__SvelteComponent_;
///<reference types="svelte" />
;
import type { CreditGroup } from '@shared/domain/group-credits.ts';
import { distinctOriginalName, initials } from '@shared/domain/person.ts';
import { imageAddress } from '../api/image-address.ts';
import { getTexts } from '../text/texts.svelte.ts';
import { getSpoilers } from '../state/spoilers.svelte.ts';
import HiddenText from '../ui/HiddenText.svelte';
import Marked from '../search/Marked.svelte';
import Picture from '../ui/Picture.svelte';
import { jobLine, lineText } from '../text/roles-text.ts';
import { castSentence, characterLine, crewSentence, episodesText } from './credit-text.ts';
import CreditLine from './CreditLine.svelte';
import { getPeople } from './people.ts';
import type { PeopleSizes } from './people-sizes.ts';
;

  interface Props {
    group: CreditGroup;
    /** Which roles or jobs it says. */
    kind: 'guests' | 'crew';
    sizes: PeopleSizes;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  


  let { group, kind, sizes }: Props = $props();

  const texts = getTexts();
  const spoilers = getSpoilers();
  const people = getPeople();
  const hidden = $derived(spoilers.hidden);
  const query = $derived(people.query);
  const isChosen = $derived(people.chosenId === group.id);
  const originalName = $derived(distinctOriginalName(group.person));
  /** The whole credit as one sentence. */
  const sentence = $derived(
    (kind === 'crew' ? crewSentence : castSentence)(group, people.episodeTotal, hidden, texts),
  );
  /** Roles or jobs; `null` while they are hidden. */
  const line = $derived.by(() => {
    if (kind === 'crew') return jobLine(group, people.episodeTotal, hidden, texts);
    return hidden.characters ? null : characterLine(group, texts);
  });
  const detail = $derived(kind === 'crew' || hidden.episodeCounts ? null : episodesText(group, null, texts));
;
async () => {


  { svelteHTML.createElement("div", {               "class":`row`,"role":`button`,"tabindex":-1,...__sveltets_2_empty({"data-credit":group.id}),...__sveltets_2_empty({"data-arrow-item":true}),"aria-label":sentence,"aria-pressed":isChosen,...__sveltets_2_empty({"data-chosen":isChosen ? '' : undefined}),});
   { const $$_erutciP1C = __sveltets_2_ensureComponent(Picture); new $$_erutciP1C({ target: __sveltets_2_any(), props: {        "src":imageAddress('portrait', group.person.profilePath),"standIn":initials(group.person.name),"tint":group.person.personId,...sizes.picture,}});}
   { svelteHTML.createElement("span", { "class":`text`,});
     { svelteHTML.createElement("span", { "class":`name`,});
       { svelteHTML.createElement("bdi", {}); { const $$_dekraM4C = __sveltets_2_ensureComponent(Marked); new $$_dekraM4C({ target: __sveltets_2_any(), props: {   "text":group.person.name,query,}});} }
      if(originalName !== null){ { svelteHTML.createElement("bdi", { "class":`original`,}); { const $$_dekraM4C = __sveltets_2_ensureComponent(Marked); new $$_dekraM4C({ target: __sveltets_2_any(), props: {   "text":originalName,query,}});} }}
     }
     { svelteHTML.createElement("span", {   "class":`line`,"title":line === null ? null : lineText(line),});
      if(line === null){ { const $$_txeTneddiH3C = __sveltets_2_ensureComponent(HiddenText); new $$_txeTneddiH3C({ target: __sveltets_2_any(), props: {  "label":texts.m.spoilers.hiddenRole,}});}}else{ { const $$_eniLtiderC3C = __sveltets_2_ensureComponent(CreditLine); new $$_eniLtiderC3C({ target: __sveltets_2_any(), props: {   line,query,}});}}
     }
   }
  if(detail !== null){ { svelteHTML.createElement("span", { "class":`detail`,});detail; }}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PersonRow__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonRow__SvelteComponent_ = ReturnType<typeof PersonRow__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonRow__SvelteComponent_;
///<reference types="svelte" />
;
import Copy from '@lucide/svelte/icons/copy';
import type { Credit } from '@shared/domain/credit.ts';
import { isHiddenCredit } from '@shared/domain/spoilers.ts';
import { getApi } from '../../api/api-context.ts';
import { copyText } from '../../state/copy-text.ts';
import { getSpoilers } from '../../state/spoilers.svelte.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Concealed from '../../ui/Concealed.svelte';
import IconButton from '../../ui/IconButton.svelte';
import { kindText, roleText } from './credit-line.ts';
import { episodeRanges } from './episode-ranges.ts';
;

  interface Props {
    credit: Credit;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  


  let { credit }: Props = $props();

  const api = getApi();
  const texts = getTexts();
  const toasts = getToasts();
  const spoilers = getSpoilers();
  const m = $derived(texts.m);

  const episodes = $derived(
    [
      credit.episodeCount === null ? '' : m.season.episodeCount(credit.episodeCount),
      credit.episodeNumbers.length === 0
        ? ''
        : m.print.episodes(credit.episodeNumbers.length, texts.row(episodeRanges(credit.episodeNumbers))),
    ].filter((part) => part !== ''),
  );

  const copyId = (): Promise<void> => copyText(credit.creditId, m.app.copied, { api, toasts, texts });
;
async () => {

 { const $$_delaecnoC0C = __sveltets_2_ensureComponent(Concealed); new $$_delaecnoC0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"isHidden":isHiddenCredit(credit, spoilers.hidden),"label":m.spoilers.showGuestCredit,}});
   { const $$_delaecnoC1C = __sveltets_2_ensureComponent(Concealed); new $$_delaecnoC1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"isHidden":credit.kind !== 'crew' && spoilers.hidden.characters,"label":m.spoilers.showRole,}});
     { svelteHTML.createElement("p", { "class":`role selectable`,}); { svelteHTML.createElement("bdi", {});roleText(credit, m); } }
   Concealed}
   { svelteHTML.createElement("div", { "class":`facts`,});
     { svelteHTML.createElement("span", {});kindText(credit, m); }
    if(episodes.length > 0){
       { const $$_delaecnoC2C = __sveltets_2_ensureComponent(Concealed); new $$_delaecnoC2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"isHidden":spoilers.hidden.episodeCounts,"label":m.spoilers.showEpisodes,}});
           for(let part of __sveltets_2_ensureArray(episodes)){part; { svelteHTML.createElement("span", {});part; }}
       Concealed}
    }
   }
   { svelteHTML.createElement("p", { "class":`id`,});
     { svelteHTML.createElement("span", { "class":`faint`,});m.person.creditId; }
     { svelteHTML.createElement("code", { "class":`selectable`,});credit.creditId; }
     { const $$_nottuBnocI2C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"label":m.person.copyCreditId(credit.creditId),"onclick":() => void copyId(),}});
       { const $$_ypoC3C = __sveltets_2_ensureComponent(Copy); new $$_ypoC3C({ target: __sveltets_2_any(), props: {    "size":13,"aria-hidden":`true`,}});}
     IconButton}
   }
 Concealed}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PersonCredit__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonCredit__SvelteComponent_ = ReturnType<typeof PersonCredit__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonCredit__SvelteComponent_;
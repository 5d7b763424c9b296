///<reference types="svelte" />
;
import type { Credit } from '@shared/domain/credit.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { isHiddenCredit } from '@shared/domain/spoilers.ts';
import { getSpoilers } from '../../state/spoilers.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Concealed from '../../ui/Concealed.svelte';
import { roleText } from './credit-line.ts';
import type { CreditedSeason } from './kept-credits.ts';
;

  interface Props {
    season: CreditedSeason;
    seriesName: string;
    /** The language of the page: a season kept in another one says so. */
    hereLanguage: string;
    onopen: (key: SeasonKey) => void;
  };function $$render() {
 const roles/*Ωignore_positionΩ*/ = (credits: readonly Credit[])/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
   { const $$_delaecnoC0C = __sveltets_2_ensureComponent(Concealed); new $$_delaecnoC0C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"isHidden":spoilers.hidden.characters && credits.some(({ kind }) => kind !== 'crew'),"label":m.spoilers.showRole,}});
     { svelteHTML.createElement("bdi", {});texts.list(credits.map((credit) => roleText(credit, m))); }
   Concealed}
};return __sveltets_2_any(0)};
  
  
  
  
  
  
  
  


  let { season, seriesName, hereLanguage, onopen }: Props = $props();

  const texts = getTexts();
  const spoilers = getSpoilers();
  const m = $derived(texts.m);

  const guests = $derived(season.credits.filter((credit) => isHiddenCredit(credit, spoilers.hidden)));
  const others = $derived(season.credits.filter((credit) => !guests.includes(credit)));
  const name = $derived(
    season.key.language === hereLanguage
      ? season.name
      : m.library.seasonIn(season.name, texts.languageName(season.key.language)),
  );
;
async () => {



if(season.isHere){
   { svelteHTML.createElement("p", {   "class":`here`,"aria-current":`true`,}); { svelteHTML.createElement("bdi", {});name; }  { svelteHTML.createElement("span", {});m.person.here; } }
}else{
   { svelteHTML.createElement("button", {     "type":`button`,"aria-label":m.library.season(seriesName, name),"onclick":() => onopen(season.key),});
     { svelteHTML.createElement("bdi", {});name; }
   }
   { svelteHTML.createElement("div", { "class":`roles`,});
    if(others.length > 0){;__sveltets_2_ensureSnippet(roles(others));}
    if(guests.length > 0){
       { const $$_delaecnoC1C = __sveltets_2_ensureComponent(Concealed); new $$_delaecnoC1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"isHidden":others.length > 0,"label":m.spoilers.showGuestCredit,}});
        ;__sveltets_2_ensureSnippet(roles(guests));
       Concealed}
    }
   }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PersonSeason__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonSeason__SvelteComponent_ = ReturnType<typeof PersonSeason__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonSeason__SvelteComponent_;
///<reference types="svelte" />
;
import { onMount } from 'svelte';
import { seasonKeyText, type SeasonKey, type SeasonPage } from '@shared/domain/season.ts';
import { isHiddenCredit } from '@shared/domain/spoilers.ts';
import { getApi } from '../../api/api-context.ts';
import { describeError } from '../../errors/error-text.ts';
import { getSpoilers } from '../../state/spoilers.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Concealed from '../../ui/Concealed.svelte';
import { groupBySeries, type CreditedSeason } from './kept-credits.ts';
import { LibraryCredits } from './library-credits.svelte.ts';
import PersonSeason from './PersonSeason.svelte';
;

  interface Props {
    /** Fixed for the life of the component: the parent keys it. */
    personId: number;
    /** The season beside the panel. */
    page: SeasonPage;
    onopen: (key: SeasonKey) => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  


  let { personId, page, onopen }: Props = $props();

  const texts = getTexts();
  const spoilers = getSpoilers();
  const m = $derived(texts.m);

  // svelte-ignore state_referenced_locally (the person never changes, see above)
  const credits = new LibraryCredits(getApi(), personId);

  onMount(() => credits.follow());

  const allSeries = $derived(
    credits.all === null ? null : groupBySeries(credits.all, page, m.season.seriesId),
  );

  /** That somebody is a guest there is the spoiler, so the season's name is hidden too. */
  function isHiddenSeason({ credits: own, isHere }: CreditedSeason): boolean {
    return !isHere && own.every((credit) => isHiddenCredit(credit, spoilers.hidden));
  }
;
async () => {

if(allSeries !== null){
     for(let { seriesId, name, seasons } of __sveltets_2_ensureArray(allSeries)){seriesId;
    const isHiddenSeries = seasons.every(isHiddenSeason);
     { svelteHTML.createElement("div", { "class":`series`,});
       { const $$_delaecnoC1C = __sveltets_2_ensureComponent(Concealed); new $$_delaecnoC1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"isHidden":isHiddenSeries,"label":m.spoilers.showGuestCredit,}});
         { svelteHTML.createElement("h4", {}); { svelteHTML.createElement("bdi", {});name; } }
         { svelteHTML.createElement("ul", {});
             for(let season of __sveltets_2_ensureArray(seasons)){seasonKeyText(season.key);
             { svelteHTML.createElement("li", {});
               { const $$_delaecnoC4C = __sveltets_2_ensureComponent(Concealed); new $$_delaecnoC4C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"isHidden":!isHiddenSeries && isHiddenSeason(season),"label":m.spoilers.showGuestCredit,}});
                 { const $$_nosaeSnosreP5C = __sveltets_2_ensureComponent(PersonSeason); new $$_nosaeSnosreP5C({ target: __sveltets_2_any(), props: {      season,"seriesName":name,"hereLanguage":page.season.key.language,onopen,}});}
               Concealed}
             }
          }
         }
       Concealed}
     }
  }
  if(credits.error === null && allSeries.every(({ seasons }) => seasons.every(({ isHere }) => isHere))){
     { svelteHTML.createElement("p", {});m.person.nothingElsewhere; }
  }
}
if(credits.error !== null){ { svelteHTML.createElement("p", {});describeError(credits.error, m).text; }}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PersonLibrary__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonLibrary__SvelteComponent_ = ReturnType<typeof PersonLibrary__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonLibrary__SvelteComponent_;
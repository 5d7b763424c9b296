///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import { seasonKeyText, type NoteKey } from '@shared/domain/season.ts';
import { DEFAULT_OVERVIEW_SORT } from '../features/overview/overview-sort.ts';
import NoteField from '../features/notes/NoteField.svelte';
import SeasonPage from '../features/season/SeasonPage.svelte';
import WelcomePage from '../features/welcome/WelcomePage.svelte';
import { getKeptSeasons } from '../state/kept-seasons.svelte.ts';
import { getNavigation } from '../state/navigation.svelte.ts';
import { memoryOf } from '../state/place-memory.ts';
import type { SelectedPerson } from '../state/selected-person.ts';
import type { Reader } from './reader.svelte.ts';
;

  interface Props {
    reader: Reader;
    tokenForm: Snippet;
  };function $$render() {
 const note/*Ωignore_positionΩ*/ = (noteKey: NoteKey)/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
  `${noteKey.seriesId}/${noteKey.seasonNumber}`; { { const $$_dleiFetoN0C = __sveltets_2_ensureComponent(NoteField); new $$_dleiFetoN0C({ target: __sveltets_2_any(), props: { noteKey,}});}}
};return __sveltets_2_any(0)};
  
  
  
  
  
  
  
  
  
  
  


  let { reader, tokenForm }: Props = $props();

  const navigation = getNavigation();
  const kept = getKeptSeasons();
  const place = $derived(navigation.current);

  let seasonPage = $state<SeasonPage>();
  let settingsPage = $state<{ focusFilter(): void }>();
  let overviewSort = $state.raw(DEFAULT_OVERVIEW_SORT);

  /** Puts the focus into the field that filters the page, where it has one. */
   function focusFilter(): void {
    (seasonPage ?? settingsPage)?.focusFilter();
  }

  /** Asks TMDB again for the season on screen. */
   function refresh(): void {
    void seasonPage?.refresh();
  }

  /** Prints what the season on screen shows. */
   function print(): void {
    seasonPage?.print();
  }

  /** Saves what the season on screen shows as PDF. */
   function savePdf(): void {
    seasonPage?.savePdf();
  }

  /** Opens the panel of the person the reader wants to see, once they are on the page. */
   function showWantedPerson(): void {
    if (reader.wantedPersonId !== null) seasonPage?.selectPerson(reader.wantedPersonId);
  }

  /** The next or the previous person of the page; `null` where there is none. */
   function personBeside(direction: -1 | 1): SelectedPerson | null {
    return seasonPage?.personBeside(direction) ?? null;
  }
;
async () => {



if(place.page === 'welcome'){
   { const $$_egaPemocleW0C = __sveltets_2_ensureComponent(WelcomePage); new $$_egaPemocleW0C({ target: __sveltets_2_any(), props: {   "onsample":() => reader.go({ page: 'sample' }),tokenForm,}});}
} else if (place.page === 'settings'){
     { const $$_value = await (import('../features/settings/SettingsPage.svelte'));{ const { default: SettingsPage } = $$_value; 
     { const $$_egaPsgnitteS0C = __sveltets_2_ensureComponent(SettingsPage); const $$_egaPsgnitteS0 = new $$_egaPsgnitteS0C({ target: __sveltets_2_any(), props: {   tokenForm,}});settingsPage = $$_egaPsgnitteS0;}
  }}
} else if (place.page === 'library'){
     { const $$_value = await (import('../features/overview/OverviewPage.svelte'));{ const { default: OverviewPage } = $$_value; 
     { const $$_egaPweivrevO0C = __sveltets_2_ensureComponent(OverviewPage); const $$_egaPweivrevO0 = new $$_egaPweivrevO0C({ target: __sveltets_2_any(), props: {     sort:overviewSort,"onopen":(key) => reader.openSeason(key),}});/*Ωignore_startΩ*/() => overviewSort = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_egaPweivrevO0.$$bindings = 'sort';}
  }}
} else if (place.page === 'series'){
  `${place.key.seriesId}/${place.key.language}`; {
       { const $$_value = await (import('./SeriesPlace.svelte'));{ const { default: SeriesPlace } = $$_value; 
       { const $$_ecalPseireS0C = __sveltets_2_ensureComponent(SeriesPlace); new $$_ecalPseireS0C({ target: __sveltets_2_any(), props: {       "seriesKey":place.key,"onopen":(key) => reader.openSeason(key),"ontoken":() => reader.enterToken(),}});}
    }}
  }
}else{
  place.page === 'season' ? seasonKeyText(place.key) : 'sample'; {
     { const $$_egaPnosaeS0C = __sveltets_2_ensureComponent(SeasonPage); const $$_egaPnosaeS0 = new $$_egaPnosaeS0C({ target: __sveltets_2_any(), props: {         "source":place.page === 'season' ? { kind: 'season', key: place.key } : { kind: 'sample' },"seriesName":place.page === 'season' ? (kept.find(place.key)?.seriesName ?? null) : null,"memory":memoryOf(place),note,}});seasonPage = $$_egaPnosaeS0;}
  }
}
};
return { props: {} as any as Props, exports: {} as any as { focusFilter: typeof focusFilter,refresh: typeof refresh,print: typeof print,savePdf: typeof savePdf,showWantedPerson: typeof showWantedPerson,personBeside: typeof personBeside }, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Pages__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Pages__SvelteComponent_ = ReturnType<typeof Pages__SvelteComponent_>;
/*Ωignore_endΩ*/export default Pages__SvelteComponent_;
///<reference types="svelte" />
;
import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import LibraryIcon from '@lucide/svelte/icons/library';
import SettingsIcon from '@lucide/svelte/icons/settings';
import type { Snippet } from 'svelte';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { SIDEBAR_WIDTH } from '@shared/domain/settings.ts';
import FindField from '../features/find/FindField.svelte';
import LibraryList from '../features/library/LibraryList.svelte';
import type { FoundPage } from '../search/read-request.ts';
import { getNavigation } from '../state/navigation.svelte.ts';
import { getSession } from '../state/session.svelte.ts';
import { getTexts } from '../text/texts.svelte.ts';
import IconButton from '../ui/IconButton.svelte';
import Resizer from '../ui/Resizer.svelte';
;

  interface Props {
    current: SeasonKey | null;
    onopen: (key: SeasonKey) => void;
    onseries: (key: SeriesKey) => void;
    onfound: (found: FoundPage) => void;
    onremove: (key: SeasonKey, name: string) => void;
    ontravel: (direction: 'back' | 'forward') => void;
    onoverview: () => void;
    onsettings: () => void;
    /** What stands at the foot. */
    foot: Snippet;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { current, onopen, onseries, onfound, onremove, ontravel, onoverview, onsettings, foot }: Props =
    $props();

  const session = getSession();
  const navigation = getNavigation();
  const texts = getTexts();
  const m = $derived(texts.m);
  const place = $derived(navigation.current);

  let width = $state(session.settings.sidebarWidth);
  let findField = $state<FindField>();

  /** Puts the focus into the field for addresses. */
   function focusFind(): void {
    findField?.focus();
  }
;
async () => {

 { svelteHTML.createElement("div", {  "class":`sidebar`,});__sveltets_2_ensureType(String, Number, `${width} `);
   { svelteHTML.createElement("header", {});
     { svelteHTML.createElement("span", { "class":`mark`,});m.app.name; }
     { svelteHTML.createElement("span", { "class":`travel`,});
       { const $$_nottuBnocI3C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"label":m.app.back,"disabled":!navigation.canGoBack,"onclick":() => ontravel('back'),}});
         { const $$_tfeLworrA4C = __sveltets_2_ensureComponent(ArrowLeft); new $$_tfeLworrA4C({ target: __sveltets_2_any(), props: {    "size":17,"aria-hidden":`true`,}});}
       IconButton}
       { const $$_nottuBnocI3C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI3C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"label":m.app.forward,"disabled":!navigation.canGoForward,"onclick":() => ontravel('forward'),}});
         { const $$_thgiRworrA4C = __sveltets_2_ensureComponent(ArrowRight); new $$_thgiRworrA4C({ target: __sveltets_2_any(), props: {    "size":17,"aria-hidden":`true`,}});}
       IconButton}
     }
     { const $$_nottuBnocI2C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI2C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"label":m.settings.title,"aria-current":place.page === 'settings' ? 'page' : undefined,"onclick":onsettings,}});
       { const $$_nocIsgnitteS3C = __sveltets_2_ensureComponent(SettingsIcon); new $$_nocIsgnitteS3C({ target: __sveltets_2_any(), props: {    "size":17,"aria-hidden":`true`,}});}
     IconButton}
   }
   { const $$_dleiFdniF1C = __sveltets_2_ensureComponent(FindField); const $$_dleiFdniF1 = new $$_dleiFdniF1C({ target: __sveltets_2_any(), props: {        "language":session.settings.language,"hasToken":session.hasToken,"onopen":onfound,}});findField = $$_dleiFdniF1;}
   { svelteHTML.createElement("div", { "class":`heading`,});
     { svelteHTML.createElement("h2", {});m.library.title; }
     { const $$_nottuBnocI2C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI2C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"label":m.library.overview,"aria-current":place.page === 'library' ? 'page' : undefined,"onclick":onoverview,}});
       { const $$_nocIyrarbiL3C = __sveltets_2_ensureComponent(LibraryIcon); new $$_nocIyrarbiL3C({ target: __sveltets_2_any(), props: {    "size":16,"aria-hidden":`true`,}});}
     IconButton}
   }
   { const $$_tsiLyrarbiL1C = __sveltets_2_ensureComponent(LibraryList); new $$_tsiLyrarbiL1C({ target: __sveltets_2_any(), props: {         current,"currentSeries":place.page === 'series' ? place.key : null,"language":session.settings.language,onopen,onseries,onremove,}});}
  ;__sveltets_2_ensureSnippet(foot());
   { const $$_reziseR1C = __sveltets_2_ensureComponent(Resizer); const $$_reziseR1 = new $$_reziseR1C({ target: __sveltets_2_any(), props: {          width,"min":SIDEBAR_WIDTH.min,"max":SIDEBAR_WIDTH.max,"label":m.library.title,"onresized":() => void session.update({ sidebarWidth: width }),}});/*Ωignore_startΩ*/() => width = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_reziseR1.$$bindings = 'width';}
 }


};
return { props: {} as any as Props, exports: {} as any as { focusFind: typeof focusFind }, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Sidebar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Sidebar__SvelteComponent_ = ReturnType<typeof Sidebar__SvelteComponent_>;
/*Ωignore_endΩ*/export default Sidebar__SvelteComponent_;
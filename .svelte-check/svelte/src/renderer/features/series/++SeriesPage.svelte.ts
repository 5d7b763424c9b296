///<reference types="svelte" />
;
import { onMount, type Snippet } from 'svelte';
import type { SeasonKey, Series } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { getApi } from '../../api/api-context.ts';
import ErrorState from '../../errors/ErrorState.svelte';
import { describeError } from '../../errors/error-text.ts';
import { getKeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import CardGrid from '../../ui/CardGrid.svelte';
import Page from '../../ui/Page.svelte';
import PageSkeleton from '../../ui/PageSkeleton.svelte';
import { SeriesView } from './series-view.svelte.ts';
import SeasonTile from './SeasonTile.svelte';
import SeriesHeader from './SeriesHeader.svelte';
;

  interface Props {
    /** Fixed for the life of the component: the parent keys it. */
    seriesKey: SeriesKey;
    onopen: (key: SeasonKey) => void;
    ontoken: () => void;
    /** Buttons for the head of the page. */
    actions: Snippet<[Series]>;
    /** What stands between the head and the seasons. */
    panel: Snippet;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { seriesKey, onopen, ontoken, actions: pageActions, panel }: Props = $props();

  const api = getApi();
  const texts = getTexts();
  const kept = getKeptSeasons();
  const toasts = getToasts();
  const m = $derived(texts.m.series);
  // svelte-ignore state_referenced_locally (the key never changes, see above)
  const view = new SeriesView(api, seriesKey);

  let scrollRoot = $state<HTMLElement>();

  onMount(() => view.follow());

  const title = $derived(
    view.status.kind === 'ready' ? view.status.page.series.name : texts.m.season.seriesId(seriesKey.seriesId),
  );

  async function openOnTmdb(): Promise<void> {
    const result = await api.app.openWebPage({ page: 'series', seriesId: seriesKey.seriesId });
    if (!result.ok) toasts.show(describeError(result.error, texts.m).text, { tone: 'problem' });
  }

  const keyOf = (seasonNumber: number): SeasonKey => ({ ...seriesKey, seasonNumber });
;
async () => {

 { const $$_egaP0C = __sveltets_2_ensureComponent(Page); const $$_egaP0 = new $$_egaP0C({ target: __sveltets_2_any(), props: {  children:() => { return __sveltets_2_any(0); },scrollRoot,"label":title,}});/*Ωignore_startΩ*/() => scrollRoot = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_egaP0.$$bindings = 'scrollRoot';
  if(view.status.kind === 'loading'){
     { const $$_notelekSegaP1C = __sveltets_2_ensureComponent(PageSkeleton); new $$_notelekSegaP1C({ target: __sveltets_2_any(), props: {  "label":m.loading(title),}});}
  } else if (view.status.kind === 'failed'){
     { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {       "error":view.status.error,"subject":seriesKey,"onretry":() => void view.load(),ontoken,}});}
  }else{
    const { series, fetchedAt } = view.status.page;
     { const $$_redaeHseireS1C = __sveltets_2_ensureComponent(SeriesHeader); const $$_redaeHseireS1 = new $$_redaeHseireS1C({ target: __sveltets_2_any(), props: {     series,"language":seriesKey.language,fetchedAt,"onopenontmdb":() => void openOnTmdb(),actions:() => { async ()/*Ωignore_positionΩ*/ => {;__sveltets_2_ensureSnippet(pageActions(series));};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {actions} = $$_redaeHseireS1.$$prop_def;/*Ωignore_endΩ*/
      
     SeriesHeader}
    ;__sveltets_2_ensureSnippet(panel());
     { svelteHTML.createElement("section", { "aria-labelledby":`seasons`,});
       { svelteHTML.createElement("h2", { "id":`seasons`,});m.seasons;  { svelteHTML.createElement("span", {}); texts.number(series.seasons.length);  } }
      if(series.seasons.length === 0){
         { svelteHTML.createElement("p", {});m.noSeasons; }
      }else{
         { const $$_dirGdraC2C = __sveltets_2_ensureComponent(CardGrid); const $$_dirGdraC2 = new $$_dirGdraC2C({ target: __sveltets_2_any(), props: {              "items":series.seasons,"getKey":(season) => String(season.seasonNumber),"minColumn":148,"rowHeight":290,scrollRoot,"label":m.seasons,"longestPlain":300,children:(season) => { async ()/*Ωignore_positionΩ*/ => {
             { const $$_eliTnosaeS0C = __sveltets_2_ensureComponent(SeasonTile); new $$_eliTnosaeS0C({ target: __sveltets_2_any(), props: {      season,"kept":kept.find(keyOf(season.seasonNumber)),"onopen":() => onopen(keyOf(season.seasonNumber)),}});}
          };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dirGdraC2.$$prop_def;/*Ωignore_endΩ*/
          
         CardGrid}
      }
     }
  }
 Page}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SeriesPage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeriesPage__SvelteComponent_ = ReturnType<typeof SeriesPage__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeriesPage__SvelteComponent_;
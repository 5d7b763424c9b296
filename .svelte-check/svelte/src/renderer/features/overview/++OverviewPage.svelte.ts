///<reference types="svelte" />
;
import { onMount } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { KeptSeason, SeasonKey } from '@shared/domain/season.ts';
import { getApi } from '../../api/api-context.ts';
import ErrorState from '../../errors/ErrorState.svelte';
import { describeError } from '../../errors/error-text.ts';
import { getKeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { getRefreshing } from '../../state/refreshing.svelte.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Page from '../../ui/Page.svelte';
import PageSkeleton from '../../ui/PageSkeleton.svelte';
import { RowSelection } from '../../ui/row-selection.svelte.ts';
import { toOverviewEntries } from './overview-entries.ts';
import { sortEntries, type OverviewSort } from './overview-sort.ts';
import OverviewTable from './OverviewTable.svelte';
import OverviewToolbar from './OverviewToolbar.svelte';
import { SeasonSizes } from './season-sizes.svelte.ts';
import { untilError } from './until-error.ts';
;

  interface Props {
    /** Kept by the parent, so that it lives as long as the window. */
    sort: OverviewSort;
    onopen: (key: SeasonKey) => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { sort = $bindable(), onopen }: Props = $props()/*Ωignore_startΩ*/;sort;/*Ωignore_endΩ*/;

  /** Ages are in days: to look at the clock once an hour is enough. */
  const HOUR = 3_600_000;

  const texts = getTexts();
  const kept = getKeptSeasons();
  const refreshing = getRefreshing();
  const toasts = getToasts();
  const sizes = new SeasonSizes(getApi());
  const selection = new RowSelection();
  const m = $derived(texts.m.overview);

  let scrollRoot = $state<HTMLElement>();
  let now = $state.raw(new Date());

  onMount(() => {
    const timer = setInterval(() => (now = new Date()), HOUR);
    const stop = sizes.follow();
    return () => {
      clearInterval(timer);
      stop();
    };
  });

  const order = $derived({
    compare: new Intl.Collator(texts.locale, { numeric: true }).compare,
    languageName: (tag: string) => texts.languageName(tag),
  });
  const entries = $derived(sortEntries(toOverviewEntries(kept.all ?? [], sizes.bySeason, now), sort, order));
  const due = $derived(entries.filter(({ isDue }) => isDue).map(({ season }) => season));
  const selected = $derived(entries.filter(({ key }) => selection.has(key)).map(({ season }) => season));

  function sayProblem(error: AppError | null): void {
    if (error !== null) toasts.show(describeError(error, texts.m).text, { tone: 'problem' });
  }

  async function refresh(seasons: readonly SeasonKey[]): Promise<void> {
    sayProblem(await refreshing.start(seasons));
  }

  async function stop(): Promise<void> {
    sayProblem(await refreshing.stop());
  }

  /** Removes as far as that goes, with one way back for all. */
  async function remove(seasons: readonly KeptSeason[]): Promise<void> {
    selection.set([]);
    const { done, error } = await untilError(seasons, (season) => kept.remove(season));
    sayProblem(error);
    if (done.length === 0) return;
    toasts.show(m.removed(done.length), {
      action: { label: texts.m.library.undo, run: () => void restore(done) },
    });
  }

  async function restore(seasons: readonly KeptSeason[]): Promise<void> {
    const { error } = await untilError(seasons, (season) => kept.restore(season));
    sayProblem(error);
  }
;
async () => {

 { const $$_egaP0C = __sveltets_2_ensureComponent(Page); const $$_egaP0 = new $$_egaP0C({ target: __sveltets_2_any(), props: {  children:() => { return __sveltets_2_any(0); },scrollRoot,"label":m.title,}});/*Ωignore_startΩ*/() => scrollRoot = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_egaP0.$$bindings = 'scrollRoot';
  if(kept.all === null && kept.error !== null){
     { const $$_etatSrorrE1C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE1C({ target: __sveltets_2_any(), props: {  "error":kept.error,}});}
  } else if (kept.all === null){
     { const $$_notelekSegaP1C = __sveltets_2_ensureComponent(PageSkeleton); new $$_notelekSegaP1C({ target: __sveltets_2_any(), props: {  "label":m.loading,}});}
  }else{
     { svelteHTML.createElement("div", { "class":`overview`,});
       { svelteHTML.createElement("header", {});
         { svelteHTML.createElement("h1", {});m.title; }
         { svelteHTML.createElement("p", {});entries.length === 0 ? m.empty : m.limit; }
       }
      if(entries.length > 0){
         { const $$_rablooTweivrevO2C = __sveltets_2_ensureComponent(OverviewToolbar); new $$_rablooTweivrevO2C({ target: __sveltets_2_any(), props: {                 "seasonCount":entries.length,"dueCount":due.length,"selectedCount":selected.length,"totalSize":sizes.total,"onrefreshdue":() => void refresh(due),"onrefreshselected":() => void refresh(selected),"onremoveselected":() => void remove(selected),"onstop":() => void stop(),}});}
         { const $$_elbaTweivrevO2C = __sveltets_2_ensureComponent(OverviewTable); new $$_elbaTweivrevO2C({ target: __sveltets_2_any(), props: {          entries,sort,selection,scrollRoot,"onsort":(next) => (sort = next),onopen,"onfetch":(key) => void refresh([key]),}});}
      }
     }
  }
 Page}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('sort'), slots: {}, events: {} }}
const OverviewPage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OverviewPage__SvelteComponent_ = ReturnType<typeof OverviewPage__SvelteComponent_>;
/*Ωignore_endΩ*/export default OverviewPage__SvelteComponent_;
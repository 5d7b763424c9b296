///<reference types="svelte" />
;
import { onMount } from 'svelte';
import type { SeasonKey } from '@shared/domain/season.ts';
import { getApi } from '../../api/api-context.ts';
import { Refreshing, setRefreshing } from '../../state/refreshing.svelte.ts';
import { DEFAULT_OVERVIEW_SORT } from './overview-sort.ts';
import OverviewPage from './OverviewPage.svelte';
;

  interface Props {
    onopen: (key: SeasonKey) => void;
  };function $$render() {

  
  
  
  
  
  


  let { onopen }: Props = $props();

  const refreshing = setRefreshing(new Refreshing(getApi()));

  onMount(() => refreshing.follow());

  let sort = $state.raw(DEFAULT_OVERVIEW_SORT);
  let isShown = $state(true);
;
async () => {


 { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => (isShown = !isShown),});    }
if(isShown){ { const $$_egaPweivrevO0C = __sveltets_2_ensureComponent(OverviewPage); const $$_egaPweivrevO0 = new $$_egaPweivrevO0C({ target: __sveltets_2_any(), props: {   sort,onopen,}});/*Ωignore_startΩ*/() => sort = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_egaPweivrevO0.$$bindings = 'sort';}}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const OverviewStage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OverviewStage__SvelteComponent_ = ReturnType<typeof OverviewStage__SvelteComponent_>;
/*Ωignore_endΩ*/export default OverviewStage__SvelteComponent_;
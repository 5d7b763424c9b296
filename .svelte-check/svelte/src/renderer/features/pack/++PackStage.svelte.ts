///<reference types="svelte" />
;
import { onMount } from 'svelte';
import type { Series } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { getApi } from '../../api/api-context.ts';
import { Packs, setPacks } from '../../state/packs.svelte.ts';
import KeepSeasons from './KeepSeasons.svelte';
import PackBar from './PackBar.svelte';
import PackPanel from './PackPanel.svelte';
;

  interface Props {
    seriesKey: SeriesKey;
    series: Series;
    onopen: (key: SeriesKey) => void;
    ontoken: () => void;
  };function $$render() {

  
  
  
  
  
  
  
  


  let { seriesKey, series, onopen, ontoken }: Props = $props();

  const packs = setPacks(new Packs(getApi()));

  onMount(() => packs.follow());
;
async () => {


 { const $$_snosaeSpeeK0C = __sveltets_2_ensureComponent(KeepSeasons); new $$_snosaeSpeeK0C({ target: __sveltets_2_any(), props: {  seriesKey,series,}});}
 { const $$_lenaPkcaP0C = __sveltets_2_ensureComponent(PackPanel); new $$_lenaPkcaP0C({ target: __sveltets_2_any(), props: {  seriesKey,ontoken,}});}
 { const $$_raBkcaP0C = __sveltets_2_ensureComponent(PackBar); new $$_raBkcaP0C({ target: __sveltets_2_any(), props: { onopen,}});}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PackStage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PackStage__SvelteComponent_ = ReturnType<typeof PackStage__SvelteComponent_>;
/*Ωignore_endΩ*/export default PackStage__SvelteComponent_;
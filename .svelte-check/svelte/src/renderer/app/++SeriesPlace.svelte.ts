///<reference types="svelte" />
;
import type { SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import KeepSeasons from '../features/pack/KeepSeasons.svelte';
import PackPanel from '../features/pack/PackPanel.svelte';
import SeriesPage from '../features/series/SeriesPage.svelte';
;

  interface Props {
    /** Fixed for the life of the component: the parent keys it. */
    seriesKey: SeriesKey;
    onopen: (key: SeasonKey) => void;
    ontoken: () => void;
  };function $$render() {

  
  
  
  
  


  let { seriesKey, onopen, ontoken }: Props = $props();
;
async () => {


 { const $$_egaPseireS0C = __sveltets_2_ensureComponent(SeriesPage); const $$_egaPseireS0 = new $$_egaPseireS0C({ target: __sveltets_2_any(), props: {  seriesKey,onopen,ontoken,actions:(series) => { async ()/*Ωignore_positionΩ*/ => { { const $$_snosaeSpeeK0C = __sveltets_2_ensureComponent(KeepSeasons); new $$_snosaeSpeeK0C({ target: __sveltets_2_any(), props: {  seriesKey,series,}});}};return __sveltets_2_any(0)},panel:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_lenaPkcaP0C = __sveltets_2_ensureComponent(PackPanel); new $$_lenaPkcaP0C({ target: __sveltets_2_any(), props: {  seriesKey,ontoken,}});}};return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {actions, panel} = $$_egaPseireS0.$$prop_def;/*Ωignore_endΩ*/
  
  
 SeriesPage}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SeriesPlace__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeriesPlace__SvelteComponent_ = ReturnType<typeof SeriesPlace__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeriesPlace__SvelteComponent_;
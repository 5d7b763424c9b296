///<reference types="svelte" />
;
import Luggage from '@lucide/svelte/icons/luggage';
import type { Series } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { describeError } from '../../errors/error-text.ts';
import { getPacks } from '../../state/packs.svelte.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import ChooseSeasons from './ChooseSeasons.svelte';
;

  interface Props {
    seriesKey: SeriesKey;
    series: Series;
  };function $$render() {

  
  
  
  
  
  
  
  
  


  let { seriesKey, series }: Props = $props();

  const texts = getTexts();
  const packs = getPacks();
  const toasts = getToasts();

  let isChoosing = $state(false);

  async function start(seasonNumbers: readonly number[] | null): Promise<void> {
    isChoosing = false;
    const error = await packs.start(seriesKey, seasonNumbers);
    if (error !== null) toasts.show(describeError(error, texts.m).text, { tone: 'problem' });
  }
;
async () => {


  { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {        children:() => { return __sveltets_2_any(0); },"kind":`primary`,"aria-haspopup":`dialog`,"disabled":series.seasons.length === 0,"onclick":() => (isChoosing = true),}});
   { const $$_egagguL1C = __sveltets_2_ensureComponent(Luggage); new $$_egagguL1C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}texts.m.pack.keepAll;
 Button}
if(isChoosing){
   { const $$_snosaeSesoohC0C = __sveltets_2_ensureComponent(ChooseSeasons); new $$_snosaeSesoohC0C({ target: __sveltets_2_any(), props: {       seriesKey,series,"onchosen":(seasonNumbers) => void start(seasonNumbers),"onclose":() => (isChoosing = false),}});}
}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const KeepSeasons__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type KeepSeasons__SvelteComponent_ = ReturnType<typeof KeepSeasons__SvelteComponent_>;
/*Ωignore_endΩ*/export default KeepSeasons__SvelteComponent_;
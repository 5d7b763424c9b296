///<reference types="svelte" />
;
import type { SeriesKey } from '@shared/domain/series.ts';
import { tripPackText } from '@shared/domain/trip-pack.ts';
import { getKeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { getPacks, type ShownPack } from '../../state/packs.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import ProgressBar from '../../ui/ProgressBar.svelte';
import { packTitle } from './pack-text.ts';
;

  interface Props {
    onopen: (key: SeriesKey) => void;
  };function $$render() {

  
  
  
  
  
  
  


  let { onopen }: Props = $props();

  const texts = getTexts();
  const packs = getPacks();
  const kept = getKeptSeasons();
  const m = $derived(texts.m);

  function nameOf({ seriesId }: ShownPack): string {
    return kept.series.find((series) => series.seriesId === seriesId)?.name ?? m.season.seriesId(seriesId);
  }

  function stateOf(pack: ShownPack): string {
    if (pack.state !== 'running') return packTitle(pack, texts);
    return m.pack.seasonsDone(texts.number(pack.progress.seasonsDone), pack.seasonNumbers.length);
  }
;
async () => {


if(packs.unfinished.length > 0){
   { svelteHTML.createElement("ul", { "aria-label":m.pack.bars,});
       for(let pack of __sveltets_2_ensureArray(packs.unfinished)){tripPackText(pack);
      const name = nameOf(pack);
      const state = stateOf(pack);
       { svelteHTML.createElement("li", {});
         { svelteHTML.createElement("button", {       "type":`button`,"aria-label":m.pack.bar(name, state),"onclick":() => onopen({ seriesId: pack.seriesId, language: pack.language }),});
           { svelteHTML.createElement("span", { "class":`name`,});name; }
           { svelteHTML.createElement("span", { "class":`state`,});state; }
         }
         { svelteHTML.createElement("div", { "class":`bar`,});
           { const $$_raBssergorP3C = __sveltets_2_ensureComponent(ProgressBar); new $$_raBssergorP3C({ target: __sveltets_2_any(), props: {        "label":name,"value":pack.fraction,"text":state,"isResting":pack.state !== 'running',}});}
         }
       }
    }
   }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PackBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PackBar__SvelteComponent_ = ReturnType<typeof PackBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default PackBar__SvelteComponent_;
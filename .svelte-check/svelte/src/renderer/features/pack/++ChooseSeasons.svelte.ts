///<reference types="svelte" />
;
import type { Series } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { getKeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import Dialog from '../../ui/Dialog.svelte';
;

  interface Props {
    seriesKey: SeriesKey;
    series: Series;
    /** `null` for all that TMDB lists, be it more by then. */
    onchosen: (seasonNumbers: readonly number[] | null) => void;
    onclose: () => void;
  };function $$render() {

  
  
  
  
  
  


  let { seriesKey, series, onchosen, onclose }: Props = $props();

  const texts = getTexts();
  const kept = getKeptSeasons();
  const m = $derived(texts.m);

  const all = $derived(series.seasons.map(({ seasonNumber }) => seasonNumber));
  /** What the reader has taken out: a season that TMDB lists meanwhile is chosen like the others. */
  let leftOut = $state.raw<ReadonlySet<number>>(new Set());
  const chosen = $derived(all.filter((seasonNumber) => !leftOut.has(seasonNumber)));
  const isAll = $derived(chosen.length === all.length);

  function toggle(seasonNumber: number): void {
    const next = new Set(leftOut);
    if (!next.delete(seasonNumber)) next.add(seasonNumber);
    leftOut = next;
  }

  function stateOf(seasonNumber: number): string {
    const season = kept.find({ ...seriesKey, seasonNumber });
    if (season === undefined || season.isExpired) return '';
    return season.isWhole ? m.season.savedAge(texts.age(season.fetchedAt)) : m.series.incomplete;
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    onchosen(isAll ? null : chosen);
  }
;
async () => {

 { const $$_golaiD0C = __sveltets_2_ensureComponent(Dialog); new $$_golaiD0C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },"title":m.pack.chooseTitle(series.name),"closeLabel":m.app.close,onclose,}});
   { svelteHTML.createElement("p", {});m.pack.chooseIntro; }
   { svelteHTML.createElement("form", { "onsubmit":submit,});
     { svelteHTML.createElement("label", { "class":`all`,});
       { svelteHTML.createElement("input", {         "type":`checkbox`,"checked":isAll,"indeterminate":!isAll && chosen.length > 0,"onchange":() => (leftOut = new Set(isAll ? all : [])),});}
      m.pack.allSeasons;
     }
     { svelteHTML.createElement("ul", {});
         for(let { seasonNumber, name, episodeCount } of __sveltets_2_ensureArray(series.seasons)){seasonNumber;
         { svelteHTML.createElement("li", {});
           { svelteHTML.createElement("label", {});
             { svelteHTML.createElement("input", {       "type":`checkbox`,"checked":!leftOut.has(seasonNumber),"onchange":() => toggle(seasonNumber),});}
             { svelteHTML.createElement("span", { "class":`name`,});name; }
             { svelteHTML.createElement("span", { "class":`fact`,});m.season.episodeCount(episodeCount); }
             { svelteHTML.createElement("span", { "class":`fact state`,});stateOf(seasonNumber); }
           }
         }
      }
     }
     { svelteHTML.createElement("div", { "class":`buttons`,});
       { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":onclose,}});m.app.cancel; Button}
       { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":`primary`,"type":`submit`,"disabled":chosen.length === 0,}});m.pack.keep(chosen.length);  Button}
     }
   }
 Dialog}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ChooseSeasons__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ChooseSeasons__SvelteComponent_ = ReturnType<typeof ChooseSeasons__SvelteComponent_>;
/*Ωignore_endΩ*/export default ChooseSeasons__SvelteComponent_;
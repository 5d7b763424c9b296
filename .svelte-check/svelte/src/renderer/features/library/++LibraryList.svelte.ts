///<reference types="svelte" />
;
import Trash from '@lucide/svelte/icons/trash';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import { initials } from '@shared/domain/person.ts';
import { isSameSeason, seasonKeyText, type KeptSeason, type SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey } from '@shared/domain/series.ts';
import { imageAddress } from '../../api/image-address.ts';
import { describeError } from '../../errors/error-text.ts';
import { getKeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { keptLanguages, keptSeriesKey } from '../../state/kept-series.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { arrowKeys } from '../../ui/arrow-keys.ts';
import IconButton from '../../ui/IconButton.svelte';
import { InTurns } from '../../ui/in-turns.svelte.ts';
import Picture from '../../ui/Picture.svelte';
;

  interface Props {
    /** The season on screen. */
    current: SeasonKey | null;
    /** The series whose page is on screen. */
    currentSeries: SeriesKey | null;
    /** The language the reader prefers, where a series is kept in several. */
    language: string;
    onopen: (key: SeasonKey) => void;
    onseries: (key: SeriesKey) => void;
    onremove: (key: SeasonKey, name: string) => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { current, currentSeries, language, onopen, onseries, onremove }: Props = $props();

  const texts = getTexts();
  const kept = getKeptSeasons();
  const m = $derived(texts.m.library);

  const drawn = new InTurns(() => kept.series.length, 30);

  /** As it is read out and shown away from its series. */
  function fullName(season: KeptSeason, isInSeveralLanguages: boolean): string {
    const name = m.season(season.seriesName, season.seasonName);
    return isInSeveralLanguages ? m.seasonIn(name, texts.languageName(season.language)) : name;
  }
;
async () => {

 { svelteHTML.createElement("nav", {  "aria-label":m.list,[Symbol("@attach")]:arrowKeys,});
  if(kept.error !== null){
     { svelteHTML.createElement("p", { "class":`note`,});describeError(kept.error, texts.m).text; }
  } else if (kept.all?.length === 0){
     { svelteHTML.createElement("p", { "class":`note`,});m.empty; }
  }
     for(let series of __sveltets_2_ensureArray((kept.series.slice(0, drawn.count)))){series.seriesId;
    const isInSeveralLanguages = keptLanguages(series).length > 1;
    const isCurrentSeries = currentSeries?.seriesId === series.seriesId;
     { svelteHTML.createElement("section", {  "aria-label":series.name,});__sveltets_2_ensureType(String, Number, series.seasons.length);
       { svelteHTML.createElement("h2", {});
         { svelteHTML.createElement("button", {            "type":`button`,"class":`series`,...__sveltets_2_empty({"data-arrow-item":true}),"aria-current":isCurrentSeries ? 'page' : undefined,"aria-label":texts.m.series.openSeries(series.name),"onclick":() => onseries(keptSeriesKey(series, language)),});
           { const $$_erutciP4C = __sveltets_2_ensureComponent(Picture); new $$_erutciP4C({ target: __sveltets_2_any(), props: {           "src":imageAddress('thumbnail', series.posterPath),"standIn":initials(series.name),"tint":series.seriesId,"width":28,"height":42,}});}
           { svelteHTML.createElement("span", { "class":`name`,}); { svelteHTML.createElement("bdi", {});series.name; } }
         }
       }
       { svelteHTML.createElement("ul", {});
           for(let season of __sveltets_2_ensureArray(series.seasons)){seasonKeyText(season);
          const isCurrent = current !== null && isSameSeason(season, current);
          const name = fullName(season, isInSeveralLanguages);
          const age = season.isExpired ? m.expired : texts.age(season.fetchedAt);
           { svelteHTML.createElement("li", {});
             { svelteHTML.createElement("button", {               "type":`button`,"class":`open`,...__sveltets_2_empty({"data-arrow-item":true}),"aria-current":isCurrent ? 'page' : undefined,"aria-label":season.isExpired ? m.expiredLabel(name) : m.seasonLabel(name, age),"title":season.isExpired ? m.expiredHint : undefined,"onclick":() => onopen(season),});season.isExpired;
               { svelteHTML.createElement("span", { "class":`name`,}); { svelteHTML.createElement("bdi", {});season.seasonName; } }
              if(isInSeveralLanguages){ { svelteHTML.createElement("span", { "class":`tag`,});season.language; }}
              if(!season.isWhole && !season.isExpired){
                 { svelteHTML.createElement("span", {   "class":`mark`,"title":m.incomplete,}); { const $$_trelAelgnairT6C = __sveltets_2_ensureComponent(TriangleAlert); new $$_trelAelgnairT6C({ target: __sveltets_2_any(), props: {    "size":13,"aria-hidden":`true`,}});} }
              }
               { svelteHTML.createElement("span", { "class":`age`,});age; }
             }
             { svelteHTML.createElement("span", { "class":`remove`,});
               { const $$_nottuBnocI5C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI5C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"label":m.remove(name),"onclick":() => onremove(season, name),}});
                 { const $$_hsarT6C = __sveltets_2_ensureComponent(Trash); new $$_hsarT6C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
               IconButton}
             }
           }
        }
       }
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const LibraryList__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LibraryList__SvelteComponent_ = ReturnType<typeof LibraryList__SvelteComponent_>;
/*Ωignore_endΩ*/export default LibraryList__SvelteComponent_;
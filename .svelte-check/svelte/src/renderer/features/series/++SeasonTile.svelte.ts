///<reference types="svelte" />
;
import Check from '@lucide/svelte/icons/check';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import { initials } from '@shared/domain/person.ts';
import type { KeptSeason, SeasonSummary } from '@shared/domain/season.ts';
import { imageAddress } from '../../api/image-address.ts';
import { getSession } from '../../state/session.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Picture from '../../ui/Picture.svelte';
;

  interface Props {
    season: SeasonSummary;
    /** The season in the library, in the page's language. */
    kept: KeptSeason | undefined;
    onopen: () => void;
  };function $$render() {

  
  
  
  
  
  
  
  


  let { season, kept, onopen }: Props = $props();

  const texts = getTexts();
  const session = getSession();
  const m = $derived(texts.m);
  const facts = $derived([
    season.airDate === null ? m.series.notAired : texts.year(season.airDate),
    m.season.episodeCount(season.episodeCount),
  ]);
  const isThere = $derived(kept?.isWhole === true && !kept.isExpired);
  const state = $derived.by(() => {
    if (kept === undefined) return null;
    if (kept.isExpired) return m.series.expired;
    return kept.isWhole ? m.season.savedAge(texts.age(kept.fetchedAt)) : m.series.incomplete;
  });
;
async () => {

  { svelteHTML.createElement("button", {       "type":`button`,...__sveltets_2_empty({"data-arrow-item":true}),"aria-label":m.series.tile(season.name, texts.list([...facts, state ?? m.series.notKept])),"onclick":onopen,});
   { const $$_erutciP1C = __sveltets_2_ensureComponent(Picture); new $$_erutciP1C({ target: __sveltets_2_any(), props: {           "src":imageAddress('poster', season.posterPath, session.settings.imageSize),"standIn":initials(season.name),"tint":season.seasonNumber,"width":132,"height":198,}});}
   { svelteHTML.createElement("span", { "class":`name`,});season.name; }
   { svelteHTML.createElement("span", { "class":`facts`,});facts.join(' · '); }
  if(kept !== undefined){
     { svelteHTML.createElement("span", {  "class":`state`,});!isThere;
      if(isThere){ { const $$_kcehC2C = __sveltets_2_ensureComponent(Check); new $$_kcehC2C({ target: __sveltets_2_any(), props: {    "size":13,"aria-hidden":`true`,}});}}else{ { const $$_trelAelgnairT2C = __sveltets_2_ensureComponent(TriangleAlert); new $$_trelAelgnairT2C({ target: __sveltets_2_any(), props: {     "size":13,"aria-hidden":`true`,}});}}
      state;
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SeasonTile__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeasonTile__SvelteComponent_ = ReturnType<typeof SeasonTile__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeasonTile__SvelteComponent_;
///<reference types="svelte" />
;
import type { EpisodePart, GridRow } from '@shared/domain/episode-grid.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { PART_SYMBOLS } from './episode-grid-parts.ts';
;

  interface Props {
    row: GridRow;
    /** Its place among the people. */
    index: number;
    /** The column that takes Tab, if it is in this row; 0 is the name. */
    tabStop: number | null;
    isSelected: boolean;
    onopen: (row: GridRow) => void;
  };function $$render() {

  
  
  


  let { row, index, tabStop, isSelected, onopen }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.episodeGrid);

  /**
   * A cell for each part, and one more where the focus is: hundreds of empty ones would cost as much as those with
   * something in them. Each says in which column it is.
   */
  const cells = $derived.by(() => {
    const filled: [number, readonly EpisodePart[]][] = [...row.parts];
    if (tabStop !== null && tabStop > 0 && !row.parts.has(tabStop - 1)) filled.push([tabStop - 1, []]);
    return filled.sort(([a], [b]) => a - b);
  });

  function label(parts: readonly EpisodePart[]): string {
    const [first = null] = parts;
    if (first === null) return m.noPart;
    return parts.length === 1 ? m.parts[first] : texts.list(parts.map((part) => m.parts[part]));
  }
;
async () => {

 { svelteHTML.createElement("div", {      "class":`row`,"role":`row`,"aria-rowindex":index + 2,});isSelected;
   { svelteHTML.createElement("div", {     "class":`name`,"role":`rowheader`,"aria-colindex":1,});
     { svelteHTML.createElement("button", {             "type":`button`,"tabindex":tabStop === 0 ? 0 : -1,"title":row.person.name,"aria-pressed":isSelected,...__sveltets_2_empty({"data-chosen":isSelected ? '' : undefined}),"onclick":() => onopen(row),});
       { svelteHTML.createElement("bdi", {});row.person.name; }
     }
   }
     for(let [episode, parts] of __sveltets_2_ensureArray(cells)){episode;
     { svelteHTML.createElement("span", {            "class":`cell`,"role":`gridcell`,"aria-colindex":episode + 2,"aria-label":label(parts),"tabindex":tabStop === episode + 1 ? 0 : -1,});__sveltets_2_ensureType(String, Number, episode);
      parts.map((part) => PART_SYMBOLS[part]).join('');
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EpisodeGridRow__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EpisodeGridRow__SvelteComponent_ = ReturnType<typeof EpisodeGridRow__SvelteComponent_>;
/*Ωignore_endΩ*/export default EpisodeGridRow__SvelteComponent_;
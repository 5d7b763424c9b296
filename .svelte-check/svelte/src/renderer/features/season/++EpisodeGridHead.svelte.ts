///<reference types="svelte" />
;
import type { Episode } from '@shared/domain/season.ts';
import { getTexts } from '../../text/texts.svelte.ts';
;

  interface Props {
    episodes: readonly Episode[];
    /** What each is called, in the same order. */
    names: readonly string[];
    /** Index of the episode whose people are shown alone. */
    chosen: number | null;
    /** The column that takes Tab, if it is in this row; 0 is above the people. */
    tabStop: number | null;
    onchoose: (index: number) => void;
  };function $$render() {

  
  


  let { episodes, names, chosen, tabStop, onchoose }: Props = $props();

  const texts = getTexts();
;
async () => {

 { svelteHTML.createElement("div", {     "class":`row`,"role":`row`,"aria-rowindex":1,});
   { svelteHTML.createElement("span", {       "class":`corner`,"role":`columnheader`,"aria-colindex":1,"tabindex":tabStop === 0 ? 0 : -1,});
    texts.m.episodeGrid.person;
   }
      for(let { episodeNumber } of __sveltets_2_ensureArray(episodes)){let index = 1;episodeNumber;
     { svelteHTML.createElement("div", {     "class":`episode`,"role":`columnheader`,"aria-colindex":index + 2,});
       { svelteHTML.createElement("button", {             "type":`button`,"tabindex":tabStop === index + 1 ? 0 : -1,"title":names[index],"aria-label":names[index],"aria-pressed":chosen === index,"onclick":() => onchoose(index),});
        texts.number(episodeNumber);
       }
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EpisodeGridHead__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EpisodeGridHead__SvelteComponent_ = ReturnType<typeof EpisodeGridHead__SvelteComponent_>;
/*Ωignore_endΩ*/export default EpisodeGridHead__SvelteComponent_;
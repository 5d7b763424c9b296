///<reference types="svelte" />
;
import {
    byFirstAppearance,
    episodeGrid,
    inEpisode,
    inSections,
    type GridRow,
  } from '@shared/domain/episode-grid.ts';
import type { Credit } from '@shared/domain/credit.ts';
import type { CreditSections } from '@shared/domain/group-credits.ts';
import type { Person } from '@shared/domain/person.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { isHiddenCredit, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { pickText } from '../../text/local-text.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Choice from '../../ui/Choice.svelte';
import { EPISODE_PARTS, PART_SYMBOLS } from './episode-grid-parts.ts';
import EpisodeGridTable from './EpisodeGridTable.svelte';
;

  interface Props {
    season: SeasonCredits;
    /** The people that the page's filter has left. */
    shown: CreditSections;
    hidden: HiddenDetails;
    selectedId: string | null;
    scrollRoot: HTMLElement | undefined;
    /** `credits`: all of the person in the season. */
    onselect: (person: Person, credits: readonly Credit[]) => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  


  let { season, shown, hidden, selectedId, scrollRoot, onselect }: Props = $props();

  const id = $props.id();
  const texts = getTexts();
  const m = $derived(texts.m.episodeGrid);

  let sort = $state<'billing' | 'first'>('billing');
  /** The number of the episode whose people are shown alone. */
  let chosenNumber = $state<number | null>(null);

  const grid = $derived(
    episodeGrid({ ...season, credits: season.credits.filter((credit) => !isHiddenCredit(credit, hidden)) }),
  );
  const sorted = $derived(sort === 'billing' ? grid.rows : byFirstAppearance(grid.rows));
  const filtered = $derived(inSections(sorted, shown));
  const chosen = $derived.by(() => {
    const index = grid.episodes.findIndex(({ episodeNumber }) => episodeNumber === chosenNumber);
    return index < 0 ? null : index;
  });
  const rows = $derived(chosen === null ? filtered : inEpisode(filtered, chosen));
  const selectedPersonId = $derived(
    season.credits.find(({ creditId }) => creditId === selectedId)?.person.personId ?? null,
  );
  const names = $derived.by(() => {
    const english = new Map(season.english?.episodes.map(({ episodeNumber, name }) => [episodeNumber, name]));
    return grid.episodes.map(({ episodeNumber, name }) =>
      m.episode(episodeNumber, pickText(name, english.get(episodeNumber)).text),
    );
  });
  const chosenName = $derived(chosen === null ? undefined : names[chosen]);

  /** Ids of the people on show, in their order. */
   function people(): readonly number[] {
    return rows.map(({ person }) => person.personId);
  }

  /** "Episode 7: …" while its people are shown alone; `null` while all are. */
   function narrowedTo(): string | null {
    return chosenName ?? null;
  }

  function choose(index: number): void {
    chosenNumber = index === chosen ? null : (grid.episodes[index]?.episodeNumber ?? null);
  }

  function open({ person }: GridRow): void {
    onselect(
      person,
      season.credits.filter((credit) => credit.person.personId === person.personId),
    );
  }
;
async () => {

if(hidden.episodeCounts){
   { svelteHTML.createElement("p", { "class":`none`,});m.hidden; }
} else if (grid.episodes.length === 0){
   { svelteHTML.createElement("p", { "class":`none`,});m.noEpisodes; }
}else{
   { svelteHTML.createElement("div", { "class":`tools`,});
     { svelteHTML.createElement("p", {   "id":`${id}-count`,"role":`status`,});
      chosenName === undefined ? m.people(rows.length) : m.peopleOf(rows.length, chosenName);
     }
     { svelteHTML.createElement("ul", { "aria-label":m.legend,});
         for(let part of __sveltets_2_ensureArray(EPISODE_PARTS)){part;
         { svelteHTML.createElement("li", {}); { svelteHTML.createElement("span", {   "class":`symbol`,"aria-hidden":`true`,});PART_SYMBOLS[part]; } m.parts[part]; }
      }
     }
     { svelteHTML.createElement("div", { "class":`sort`,});
       { svelteHTML.createElement("span", { "id":`${id}-sort`,});m.sort; }
       { const $$_eciohC2C = __sveltets_2_ensureComponent(Choice); new $$_eciohC2C({ target: __sveltets_2_any(), props: {           "labelledby":`${id}-sort`,"describedby":`${id}-count`,"value":sort,"options":[
          { value: 'billing', label: m.sorts.billing },
          { value: 'first', label: m.sorts.first },
        ],"onchange":(next) => (sort = next),}});}
     }
   }
   { svelteHTML.createElement("p", { "class":`none hint`,});m.hint; }
   { const $$_elbaTdirGedosipE0C = __sveltets_2_ensureComponent(EpisodeGridTable); new $$_elbaTdirGedosipE0C({ target: __sveltets_2_any(), props: {            "episodes":grid.episodes,names,rows,chosen,selectedPersonId,scrollRoot,"onchoose":choose,"onopen":open,}});}
  if(rows.length === 0){ { svelteHTML.createElement("p", { "class":`none`,});m.nobody; }}
}


};
return { props: {} as any as Props, exports: {} as any as { people: typeof people,narrowedTo: typeof narrowedTo }, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EpisodeGrid__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EpisodeGrid__SvelteComponent_ = ReturnType<typeof EpisodeGrid__SvelteComponent_>;
/*Ωignore_endΩ*/export default EpisodeGrid__SvelteComponent_;
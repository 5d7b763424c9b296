///<reference types="svelte" />
;
import { creditRows } from '@shared/domain/credit-rows.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { isWhole } from '@shared/domain/season.ts';
import { withoutHiddenPeople } from '@shared/domain/spoilers.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { SheetContent } from '../../state/sheet-content.ts';
import { seriesNameOf } from './sheet-title.ts';
import { sheetLines, type SheetLine } from './sheet-lines.ts';
;

  interface Props extends SheetContent {
    /** Not from the context: the sheet stands beside the application, not in it. */
    texts: Texts;
  };function $$render() {
 const listOf/*Ωignore_positionΩ*/ = (list: readonly SheetLine[])/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
   { svelteHTML.createElement("ul", {});
       for(let { id, name, originalName, detail } of __sveltets_2_ensureArray(list)){id;
       { svelteHTML.createElement("li", {});
         { svelteHTML.createElement("span", { "class":`name`,});
           { svelteHTML.createElement("bdi", {});name; }
          if(originalName !== null){ { svelteHTML.createElement("bdi", { "class":`original`,});originalName; }}
         }
         { svelteHTML.createElement("bdi", {});detail; }
       }
    }
   }
};return __sveltets_2_any(0)}; const heading/*Ωignore_positionΩ*/ = (title: string, count: number)/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
   { svelteHTML.createElement("h2", {});title;  { svelteHTML.createElement("span", { "class":`count`,}); texts.number(count);  } }
};return __sveltets_2_any(0)};
  
  
  
  
  
  
  
  


  let { page, sections, narrowedBy, hidden, texts }: Props = $props();

  const m = $derived(texts.m.season);
  const season = $derived(page.season);
  const lines = $derived(sheetLines({ page, sections, narrowedBy, hidden }, texts));
  const creators = $derived(page.series?.creators.map(({ name }) => name) ?? []);
  const facts = $derived(
    [
      season.name,
      season.airDate === null ? '' : texts.year(season.airDate),
      season.episodes.length > 0 ? m.episodeCount(season.episodes.length) : '',
    ].filter((fact) => fact !== ''),
  );

  /** A sheet that is not everyone must say so. */
  const everyone = $derived(groupCredits(season.credits));
  const shown = $derived(withoutHiddenPeople(sections, hidden));
  const visible = $derived(withoutHiddenPeople(everyone, hidden));
  const isFiltered = $derived(creditRows(shown).length < creditRows(visible).length);
  const choice = $derived(
    [m.filterCount(shown.counts.people, visible.counts.people), ...narrowedBy].join(' · '),
  );
  const hiddenGuests = $derived(hidden.guests && !isFiltered ? everyone.counts.guests : 0);
;
async () => {





 { svelteHTML.createElement("article", {});
   { svelteHTML.createElement("header", {});
     { svelteHTML.createElement("h1", {}); { svelteHTML.createElement("bdi", {});seriesNameOf(page, texts); } }
     { svelteHTML.createElement("p", { "class":`facts`,});facts.join(' · '); }
    if(creators.length > 0){ { svelteHTML.createElement("p", {});m.createdBy(texts.list(creators)); }}
    if(isFiltered){ { svelteHTML.createElement("p", {});choice; }}
    if(page.source !== 'sample' && !isWhole(season.parts)){ { svelteHTML.createElement("p", {});m.incomplete; }}
   }

  if(lines.regulars.length > 0){
     { svelteHTML.createElement("section", {});
      ;__sveltets_2_ensureSnippet(heading(m.regularCast, lines.regulars.length));
      ;__sveltets_2_ensureSnippet(listOf(lines.regulars));
     }
  }
  if(hiddenGuests > 0 || lines.guests.length > 0){
     { svelteHTML.createElement("section", {});
      ;__sveltets_2_ensureSnippet(heading(m.guestStars, hiddenGuests + lines.guests.length));
      if(hiddenGuests > 0){ { svelteHTML.createElement("p", {});texts.m.spoilers.guestsHidden(hiddenGuests); }}
      ;__sveltets_2_ensureSnippet(listOf(lines.guests));
     }
  }
  if(lines.crew.size > 0){
     { svelteHTML.createElement("section", {});
      ;__sveltets_2_ensureSnippet(heading(m.crew, shown.counts.crew));
         for(let [department, list] of __sveltets_2_ensureArray(lines.crew)){department;
         { svelteHTML.createElement("h3", {});department; }
        ;__sveltets_2_ensureSnippet(listOf(list));
      }
     }
  }

   { svelteHTML.createElement("footer", {});
     { svelteHTML.createElement("p", {});texts.m.credits.provenance(texts.date(page.fetchedAt.slice(0, 10))); }
     { svelteHTML.createElement("p", {});texts.m.app.tmdbNotice; }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PrintSheet__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PrintSheet__SvelteComponent_ = ReturnType<typeof PrintSheet__SvelteComponent_>;
/*Ωignore_endΩ*/export default PrintSheet__SvelteComponent_;
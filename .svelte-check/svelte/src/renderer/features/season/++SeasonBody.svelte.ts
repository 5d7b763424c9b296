///<reference types="svelte" />
;
import type { Facet } from '@shared/domain/credit-facets.ts';
import { groupByPerson } from '@shared/domain/group-credits.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import CopyMenu from '../../credits/CopyMenu.svelte';
import { getSpoilers } from '../../state/spoilers.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import { RowSelection } from '../../ui/row-selection.svelte.ts';
import PortraitsView from './PortraitsView.svelte';
import { getSeason } from './season-context.ts';
import SectionBar from './SectionBar.svelte';
import SectionHeading from './SectionHeading.svelte';
;

  interface Props {
    page: SeasonPage;
    /** "Breaking Bad, Season 1". */
    title: string;
    filterField?: HTMLInputElement | undefined;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  


  let { page, title, filterField = $bindable() }: Props = $props()/*Ωignore_startΩ*/;filterField;/*Ωignore_endΩ*/;

  const { view, people } = getSeason();
  const texts = getTexts();
  const spoilers = getSpoilers();
  const selection = new RowSelection();
  const m = $derived(texts.m.season);
  const credits = $derived(view.credits);
  const season = $derived(page.season);
  const source = $derived({ title, fetchedAt: page.fetchedAt });
  let all = $state<HTMLElement>();
  /** What lies below the bar sticks below it, however many lines it has. */
  let barHeight = $state(0);

  /** Hidden guests are counted where the page is not filtered: how many there are gives nobody away. */
  const guestCount = $derived(
    (spoilers.hidden.guests && !credits.isFiltered ? credits.sections : credits.shown)?.counts.guests ?? 0,
  );

  const sectionLinks = $derived.by(() => {
    if (credits.mode !== 'portraits' || credits.shown === null) return [];
    const { regulars, crew } = credits.shown.counts;
    const links = [
      { id: 'regular-cast', title: m.regularCast, count: regulars },
      { id: 'guest-stars', title: m.guestStars, count: guestCount },
      { id: 'crew', title: m.crew, count: crew },
    ];
    const episodes = { id: 'episodes', title: m.episodes, count: season.episodes.length };
    return [...links, ...(credits.isFiltered ? [] : [episodes])].filter(({ count }) => count > 0);
  });

  function showEveryone(): void {
    credits.clearFilter();
    // The button goes away, and the focus would with it.
    filterField?.focus();
  }

  /** What is found is read from its beginning, wherever the reader was. */
  function goToFirst(): void {
    const { scrollRoot } = people;
    if (scrollRoot === undefined || all === undefined) return;
    if (scrollRoot.scrollTop > all.offsetTop) scrollRoot.scrollTop = all.offsetTop;
  }

  function toggleFacet(facet: Facet): void {
    goToFirst();
    credits.toggleFacet(facet);
  }

  function goToSection(id: string): void {
    document.getElementById(id)?.scrollIntoView({ block: 'start' });
  }
;
async () => {

if(credits.visible !== null && credits.shown !== null){
  const shown = credits.shown;
   { const $$_div0 = svelteHTML.createElement("div", {    "class":`all`,});all = $$_div0;__sveltets_2_ensureType(String, Number, `${barHeight} `);
     { const $$_raBnoitceS1C = __sveltets_2_ensureComponent(SectionBar); const $$_raBnoitceS1 = new $$_raBnoitceS1C({ target: __sveltets_2_any(), props: {                           filter:credits.filter,field:filterField,view:credits.mode,height:barHeight,"sections":sectionLinks,"shown":shown.counts.people,"all":credits.visible.counts.people,"facets":credits.facets,"facetCounts":credits.facetCounts,"onsection":goToSection,"ontype":goToFirst,"onfacet":toggleFacet,"onclearfacets":() => credits.clearFacets(),tools:() => { async ()/*Ωignore_positionΩ*/ => {
         { const $$_uneMypoC0C = __sveltets_2_ensureComponent(CopyMenu); new $$_uneMypoC0C({ target: __sveltets_2_any(), props: {          "rows":credits.rows,"isEmpty":shown.counts.people === 0 || view.isOpening,"selection":credits.mode === 'table' ? selection : null,source,"hidden":spoilers.hidden,}});}
      };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/() => credits.filter = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_raBnoitceS1.$$bindings = 'filter';/*Ωignore_startΩ*/() => filterField = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_raBnoitceS1.$$bindings = 'field';/*Ωignore_startΩ*/() => credits.mode = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_raBnoitceS1.$$bindings = 'view';/*Ωignore_startΩ*/() => barHeight = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_raBnoitceS1.$$bindings = 'height';/*Ωignore_startΩ*/const {tools} = $$_raBnoitceS1.$$prop_def;/*Ωignore_endΩ*/
      
     SectionBar}
     { svelteHTML.createElement("div", { "class":`body`,});
      if(credits.isFiltered && shown.counts.people === 0){
         { svelteHTML.createElement("div", { "class":`empty`,});
           { svelteHTML.createElement("p", {});
            credits.filter.trim() === '' ? m.facetsEmpty : m.filterEmpty(credits.filter.trim());
           }
           { const $$_nottuB3C = __sveltets_2_ensureComponent(Button); new $$_nottuB3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":showEveryone,}});m.clearFilter; Button}
         }
      } else if (credits.mode === 'table'){
           { const $$_value = await (import('../../credits/CreditTable.svelte'));{ const { default: CreditTable } = $$_value; 
           { const $$_elbaTtiderC2C = __sveltets_2_ensureComponent(CreditTable); new $$_elbaTtiderC2C({ target: __sveltets_2_any(), props: {          "rows":credits.rows,...credits.order,"onsort":(order) => (credits.order = order),selection,"hidden":spoilers.hidden,source,}});}
        }}
      } else if (credits.mode === 'episodes'){
         { svelteHTML.createElement("section", { "aria-labelledby":`episode-grid`,});
           { const $$_gnidaeHnoitceS3C = __sveltets_2_ensureComponent(SectionHeading); new $$_gnidaeHnoitceS3C({ target: __sveltets_2_any(), props: {         "id":`episode-grid`,"title":m.modes.episodes,"count":season.episodes.length,"spoilers":['episodeCounts', 'guests'],}});}
             { const $$_value = await (import('./EpisodeGrid.svelte'));{ const { default: EpisodeGrid } = $$_value; 
             { const $$_dirGedosipE3C = __sveltets_2_ensureComponent(EpisodeGrid); const $$_dirGedosipE3 = new $$_dirGedosipE3C({ target: __sveltets_2_any(), props: {            season,shown,"hidden":spoilers.hidden,"selectedId":people.chosenId,"scrollRoot":people.scrollRoot,"onselect":(_person, own) => {
                const [group] = groupByPerson(own);
                if (group !== undefined) people.open(group);
              },}});credits.grid = $$_dirGedosipE3;}
          }}
         }
      }else{
         { const $$_weiVstiartroP2C = __sveltets_2_ensureComponent(PortraitsView); new $$_weiVstiartroP2C({ target: __sveltets_2_any(), props: {   season,shown,guestCount,}});}
        if(!view.isOpening && page.source !== 'sample' && season.parts.details){
             { const $$_value = await (import('./Completeness.svelte'));{ const { default: Completeness } = $$_value; 
             { svelteHTML.createElement("div", { "hidden":credits.isFiltered,}); { const $$_ssenetelpmoC3C = __sveltets_2_ensureComponent(Completeness); new $$_ssenetelpmoC3C({ target: __sveltets_2_any(), props: { season,}});} }
          }}
        }
      }
     }
   }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('filterField'), slots: {}, events: {} }}
const SeasonBody__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeasonBody__SvelteComponent_ = ReturnType<typeof SeasonBody__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeasonBody__SvelteComponent_;
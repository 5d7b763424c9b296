///<reference types="svelte" />
;
import { getTexts } from '../../text/texts.svelte.ts';
import SortHeading from '../../ui/SortHeading.svelte';
import { OVERVIEW_COLUMNS, type OverviewColumn, type OverviewSort } from './overview-sort.ts';
;

  interface Props {
    sort: OverviewSort;
    rowCount: number;
    selectedCount: number;
    onsort: (column: OverviewColumn) => void;
    onselectall: (isWanted: boolean) => void;
  };function $$render() {

  
  
  


  let { sort, rowCount, selectedCount, onsort, onselectall }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.overview);

  const isAll = $derived(selectedCount === rowCount);

  /** Numbers stand at their column's end. */
  const NUMBERS: ReadonlySet<OverviewColumn> = new Set(['credits', 'size', 'daysLeft']);

  function directionOf(column: OverviewColumn): 'ascending' | 'descending' | null {
    if (column !== sort.column) return null;
    return sort.isDescending ? 'descending' : 'ascending';
  }
;
async () => {

 { svelteHTML.createElement("thead", {});
   { svelteHTML.createElement("tr", { "aria-rowindex":1,});
     { svelteHTML.createElement("td", { "class":`check`,});
       { svelteHTML.createElement("label", {});
         { svelteHTML.createElement("input", {           "type":`checkbox`,"aria-label":m.selectAll,"checked":isAll,"indeterminate":selectedCount > 0 && !isAll,"onchange":() => onselectall(!isAll),});}
       }
     }
       for(let column of __sveltets_2_ensureArray(OVERVIEW_COLUMNS)){column;
      const direction = directionOf(column);
       { svelteHTML.createElement("th", {     "scope":`col`,"class":column,"aria-sort":direction,});
         { const $$_gnidaeHtroS3C = __sveltets_2_ensureComponent(SortHeading); new $$_gnidaeHtroS3C({ target: __sveltets_2_any(), props: {        "label":m.columns[column],direction,"isNumber":NUMBERS.has(column),"onclick":() => onsort(column),}});}
       }
    }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const OverviewHead__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OverviewHead__SvelteComponent_ = ReturnType<typeof OverviewHead__SvelteComponent_>;
/*Ωignore_endΩ*/export default OverviewHead__SvelteComponent_;
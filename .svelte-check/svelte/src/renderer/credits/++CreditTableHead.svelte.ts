///<reference types="svelte" />
;
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { getTexts } from '../text/texts.svelte.ts';
import SortArrow from '../ui/SortArrow.svelte';
import SortHeading from '../ui/SortHeading.svelte';
import {
    BILLING_ORDER,
    CREDIT_COLUMNS,
    nextOrder,
    sortOf,
    type CreditColumn,
    type RowOrder,
  } from './credit-table-sort.ts';
;

  interface Props {
    order: RowOrder;
    hidden: HiddenDetails;
    rowCount: number;
    selectedCount: number;
    onsort: (order: RowOrder) => void;
    onselectall: (isWanted: boolean) => void;
  };function $$render() {

  
  
  
  
  


  let { order, hidden, rowCount, selectedCount, onsort, onselectall }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.credits);

  const isAll = $derived(rowCount > 0 && selectedCount === rowCount);

  /** An order that is hidden is not the one the rows stand in. */
  const sorted = $derived(CREDIT_COLUMNS.find((column) => sortOf(column, hidden) === order.sort) ?? null);

  /** Numbers stand at their column's end. */
  const NUMBERS: ReadonlySet<CreditColumn> = new Set(['episodes', 'popularity']);
;
async () => {

 { svelteHTML.createElement("thead", {});
   { svelteHTML.createElement("tr", { "aria-rowindex":1,});
     { svelteHTML.createElement("td", { "class":`check`,});
       { svelteHTML.createElement("label", {});
         { svelteHTML.createElement("input", {           "type":`checkbox`,"aria-label":m.selectAll,"checked":isAll,"indeterminate":selectedCount > 0 && !isAll,"onchange":() => onselectall(!isAll),});}
       }
     }
       for(let column of __sveltets_2_ensureArray(CREDIT_COLUMNS)){column;
      const sort = sortOf(column, hidden);
      const direction = column === sorted ? order.direction : null;
       { svelteHTML.createElement("th", {      "scope":`col`,"class":column,"aria-sort":direction,});NUMBERS.has(column);
         { svelteHTML.createElement("div", {});
          if(sort === null){
             { svelteHTML.createElement("span", { "class":`label`,});m.columns[column]; }
          }else{
             { const $$_gnidaeHtroS4C = __sveltets_2_ensureComponent(SortHeading); new $$_gnidaeHtroS4C({ target: __sveltets_2_any(), props: {        "label":m.columns[column],direction,"isNumber":NUMBERS.has(column),"onclick":() => onsort(nextOrder(order, sort)),}});}
          }
          if(column === 'name'){
            if(sorted !== null){
               { svelteHTML.createElement("span", { "class":`hidden-sort ${sorted}`,});
                m.columns[sorted];
                 { const $$_worrAtroS5C = __sveltets_2_ensureComponent(SortArrow); new $$_worrAtroS5C({ target: __sveltets_2_any(), props: {  "direction":order.direction,}});}
               }
            }
             { svelteHTML.createElement("button", {         "type":`button`,"class":`billing`,"aria-pressed":sorted === null,"onclick":() => onsort(BILLING_ORDER),});
              m.billing;
             }
          }
         }
       }
    }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CreditTableHead__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CreditTableHead__SvelteComponent_ = ReturnType<typeof CreditTableHead__SvelteComponent_>;
/*Ωignore_endΩ*/export default CreditTableHead__SvelteComponent_;
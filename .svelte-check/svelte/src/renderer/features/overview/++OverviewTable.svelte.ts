///<reference types="svelte" />
;
import type { SeasonKey } from '@shared/domain/season.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import type { RowSelection } from '../../ui/row-selection.svelte.ts';
import { TableRows } from '../../ui/table-rows.svelte.ts';
import type { OverviewEntry } from './overview-entries.ts';
import { OVERVIEW_COLUMNS, nextSort, type OverviewSort } from './overview-sort.ts';
import OverviewHead from './OverviewHead.svelte';
import OverviewRow from './OverviewRow.svelte';
;

  interface Props {
    /** In order. */
    entries: readonly OverviewEntry[];
    sort: OverviewSort;
    selection: RowSelection;
    /** The element that scrolls. */
    scrollRoot: HTMLElement | undefined;
    onsort: (sort: OverviewSort) => void;
    onopen: (key: SeasonKey) => void;
    onfetch: (key: SeasonKey) => void;
  };function $$render() {

  
  
  
  
  
  
  
  


  let { entries, sort, selection, scrollRoot, onsort, onopen, onfetch }: Props = $props();

  /** Height of a row in CSS pixels. */
  const ROW_HEIGHT = 40;

  const texts = getTexts();
  const m = $derived(texts.m.overview);

  const keys = $derived(entries.map(({ key }) => key));
  const rows = new TableRows(ROW_HEIGHT, () => keys);
  const selectedCount = $derived(keys.filter((key) => selection.has(key)).length);

  /** The arrow keys go from row to row and stay in the same column of controls. */
  function onkeydown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const next = rows.next(event.key);
    if (next === null) return;
    event.preventDefault();
    const control = event.target.dataset['control'] ?? 'open';
    void rows.focus(
      next,
      event.currentTarget,
      (row) => row.querySelector(`[data-control="${control}"]`) ?? row.querySelector('[data-control="open"]'),
    );
  }

  function select(key: string, isRange: boolean): void {
    if (isRange) selection.toggleRange(key, keys);
    else selection.toggle(key);
  }
;
async () => {

 { svelteHTML.createElement("table", {    "aria-label":m.title,"aria-rowcount":entries.length + 1,});__sveltets_2_ensureType(String, Number, `${ROW_HEIGHT} `);
   { const $$_daeHweivrevO1C = __sveltets_2_ensureComponent(OverviewHead); new $$_daeHweivrevO1C({ target: __sveltets_2_any(), props: {         sort,selectedCount,"rowCount":entries.length,"onsort":(column) => onsort(nextSort(sort, column)),"onselectall":(isWanted) => selection.set(isWanted ? keys : []),}});}
  
   { svelteHTML.createElement("tbody", {     onkeydown,"onfocusin":({ target }) => rows.noteFocus(target),[Symbol("@attach")]:scrollRoot === undefined ? undefined : rows.follow(scrollRoot),});
       for(let piece of __sveltets_2_ensureArray(rows.pieces)){piece.kind === 'gap' ? `gap ${piece.first}` : keys[piece.index];
      if(piece.kind === 'gap'){
         { svelteHTML.createElement("tr", { "aria-hidden":`true`,});
           { svelteHTML.createElement("td", {  "colspan":OVERVIEW_COLUMNS.length + 1,});__sveltets_2_ensureType(String, Number, `${piece.rows * ROW_HEIGHT} `); }
         }
      }else{
        const entry = entries[piece.index];
        if(entry !== undefined){
           { const $$_woRweivrevO2C = __sveltets_2_ensureComponent(OverviewRow); new $$_woRweivrevO2C({ target: __sveltets_2_any(), props: {             entry,"index":piece.index,"isSelected":selection.has(entry.key),"isTabStop":piece.index === rows.tabStop,onopen,"onselect":(isRange) => select(entry.key, isRange),"onfetch":() => onfetch(entry.season),}});}
        }
      }
    }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const OverviewTable__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OverviewTable__SvelteComponent_ = ReturnType<typeof OverviewTable__SvelteComponent_>;
/*Ωignore_endΩ*/export default OverviewTable__SvelteComponent_;
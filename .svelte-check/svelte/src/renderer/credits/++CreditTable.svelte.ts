///<reference types="svelte" />
;
import { untrack } from 'svelte';
import type { CreditRow, CreditSort, SortDirection } from '@shared/domain/credit-rows.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { getApi } from '../api/api-context.ts';
import { getToasts } from '../state/toasts.svelte.ts';
import { getTexts } from '../text/texts.svelte.ts';
import type { RowSelection } from '../ui/row-selection.svelte.ts';
import { TableRows } from '../ui/table-rows.svelte.ts';
import type { CopySource } from './copy-credits.ts';
import { CreditCopier } from './credit-copier.ts';
import type { RowOrder } from './credit-table-sort.ts';
import CreditTableHead from './CreditTableHead.svelte';
import CreditTableRow from './CreditTableRow.svelte';
import { getPeople } from './people.ts';
;

  interface Props {
    /** Those to show, in their order (orderRows). */
    rows: readonly CreditRow[];
    sort: CreditSort;
    direction: SortDirection;
    onsort: (order: RowOrder) => void;
    selection: RowSelection;
    hidden: HiddenDetails;
    /** Where copied rows are from. */
    source: CopySource;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { rows, sort, direction, onsort, selection, hidden, source }: Props = $props();

  /** Height of a row in CSS pixels. */
  const ROW_HEIGHT = 40;

  const people = getPeople();
  const texts = getTexts();
  const m = $derived(texts.m.credits);
  const copier = new CreditCopier(getApi(), getToasts(), texts);

  let table = $state<HTMLTableElement>();
  let body = $state<HTMLElement>();

  const keys = $derived(rows.map(({ id }) => id));
  const tableRows = new TableRows(ROW_HEIGHT, () => keys);
  const selected = $derived(rows.filter(({ id }) => selection.has(id)));

  // Whoever is chosen by J, by K or in the palette comes into sight.
  $effect(() => {
    const { chosenId } = people;
    if (chosenId === null || body === undefined) return;
    const chosen = untrack(() => rows.findIndex(({ group }) => group.id === chosenId));
    if (chosen >= 0) void tableRows.reveal(chosen, body);
  });

  function onclick({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
    const row = rows[tableRows.indexOf(target)];
    if (row === undefined) return;
    const isBox = target instanceof Element && target.closest('[data-select]') !== null;
    if (shiftKey) selection.toggleRange(row.id, keys);
    else if (isBox || ctrlKey || metaKey) selection.toggle(row.id);
    else {
      selection.begin(row.id);
      people.open(row.group);
    }
  }

  /** The keys of a grid whose rows take the focus: https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
  function onkeydown(event: KeyboardEvent): void {
    if (event.altKey || !onTableKey(event)) return;
    event.preventDefault();
    // Escape would close the person beside the list, too.
    event.stopPropagation();
  }

  /** True when the key meant something here. */
  function onTableKey({ key, target, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'a' || shiftKey) return false;
      selection.set(keys);
      return true;
    }
    if (key === 'Escape') {
      if (selection.isEmpty) return false;
      selection.set([]);
      return true;
    }
    const row = rows[tableRows.indexOf(target)];
    return row !== undefined && onRowKey(row, key, shiftKey);
  }

  function onRowKey(row: CreditRow, key: string, isRange: boolean): boolean {
    if (key === 'Enter') people.open(row.group);
    else if (key === ' ' && isRange) selection.toggleRange(row.id, keys);
    else if (key === ' ') selection.toggle(row.id);
    else {
      const next = tableRows.next(key);
      const nextKey = next === null ? undefined : keys[next];
      if (next === null || nextKey === undefined || body === undefined) return false;
      if (isRange) selection.extend(row.id, nextKey, keys);
      void tableRows.focus(next, body);
    }
    return true;
  }

  /**
   * From the keyboard and from the menu alike. Without a selection of text it comes to the document's body, wherever
   * the focus is (https://w3c.github.io/clipboard-apis/#fire-a-clipboard-event), and needs no preventDefault: there is
   * nothing else to copy, and a clipboard event that is prevented would empty the clipboard.
   */
  function oncopy(): void {
    const isHere = table?.contains(document.activeElement) === true;
    if (!isHere || document.getSelection()?.isCollapsed === false) return;
    const focused = rows[tableRows.indexOf(document.activeElement)];
    const wanted = selected.length > 0 || focused === undefined ? selected : [focused];
    if (wanted.length > 0) void copier.copy(wanted, { format: 'text', source, hidden });
  }
;
async () => {

 { svelteHTML.createElement("svelte:document", { oncopy,});}

  { const $$_table0 = svelteHTML.createElement("table", {              "role":`grid`,"aria-label":m.table,"aria-multiselectable":`true`,"aria-rowcount":rows.length + 1,onclick,onkeydown,"onfocusin":({ target }) => tableRows.noteFocus(target),});table = $$_table0;__sveltets_2_ensureType(String, Number, `${ROW_HEIGHT} `);
   { const $$_daeHelbaTtiderC1C = __sveltets_2_ensureComponent(CreditTableHead); new $$_daeHelbaTtiderC1C({ target: __sveltets_2_any(), props: {           "order":{ sort, direction },hidden,"rowCount":rows.length,"selectedCount":selected.length,onsort,"onselectall":(isWanted) => selection.set(isWanted ? keys : []),}});}
   { const $$_tbody1 = svelteHTML.createElement("tbody", {   [Symbol("@attach")]:people.scrollRoot === undefined ? undefined : tableRows.follow(people.scrollRoot),});body = $$_tbody1;
       for(let piece of __sveltets_2_ensureArray(tableRows.pieces)){piece.kind === 'gap' ? `gap ${piece.first}` : keys[piece.index];
      if(piece.kind === 'gap'){
         { svelteHTML.createElement("tr", { "aria-hidden":`true`,}); { svelteHTML.createElement("td", { });__sveltets_2_ensureType(String, Number, `${piece.rows * ROW_HEIGHT} `); } }
      }else{
        const row = rows[piece.index];
        if(row !== undefined){
           { const $$_woRelbaTtiderC2C = __sveltets_2_ensureComponent(CreditTableRow); new $$_woRelbaTtiderC2C({ target: __sveltets_2_any(), props: {           row,"index":piece.index,hidden,"isSelected":selection.has(row.id),"isOpen":row.group.id === people.chosenId,"isTabStop":piece.index === tableRows.tabStop,}});}
        }
      }
    }
   }
 }
 { svelteHTML.createElement("p", {   "class":`visually-hidden`,"role":`status`,});selected.length === 0 ? '' : m.selected(selected.length); }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CreditTable__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CreditTable__SvelteComponent_ = ReturnType<typeof CreditTable__SvelteComponent_>;
/*Ωignore_endΩ*/export default CreditTable__SvelteComponent_;
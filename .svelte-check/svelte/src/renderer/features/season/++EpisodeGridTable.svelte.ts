///<reference types="svelte" />
;
import { tick, untrack } from 'svelte';
import { Virtualizer } from 'virtua/svelte';
import type { GridRow } from '@shared/domain/episode-grid.ts';
import type { Episode } from '@shared/domain/season.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { cellInside, nextCell, type GridCell } from './episode-grid-keys.ts';
import { JoinedScroll } from './episode-grid-scroll.ts';
import { followStart } from '../../ui/follow-start.ts';
import EpisodeGridHead from './EpisodeGridHead.svelte';
import EpisodeGridRow from './EpisodeGridRow.svelte';
;

  interface Props {
    episodes: readonly Episode[];
    /** What each is called, in the same order. */
    names: readonly string[];
    rows: readonly GridRow[];
    /** Index of the episode whose people are shown alone. */
    chosen: number | null;
    selectedPersonId: number | null;
    /** The element that scrolls down. */
    scrollRoot: HTMLElement | undefined;
    onchoose: (index: number) => void;
    onopen: (row: GridRow) => void;
  };function $$render() {
 const person/*Ωignore_positionΩ*/ = (row: GridRow, index: number)/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
   { const $$_woRdirGedosipE0C = __sveltets_2_ensureComponent(EpisodeGridRow); new $$_woRdirGedosipE0C({ target: __sveltets_2_any(), props: {        row,index,"tabStop":stopIn(index + 1),"isSelected":row.person.personId === selectedPersonId,onopen,}});}
};return __sveltets_2_any(0)};
  
  
  
  
  
  
  
  
  
  


  let { episodes, names, rows, chosen, selectedPersonId, scrollRoot, onchoose, onopen }: Props = $props();

  /** Up to here plain rows are faster to read, to search and to print: docs/adr/0007-long-lists.md. */
  const LONGEST_PLAIN = 300;
  /** Height of a row in CSS pixels. */
  const ROW_HEIGHT = 34;

  const texts = getTexts();
  const sideways = new JoinedScroll();

  let grid = $state<HTMLElement>();
  let startMargin = $state(0);
  /** The cell that had the focus last; at first the first person. */
  let cursor = $state.raw<GridCell>({ row: 1, column: 0 });

  const size = $derived({ rows: rows.length + 1, columns: episodes.length + 1 });
  const tabStop = $derived(cellInside(cursor, size));
  const stopIn = (row: number): number | null => (tabStop.row === row ? tabStop.column : null);

  function setStart(next: number): void {
    if (Math.abs(next - startMargin) > 1) startMargin = next;
  }

  /** What takes the focus in a cell: the button in it, or the cell. */
  function focusable({ row, column }: GridCell): HTMLElement | null {
    const cell = grid?.querySelector<HTMLElement>(
      `[aria-rowindex="${row + 1}"] > [aria-colindex="${column + 1}"]`,
    );
    return cell?.querySelector('button') ?? cell ?? null;
  }

  // Whoever is chosen by J, by K or in the palette comes into sight.
  $effect(() => {
    const index = rows.findIndex(({ person }) => person.personId === selectedPersonId);
    if (selectedPersonId !== null && index >= 0) void untrack(() => show({ ...tabStop, row: index + 1 }));
  });

  /** Draws a cell, wherever it is, and brings it into sight; the focus goes with it if it is in the grid. */
  async function show(
    cell: GridCell,
    takesFocus = grid?.contains(document.activeElement) === true,
  ): Promise<void> {
    cursor = cell;
    await tick();
    const target = focusable(cell);
    if (takesFocus) target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The head sticks to the page and is always in sight: whoever goes there wants to see where the grid begins.
    if (cell.row === 0) focusable({ row: 1, column: 0 })?.scrollIntoView({ block: 'nearest' });
  }

  function move(event: KeyboardEvent): void {
    const next = nextCell(event, tabStop, size, {
      isRightToLeft: document.documentElement.dir === 'rtl',
      pageRows: Math.max(1, Math.floor((scrollRoot?.clientHeight ?? 0) / ROW_HEIGHT) - 4),
    });
    if (next === null) return;
    event.preventDefault();
    void show(next, true);
  }

  /** The person of the row that an event happened in; none where a button takes care of it. */
  function rowOf({ target }: Event): GridRow | undefined {
    if (!(target instanceof Element) || target.closest('button') !== null) return undefined;
    return rows[Number(target.closest('[role="row"]')?.getAttribute('aria-rowindex')) - 2];
  }

  function onkeydown(event: KeyboardEvent): void {
    const row = event.key === 'Enter' ? rowOf(event) : undefined;
    if (row !== undefined) onopen(row);
    else move(event);
  }

  function onclick(event: MouseEvent): void {
    const row = rowOf(event);
    if (row !== undefined) onopen(row);
  }

  function onfocusin({ target }: FocusEvent): void {
    if (!(target instanceof Element)) return;
    const row = Number(target.closest('[aria-rowindex]')?.getAttribute('aria-rowindex'));
    const column = Number(target.closest('[aria-colindex]')?.getAttribute('aria-colindex'));
    if (row > 0 && column > 0) cursor = { row: row - 1, column: column - 1 };
  }
;
async () => {



 { svelteHTML.createElement("div", {   "class":`wrap`,});__sveltets_2_ensureType(String, Number, `${ROW_HEIGHT} `);__sveltets_2_ensureType(String, Number, episodes.length);
   { const $$_div1 = svelteHTML.createElement("div", {               "role":`grid`,"tabindex":-1,"aria-label":texts.m.episodeGrid.label,"aria-rowcount":size.rows,"aria-colcount":size.columns,onkeydown,onclick,onfocusin,});grid = $$_div1;
     { svelteHTML.createElement("div", {    "class":`head`,"role":`rowgroup`,[Symbol("@attach")]:sideways.join,});
       { svelteHTML.createElement("div", {   "class":`wide`,"role":`presentation`,});
         { const $$_daeHdirGedosipE4C = __sveltets_2_ensureComponent(EpisodeGridHead); new $$_daeHdirGedosipE4C({ target: __sveltets_2_any(), props: {      episodes,names,chosen,"tabStop":stopIn(0),onchoose,}});}
       }
     }
    
     { svelteHTML.createElement("div", {      "class":`body`,"role":`rowgroup`,"tabindex":-1,[Symbol("@attach")]:sideways.join,});
      if(rows.length > LONGEST_PLAIN && scrollRoot !== undefined){
         { svelteHTML.createElement("div", {    "class":`wide`,"role":`presentation`,[Symbol("@attach")]:followStart(scrollRoot, setStart),});
          
           { const $$_rezilautriV4C = __sveltets_2_ensureComponent(Virtualizer); new $$_rezilautriV4C({ target: __sveltets_2_any(), props: {                  "data":rows,"getKey":(row) => row.person.personId,"itemSize":ROW_HEIGHT,"itemProps":() => ({ style: { visibility: 'visible' } }),"bufferSize":600,"keepMounted":[Math.max(0, tabStop.row - 1)],"scrollRef":scrollRoot,startMargin,"children":person,}});}
         }
      }else{
         { svelteHTML.createElement("div", {   "class":`wide`,"role":`presentation`,});
              for(let row of __sveltets_2_ensureArray(rows)){let index = 1;row.person.personId;;__sveltets_2_ensureSnippet(person(row, index));}
         }
      }
     }
   }
   { svelteHTML.createElement("div", {      "class":`scroll-bar`,"aria-hidden":`true`,"tabindex":-1,[Symbol("@attach")]:sideways.join,});
     { svelteHTML.createElement("div", { "class":`wide`,}); }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EpisodeGridTable__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EpisodeGridTable__SvelteComponent_ = ReturnType<typeof EpisodeGridTable__SvelteComponent_>;
/*Ωignore_endΩ*/export default EpisodeGridTable__SvelteComponent_;
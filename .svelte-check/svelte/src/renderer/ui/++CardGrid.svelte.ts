///<reference types="svelte" />
;
import { onMount, tick, untrack, type Snippet } from 'svelte';
import { Virtualizer } from 'virtua/svelte';
import { afterPaint } from './after-paint.ts';
import { arrowKeysOver } from './arrow-keys.ts';
import { followStart } from './follow-start.ts';
import { InTurns } from './in-turns.svelte.ts';
function $$render<Item>() {

  
  
  
  
  
  

  interface Props {
    items: readonly Item[];
    getKey: (item: Item) => string;
    /** The narrowest a column may become, in CSS pixels. */
    minColumn: number;
    /** Height of a row with its gap, in CSS pixels; needed for long lists. */
    rowHeight: number;
    /** The element that scrolls, for long lists. */
    scrollRoot: HTMLElement | undefined;
    label: string;
    /** Up to so many items all are drawn, part by part: faster to read, to search and to print (docs/adr/0007-long-lists.md). */
    longestPlain: number;
    /** The item that is chosen, which is brought into sight when it becomes that. */
    chosenKey?: string | null;
    children: Snippet<[Item]>;
  }

  let {
    items,
    getKey,
    minColumn,
    rowHeight,
    scrollRoot,
    label,
    longestPlain,
    chosenKey = null,
    children: person,
  }: Props = $props();

  const GAP = 8;
  /** So far out of sight rows are drawn already, in CSS pixels. */
  const MARGIN = 600;

  let width = $state(0);
  let startMargin = $state(0);
  /** What is in sight is painted first. */
  let isPainted = $state(false);
  let list = $state<HTMLElement>();
  /** The item that had the focus last, or was chosen; it stays drawn, or the focus would be lost with it. */
  let currentKey = $state.raw<string | null>(null);
  /** The focus is in the list, as far as the reader knows. */
  let isFocused = false;

  const columns = $derived(Math.max(1, Math.floor((width + GAP) / (minColumn + GAP))));
  const isLong = $derived(items.length > longestPlain);
  const rows = $derived(isLong ? toRows(items, columns) : []);
  const drawn = new InTurns(() => (isLong ? 0 : items.length), 40);
  const keptRows = $derived(
    isLong
      ? [currentKey, chosenKey]
          .map(indexOfKey)
          .flatMap((index) => (index < 0 ? [] : [Math.floor(index / columns)]))
      : [],
  );
  const keys = arrowKeysOver({
    count: () => items.length,
    columns: () => columns,
    indexOf: (item) => indexOfPlace(item),
    draw: (index) => draw(index),
  });

  function indexOfKey(key: string | null): number {
    return key === null ? -1 : items.findIndex((item) => getKey(item) === key);
  }

  /** Index of the item that an element is in; -1 for none. */
  function indexOfPlace(element: Element): number {
    const place = element.closest('li, [role="listitem"]');
    if (place === null || list === undefined) return -1;
    return isLong ? Number(place.ariaPosInSet) - 1 : [...list.children].indexOf(place);
  }

  function placeOf(index: number): HTMLElement | null {
    const place = isLong ? list?.querySelector(`[aria-posinset="${index + 1}"]`) : list?.children[index];
    return place?.querySelector<HTMLElement>('[data-arrow-item]') ?? null;
  }

  /** Draws an item, wherever it is. */
  async function draw(index: number): Promise<HTMLElement | null> {
    const item = items[index];
    if (item === undefined) return null;
    currentKey = getKey(item);
    drawn.upTo(index + 1);
    await tick();
    return placeOf(index);
  }

  /** Brings an item into sight, wherever it is; the focus goes with it if it is in the list. */
  async function reveal(key: string): Promise<void> {
    const index = indexOfKey(key);
    if (index < 0) return;
    const hasFocus = list?.contains(document.activeElement) === true;
    const item = await draw(index);
    if (hasFocus) item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  }

  $effect(() => {
    const key = chosenKey;
    if (key !== null) untrack(() => void reveal(key));
  });

  // Rows are cut anew when the page becomes wider or narrower. Who is in another row then is drawn anew, and would lose
  // the focus.
  $effect(() => {
    if (rows.length === 0 || !isFocused || document.activeElement !== document.body) return;
    untrack(() => placeOf(indexOfKey(currentKey))?.focus({ preventScroll: true }));
  });

  function noteFocus({ target }: FocusEvent): void {
    const item = target instanceof Element ? items[indexOfPlace(target)] : undefined;
    if (item === undefined) return;
    currentKey = getKey(item);
    isFocused = true;
  }

  /** What is drawn anew loses the focus to nothing; the reader gives it to something. */
  function noteBlur({ relatedTarget }: FocusEvent): void {
    if (relatedTarget !== null) isFocused = false;
  }

  function toRows(all: readonly Item[], size: number): readonly { first: number; items: readonly Item[] }[] {
    const count = Math.ceil(all.length / size);
    return Array.from({ length: count }, (_, row) => ({
      first: row * size,
      items: all.slice(row * size, (row + 1) * size),
    }));
  }

  onMount(() => afterPaint(() => (isPainted = true)));

  function noteStart(next: number): void {
    if (Math.abs(next - startMargin) > 1) startMargin = next;
  }
;
async () => {

  { const $$_div0 = svelteHTML.createElement("div", {        "class":`wrap`,"onfocusin":noteFocus,"onfocusout":noteBlur,});width= $$_div0.clientWidth;__sveltets_2_ensureType(String, Number, columns);
  if(isLong && scrollRoot !== undefined && width > 0){
     { const $$_div1 = svelteHTML.createElement("div", {        "role":`list`,"aria-label":label,[Symbol("@attach")]:keys,[Symbol("@attach")]:followStart(scrollRoot, noteStart),});list = $$_div1;
      
       { const $$_rezilautriV2C = __sveltets_2_ensureComponent(Virtualizer); const $$_rezilautriV2 = new $$_rezilautriV2C({ target: __sveltets_2_any(), props: {                "data":rows,"getKey":(row) => row.first,"itemSize":rowHeight,"itemProps":() => ({ style: { visibility: 'visible' } }),"keepMounted":keptRows,"bufferSize":isPainted ? MARGIN : 0,"scrollRef":scrollRoot,startMargin,children:(row: { first: number; items: readonly Item[] }) => { async ()/*Ωignore_positionΩ*/ => {
           { svelteHTML.createElement("div", {   "class":`row`,"role":`presentation`,});
                for(let item of __sveltets_2_ensureArray(row.items)){let column = 1;getKey(item);
               { svelteHTML.createElement("div", {     "role":`listitem`,"aria-setsize":items.length,"aria-posinset":row.first + column + 1,});
                ;__sveltets_2_ensureSnippet(person(item));
               }
            }
           }
        };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_rezilautriV2.$$prop_def;/*Ωignore_endΩ*/
        
       Virtualizer}
     }
  } else if (!isLong){
     { const $$_ul1 = svelteHTML.createElement("ul", {      "class":`row`,"aria-label":label,[Symbol("@attach")]:keys,});list = $$_ul1;
         for(let item of __sveltets_2_ensureArray((items.slice(0, drawn.count)))){getKey(item);
         { svelteHTML.createElement("li", {});;__sveltets_2_ensureSnippet(person(item)); }
      }
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
class __sveltets_Render<Item> {
    props(): ReturnType<typeof $$render<Item>>['props'] { return null as any; }
    events(): ReturnType<typeof $$render<Item>>['events'] { return null as any; }
    slots(): ReturnType<typeof $$render<Item>>['slots'] { return null as any; }
    bindings() { return __sveltets_$$bindings(''); }
    exports() { return {}; }
}

interface $$IsomorphicComponent {
    new <Item>(options: import('svelte').ComponentConstructorOptions<ReturnType<__sveltets_Render<Item>['props']>>): import('svelte').SvelteComponent<ReturnType<__sveltets_Render<Item>['props']>, ReturnType<__sveltets_Render<Item>['events']>, ReturnType<__sveltets_Render<Item>['slots']>> & { $$bindings?: ReturnType<__sveltets_Render<Item>['bindings']> } & ReturnType<__sveltets_Render<Item>['exports']>;
    <Item>(internal: unknown, props: ReturnType<__sveltets_Render<Item>['props']> & {}): ReturnType<__sveltets_Render<Item>['exports']>;
    z_$$bindings?: ReturnType<__sveltets_Render<any>['bindings']>;
}
const CardGrid__SvelteComponent_: $$IsomorphicComponent = null as any;
/*Ωignore_startΩ*/type CardGrid__SvelteComponent_<Item> = InstanceType<typeof CardGrid__SvelteComponent_<Item>>;
/*Ωignore_endΩ*/export default CardGrid__SvelteComponent_;
///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import { getPeople } from './people.ts';
;

  interface Props {
    children: Snippet;
  };function $$render() {

  
  


  let { children }: Props = $props();

  const people = getPeople();

  /** The card or row that an event happened on; none where a table takes care of its own. */
  function groupAt(target: EventTarget | null): ReturnType<typeof people.find> {
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-arrow-item]') : null;
    const id = item?.dataset['credit'];
    return id === undefined ? undefined : people.find(id);
  }

  /** Dragging the pointer over a name selects it, and opens nobody. */
  function openClicked({ target }: MouseEvent): void {
    if (document.getSelection()?.isCollapsed === false) return;
    const group = groupAt(target);
    if (group !== undefined) people.open(group);
  }

  /** A card is no `<button>`, whose text could not be selected, and has a button's keys from here. */
  function openByKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const group = groupAt(event.target);
    if (group === undefined) return;
    event.preventDefault();
    if (!event.repeat) people.open(group);
  }
;
async () => {



 { svelteHTML.createElement("div", {   "onclick":openClicked,"onkeydown":openByKey,});;__sveltets_2_ensureSnippet(children()); }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PeopleArea__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PeopleArea__SvelteComponent_ = ReturnType<typeof PeopleArea__SvelteComponent_>;
/*Ωignore_endΩ*/export default PeopleArea__SvelteComponent_;
///<reference types="svelte" />
;
  /** Options under one heading. */
  export interface SearchSelectGroup {
    readonly title: string;
    readonly options: readonly SearchSelectOption[];
  }

  /** One line of the list. */
  export interface SearchSelectOption {
    /** Stands once in the whole list. */
    readonly value: string;
    readonly label: string;
    /** Fainter, behind the label. */
    readonly detail: string;
  }
;;

import Check from '@lucide/svelte/icons/check';
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import { tick, type Snippet } from 'svelte';
import SearchBox from './SearchBox.svelte';
;

  interface Props {
    /** What the button shows. */
    trigger: Snippet;
    /** Ids of what names and explains the button beside its own text. */
    labelledby?: string | undefined;
    describedby?: string | undefined;
    fieldLabel: string;
    placeholder: string;
    listLabel: string;
    /** What matches `query`: the parent looks it up. */
    groups: readonly SearchSelectGroup[];
    /** Said where nothing matches. */
    emptyText: string;
    /** The chosen option's value. */
    value: string;
    query: string;
    /** Which edge of the button the list keeps to. */
    align?: 'start' | 'end';
    onopen: () => void;
    onchoose: (value: string) => void;
  };function $$render() {

  
  
  
  


  let {
    trigger,
    labelledby,
    describedby,
    fieldLabel,
    placeholder,
    listLabel,
    groups,
    emptyText,
    value,
    query = $bindable(),
    align = 'start',
    onopen,
    onchoose,
  }: Props = $props()/*Ωignore_startΩ*/;query;/*Ωignore_endΩ*/;

  /** The room between the list and the window's edge, with a scroll bar in it, in CSS pixels. */
  const MARGIN = 24;

  const id = $props.id();
  let isOpen = $state(false);
  let activeIndex = $state(0);
  let button = $state<HTMLButtonElement>();
  let field = $state<HTMLInputElement>();
  let popup = $state<HTMLElement>();
  /** How far the list moves sideways to stay within the window, in CSS pixels. */
  let shift = $state(0);

  const options = $derived(groups.flatMap((group) => group.options));
  const active = $derived(options[Math.min(activeIndex, options.length - 1)]);

  async function open(): Promise<void> {
    query = '';
    activeIndex = 0;
    isOpen = true;
    shift = 0;
    onopen();
    await tick();
    shift = popup === undefined ? 0 : shiftIntoWindow(popup);
    await tick();
    // Not before: a page scrolls sideways for a field that is out of sight.
    field?.focus();
  }

  function shiftIntoWindow(element: Element): number {
    const { left, right } = element.getBoundingClientRect();
    const tooFarRight = Math.max(0, right + MARGIN - document.documentElement.clientWidth);
    return Math.max(-tooFarRight, MARGIN - left);
  }

  function close(): void {
    isOpen = false;
    button?.focus();
  }

  function choose(chosen: string): void {
    close();
    onchoose(chosen);
  }

  async function move(step: number): Promise<void> {
    activeIndex = Math.max(0, Math.min(options.length - 1, activeIndex + step));
    await tick();
    if (active !== undefined) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }

  function onkeydown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') void move(1);
    else if (event.key === 'ArrowUp') void move(-1);
    else if (event.key === 'Enter' && active !== undefined) choose(active.value);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onfocusout(event: FocusEvent & { currentTarget: HTMLElement }): void {
    const next = event.relatedTarget;
    if (!(next instanceof Node && event.currentTarget.contains(next))) isOpen = false;
  }

  function optionId(option: SearchSelectOption): string {
    return `${id}-${option.value}`;
  }
;
async () => {




 { svelteHTML.createElement("div", {  "class":`select`,onfocusout,});
   { const $$_button1 = svelteHTML.createElement("button", {                 id,"type":`button`,"class":`trigger`,"aria-haspopup":`listbox`,"aria-expanded":isOpen,"aria-labelledby":labelledby === undefined ? undefined : `${labelledby} ${id}`,"aria-describedby":describedby,"onclick":() => (isOpen ? close() : void open()),});button = $$_button1;
    ;__sveltets_2_ensureSnippet(trigger());
     { const $$_nwoDnorvehC2C = __sveltets_2_ensureComponent(ChevronDown); new $$_nwoDnorvehC2C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
   }
  if(isOpen){
     { const $$_div1 = svelteHTML.createElement("div", {    "class":`pop ${align}`,});popup = $$_div1;__sveltets_2_ensureType(String, Number, `${shift} `);
       { const $$_xoBhcraeS2C = __sveltets_2_ensureComponent(SearchBox); new $$_xoBhcraeS2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
         { const $$_input3 = svelteHTML.createElement("input", {                          "bind:value":query,"oninput":() => (activeIndex = 0),onkeydown,"type":`text`,"role":`combobox`,"aria-label":fieldLabel,"aria-expanded":`true`,"aria-controls":`${id}-list`,"aria-autocomplete":`list`,"aria-activedescendant":active === undefined ? undefined : optionId(active),placeholder,"spellcheck":`false`,"autocomplete":`off`,});field = $$_input3;/*Ωignore_startΩ*/() => query = __sveltets_2_any(null);/*Ωignore_endΩ*/}
       SearchBox}
      
       { svelteHTML.createElement("div", {             "id":`${id}-list`,"class":`list`,"role":`listbox`,"tabindex":-1,"aria-label":listLabel,"onmousedown":(event) => event.preventDefault(),});
           for(let group of __sveltets_2_ensureArray(groups)){group.title;
           { svelteHTML.createElement("div", {   "role":`group`,"aria-label":group.title,});
             { svelteHTML.createElement("p", {   "class":`heading`,"aria-hidden":`true`,});group.title; }
               for(let option of __sveltets_2_ensureArray(group.options)){option.value;
              
               { svelteHTML.createElement("div", {               "id":optionId(option),"class":`option`,"role":`option`,"tabindex":-1,"aria-selected":option === active,"aria-checked":option.value === value,"onclick":() => choose(option.value),});
                 { svelteHTML.createElement("span", { "class":`check`,});
                  if(option.value === value){ { const $$_kcehC6C = __sveltets_2_ensureComponent(Check); new $$_kcehC6C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}}
                 }
                 { svelteHTML.createElement("bdi", {});option.label; }
                 { svelteHTML.createElement("span", { "class":`detail`,});option.detail; }
               }
            }
           }
        }
       }
       { svelteHTML.createElement("p", {   "class":`empty`,"role":`status`,});groups.length === 0 ? emptyText : ''; }
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('query'), slots: {}, events: {} }}
const SearchSelect__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SearchSelect__SvelteComponent_ = ReturnType<typeof SearchSelect__SvelteComponent_>;
/*Ωignore_endΩ*/export default SearchSelect__SvelteComponent_;
///<reference types="svelte" />
;
import { Dialog } from 'bits-ui';
import { onMount, tick } from 'svelte';
import type { KeptPerson } from '@shared/domain/season.ts';
import { getApi } from '../../api/api-context.ts';
import type { FoundPage } from '../../search/read-request.ts';
import { getKeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { getNavigation, type Place } from '../../state/navigation.svelte.ts';
import { getRecentSeasons } from '../../state/recents.svelte.ts';
import { getSession } from '../../state/session.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { OptionCursor } from '../../ui/option-cursor.svelte.ts';
import type { ListOption } from '../../ui/option-groups.ts';
import OptionList from '../../ui/OptionList.svelte';
import SearchBox from '../../ui/SearchBox.svelte';
import { offeredCommands, type PaletteCommand } from './commands.ts';
import { PaletteSearch } from './palette-search.svelte.ts';
;

  interface Props {
    /** Where the reader is. */
    place: Place;
    onclose: () => void;
    onopen: (found: FoundPage) => void;
    /** Opens that person's season with the person beside it. */
    onperson: (person: KeptPerson) => void;
    oncommand: (command: PaletteCommand) => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { place, onclose, onopen, onperson, oncommand }: Props = $props();

  const texts = getTexts();
  const session = getSession();
  const navigation = getNavigation();
  const recents = getRecentSeasons();
  const m = $derived(texts.m.palette);
  const id = $props.id();

  const commands = $derived(
    offeredCommands(
      {
        place,
        canGoBack: navigation.canGoBack,
        canGoForward: navigation.canGoForward,
        theme: session.settings.theme,
        hasRecents: recents.all.length > 0,
      },
      session.start.platform,
    ),
  );
  const search = new PaletteSearch(
    {
      api: getApi(),
      texts,
      session,
      kept: getKeptSeasons(),
      recents,
      commands: () => commands,
      place: () => place,
    },
    {
      open: (found) => onopen(found),
      showPerson: (person) => onperson(person),
      run: (command) => oncommand(command),
    },
  );
  const cursor = new OptionCursor(() => search.groups);

  /** What is wrong with a link; said when the reader wants to open it, not while they type. */
  let problem = $state('');
  let field = $state<HTMLInputElement>();

  onMount(() => {
    void recents.load();
    return () => search.end();
  });

  /** At once, so that no letter of somebody who types on is lost; the dialog itself waits for a frame. */
  function focusField(event: Event): void {
    event.preventDefault();
    field?.focus();
  }

  function oninput(event: Event & { currentTarget: HTMLInputElement }): void {
    problem = '';
    cursor.reset();
    search.text = event.currentTarget.value;
  }

  /** Closes first: that gives the focus back, and what is chosen may take it from there. */
  async function choose(option: ListOption): Promise<void> {
    onclose();
    await tick();
    option.choose();
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (search.request.kind === 'problem') problem = search.request.text;
    else if (cursor.active !== undefined) void choose(cursor.active);
  }

  function onkeydown(event: KeyboardEvent): void {
    if (!cursor.move(event)) return;
    event.preventDefault();
    if (cursor.below < 3) search.more();
  }

  function onscroll(event: Event & { currentTarget: HTMLElement }): void {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollHeight - scrollTop - clientHeight < 240) search.more();
  }
;
async () => {

  { const $$_tooR_golaiD0C = __sveltets_2_ensureComponent(Dialog.Root); new $$_tooR_golaiD0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"open":true,"onOpenChange":(open) => {
    if (!open) onclose();
  },}});
   { const $$_latroP_golaiD1C = __sveltets_2_ensureComponent(Dialog.Portal); new $$_latroP_golaiD1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
     { const $$_yalrevO_golaiD2C = __sveltets_2_ensureComponent(Dialog.Overlay); new $$_yalrevO_golaiD2C({ target: __sveltets_2_any(), props: {  "class":`dialog-overlay`,}});}
     { const $$_tnetnoC_golaiD2C = __sveltets_2_ensureComponent(Dialog.Content); new $$_tnetnoC_golaiD2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"class":`palette`,"onOpenAutoFocus":focusField,}});
       { const $$_eltiT_golaiD3C = __sveltets_2_ensureComponent(Dialog.Title); new $$_eltiT_golaiD3C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"class":`visually-hidden`,}});m.title; Dialog.Title}
       { svelteHTML.createElement("form", {   "onsubmit":submit,"role":`search`,});
         { const $$_xoBhcraeS4C = __sveltets_2_ensureComponent(SearchBox); new $$_xoBhcraeS4C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
           { const $$_input5 = svelteHTML.createElement("input", {                              "value":search.text,oninput,onkeydown,"type":`text`,"role":`combobox`,"aria-label":m.label,"aria-expanded":cursor.options.length > 0,"aria-controls":`${id}-list`,"aria-autocomplete":`list`,"aria-activedescendant":cursor.active === undefined ? undefined : `${id}-list-${cursor.active.id}`,"aria-invalid":problem !== '',"aria-describedby":problem === '' ? undefined : `${id}-note`,"placeholder":m.placeholder,"spellcheck":`false`,"autocomplete":`off`,});field = $$_input5;}
         SearchBox}
       }
       { svelteHTML.createElement("div", {  "class":`scroll`,onscroll,});
         { const $$_tsiLnoitpO4C = __sveltets_2_ensureComponent(OptionList); new $$_tsiLnoitpO4C({ target: __sveltets_2_any(), props: {           "id":`${id}-list`,"label":m.list,"groups":search.groups,"activeId":cursor.active?.id,"onchoose":(option) => void choose(option),}});}
       }
       { svelteHTML.createElement("p", {   "class":`status`,"role":`status`,});
         { svelteHTML.createElement("span", { "class":`visually-hidden`,});m.results(cursor.options.length); }
         { svelteHTML.createElement("span", {   "id":`${id}-note`,"class":`note`,});problem === '' ? search.note : problem; }
       }
     Dialog.Content}
   Dialog.Portal}
 Dialog.Root}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Palette__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Palette__SvelteComponent_ = ReturnType<typeof Palette__SvelteComponent_>;
/*Ωignore_endΩ*/export default Palette__SvelteComponent_;
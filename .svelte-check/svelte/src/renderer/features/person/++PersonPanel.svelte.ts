///<reference types="svelte" />
;
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import ChevronUp from '@lucide/svelte/icons/chevron-up';
import X from '@lucide/svelte/icons/x';
import { onMount } from 'svelte';
import { distinctOriginalName, initials } from '@shared/domain/person.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import { imageAddress } from '../../api/image-address.ts';
import type { SelectedPerson } from '../../state/selected-person.ts';
import { getSession } from '../../state/session.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import IconButton from '../../ui/IconButton.svelte';
import Picture from '../../ui/Picture.svelte';
import PersonCredit from './PersonCredit.svelte';
import PersonFacts from './PersonFacts.svelte';
import PersonLibrary from './PersonLibrary.svelte';
import { stepOf } from './person-keys.ts';
;

  interface Props {
    selected: SelectedPerson;
    onclose: () => void;
    onopen: (key: SeasonKey) => void;
    /** Who stands before and after this person on the page; `null` for nobody. */
    previous: SelectedPerson | null;
    next: SelectedPerson | null;
    onstep: (person: SelectedPerson) => void;
    onopenpage: (page: WebPage) => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { selected, previous, next, onclose, onopen, onstep, onopenpage }: Props = $props();

  const texts = getTexts();
  const session = getSession();
  const m = $derived(texts.m.person);
  const person = $derived(selected.person);
  const originalName = $derived(distinctOriginalName(person));

  let panel = $state<HTMLElement>();

  /** Where the panel takes the page's place (Shell), what had the focus is hidden, and would lose it. */
  onMount(() => {
    const focused = document.activeElement;
    if (focused !== null && getComputedStyle(focused).visibility === 'hidden') panel?.focus();
  });

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape') onclose();
  }

  function stepTo(person: SelectedPerson | null): void {
    if (person !== null) onstep(person);
  }

  /** From anywhere on the page: whoever goes through a list has the focus there. */
  function stepOnKey(event: KeyboardEvent): void {
    const step = stepOf(event);
    if (step === null) return;
    event.preventDefault();
    stepTo(step === 1 ? next : previous);
  }

  /** Another person is read from the top. */
  function fromTheTop(content: HTMLElement): void {
    if (content.parentElement !== null) content.parentElement.scrollTop = 0;
  }
;
async () => {

 { svelteHTML.createElement("svelte:window", {  "onkeydown":stepOnKey,});}


 { const $$_aside0 = svelteHTML.createElement("aside", {       "aria-label":m.title,"tabindex":-1,"onkeydown":closeOnEscape,});panel = $$_aside0;
   { svelteHTML.createElement("div", { "class":`buttons`,});
     { const $$_nottuBnocI2C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI2C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"label":m.previous,"aria-keyshortcuts":`Alt+ArrowUp K`,"aria-disabled":previous === null,"onclick":() => stepTo(previous),}});
       { const $$_pUnorvehC3C = __sveltets_2_ensureComponent(ChevronUp); new $$_pUnorvehC3C({ target: __sveltets_2_any(), props: {    "size":18,"aria-hidden":`true`,}});}
     IconButton}
     { const $$_nottuBnocI2C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI2C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"label":m.next,"aria-keyshortcuts":`Alt+ArrowDown J`,"aria-disabled":next === null,"onclick":() => stepTo(next),}});
       { const $$_nwoDnorvehC3C = __sveltets_2_ensureComponent(ChevronDown); new $$_nwoDnorvehC3C({ target: __sveltets_2_any(), props: {    "size":18,"aria-hidden":`true`,}});}
     IconButton}
     { const $$_nottuBnocI2C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"label":texts.m.app.close,"onclick":onclose,}}); { const $$_X3C = __sveltets_2_ensureComponent(X); new $$_X3C({ target: __sveltets_2_any(), props: {    "size":18,"aria-hidden":`true`,}});} IconButton}
   }

   { svelteHTML.createElement("header", {});
     { const $$_erutciP2C = __sveltets_2_ensureComponent(Picture); new $$_erutciP2C({ target: __sveltets_2_any(), props: {              "src":imageAddress('largePortrait', person.profilePath, session.settings.imageSize),"standIn":initials(person.name),"tint":person.personId,"width":200,"height":300,"alt":m.portraitOf(person.name),"eager":true,}});}
     { svelteHTML.createElement("div", { "aria-live":`polite`,});
       { svelteHTML.createElement("h2", { "class":`selectable`,}); { svelteHTML.createElement("bdi", {});person.name; } }
      if(originalName !== null){ { svelteHTML.createElement("p", { "class":`original selectable`,}); { svelteHTML.createElement("bdi", {});originalName; } }}
      if(person.profilePath === null){ { svelteHTML.createElement("p", { "class":`faint`,});m.noPortrait; }}
     }
   }

  
  person.personId; {
     { svelteHTML.createElement("div", { [Symbol("@attach")]:fromTheTop,});
       { svelteHTML.createElement("section", {});
         { svelteHTML.createElement("h3", {});m.thisSeason; }
         { svelteHTML.createElement("ul", {});
             for(let credit of __sveltets_2_ensureArray(selected.credits)){credit.creditId;
             { svelteHTML.createElement("li", {}); { const $$_tiderCnosreP5C = __sveltets_2_ensureComponent(PersonCredit); new $$_tiderCnosreP5C({ target: __sveltets_2_any(), props: { credit,}});} }
          }
         }
       }

       { svelteHTML.createElement("section", {});
         { svelteHTML.createElement("h3", {});m.facts; }
         { const $$_stcaFnosreP3C = __sveltets_2_ensureComponent(PersonFacts); new $$_stcaFnosreP3C({ target: __sveltets_2_any(), props: {    person,"fetchedAt":selected.page.fetchedAt,onopenpage,}});}
       }

       { svelteHTML.createElement("section", {});
         { svelteHTML.createElement("h3", {});m.inLibrary; }
         { const $$_yrarbiLnosreP3C = __sveltets_2_ensureComponent(PersonLibrary); new $$_yrarbiLnosreP3C({ target: __sveltets_2_any(), props: {     "personId":person.personId,"page":selected.page,onopen,}});}
       }
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PersonPanel__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonPanel__SvelteComponent_ = ReturnType<typeof PersonPanel__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonPanel__SvelteComponent_;
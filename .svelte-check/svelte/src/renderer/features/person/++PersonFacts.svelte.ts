///<reference types="svelte" />
;
import ExternalLink from '@lucide/svelte/icons/external-link';
import { distinctOriginalName, type Person } from '@shared/domain/person.ts';
import type { WebPage } from '@shared/ipc/contract.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
;

  interface Props {
    person: Person;
    /** ISO time of TMDB's answer: popularity holds for that day. */
    fetchedAt: string;
    onopenpage: (page: WebPage) => void;
  };function $$render() {

  
  
  
  
  


  let { person, fetchedAt, onopenpage }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.person);

  const facts = $derived(
    [
      { label: m.originalName, value: distinctOriginalName(person) },
      { label: m.knownFor, value: person.knownForDepartment },
      { label: m.gender, value: m.genders[person.gender] },
      {
        label: m.popularity,
        value:
          person.popularity === null
            ? null
            : m.popularityOn(texts.number(person.popularity), texts.date(fetchedAt.slice(0, 10))),
      },
      { label: m.adult, value: person.adult ? m.adultYes : null },
      { label: m.personId, value: String(person.personId) },
    ].filter((fact): fact is { label: string; value: string } => (fact.value ?? '') !== ''),
  );
;
async () => {

 { svelteHTML.createElement("dl", {});
     for(let { label, value } of __sveltets_2_ensureArray(facts)){label;
     { svelteHTML.createElement("dt", {});label; }
     { svelteHTML.createElement("dd", { "class":`selectable`,}); { svelteHTML.createElement("bdi", {});value; } }
  }
 }
 { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => onopenpage({ page: 'person', personId: person.personId }),}});
   { const $$_kniLlanretxE1C = __sveltets_2_ensureComponent(ExternalLink); new $$_kniLlanretxE1C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
  texts.m.season.openOnTmdb;
 Button}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PersonFacts__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PersonFacts__SvelteComponent_ = ReturnType<typeof PersonFacts__SvelteComponent_>;
/*Ωignore_endΩ*/export default PersonFacts__SvelteComponent_;
///<reference types="svelte" />
;
import type { DepartmentGroup } from '@shared/domain/group-credits.ts';
import { getPeople } from './people.ts';
import PeopleGrid from './PeopleGrid.svelte';
import Marked from '../search/Marked.svelte';
import { getTexts } from '../text/texts.svelte.ts';
import { InTurns } from '../ui/in-turns.svelte.ts';
;

  interface Props {
    departments: readonly DepartmentGroup[];
  };function $$render() {

  
  
  
  
  
  


  let { departments }: Props = $props();

  const texts = getTexts();
  const people = getPeople();
  const drawn = new InTurns(() => departments.length, 4);
;
async () => {

   for(let { department, people: own } of __sveltets_2_ensureArray((departments.slice(0, drawn.count)))){department;
   { svelteHTML.createElement("section", {   "class":`department`,"aria-label":department,});
     { svelteHTML.createElement("h3", {}); { const $$_dekraM2C = __sveltets_2_ensureComponent(Marked); new $$_dekraM2C({ target: __sveltets_2_any(), props: {    "text":department,"query":people.query,}});}  { svelteHTML.createElement("span", {});texts.number(own.length); } }
     { const $$_dirGelpoeP1C = __sveltets_2_ensureComponent(PeopleGrid); new $$_dirGelpoeP1C({ target: __sveltets_2_any(), props: {      "people":own,"kind":`crew`,"label":department,}});}
   }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CrewList__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CrewList__SvelteComponent_ = ReturnType<typeof CrewList__SvelteComponent_>;
/*Ωignore_endΩ*/export default CrewList__SvelteComponent_;
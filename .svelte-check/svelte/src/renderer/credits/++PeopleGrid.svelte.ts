///<reference types="svelte" />
;
import type { CreditGroup } from '@shared/domain/group-credits.ts';
import { getSession } from '../state/session.svelte.ts';
import CardGrid from '../ui/CardGrid.svelte';
import { getPeople } from './people.ts';
import { DENSITY_SIZES } from './people-sizes.ts';
import PersonCard from './PersonCard.svelte';
import PersonRow from './PersonRow.svelte';
;

  interface Props {
    people: readonly CreditGroup[];
    /** Regulars are cards with a portrait worth looking at; guests and crew are rows in columns. */
    kind: 'regulars' | 'guests' | 'crew';
    /** Names the list. */
    label: string;
  };function $$render() {

  
  
  
  
  
  
  


  let { people: shown, kind, label }: Props = $props();

  const people = getPeople();
  const session = getSession();
  const sizes = $derived(DENSITY_SIZES[session.settings.density][kind === 'regulars' ? 'card' : 'row']);
;
async () => {

  { const $$_dirGdraC0C = __sveltets_2_ensureComponent(CardGrid); const $$_dirGdraC0 = new $$_dirGdraC0C({ target: __sveltets_2_any(), props: {               "items":shown,"getKey":(group) => group.id,"minColumn":sizes.minColumn,"rowHeight":sizes.rowHeight,"scrollRoot":people.scrollRoot,"longestPlain":people.longestPlain,"chosenKey":people.chosenId,label,children:(group) => { async ()/*Ωignore_positionΩ*/ => {
    if(kind === 'regulars'){
       { const $$_draCnosreP0C = __sveltets_2_ensureComponent(PersonCard); new $$_draCnosreP0C({ target: __sveltets_2_any(), props: {  group,sizes,}});}
    }else{
       { const $$_woRnosreP0C = __sveltets_2_ensureComponent(PersonRow); new $$_woRnosreP0C({ target: __sveltets_2_any(), props: {   group,kind,sizes,}});}
    }
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {children} = $$_dirGdraC0.$$prop_def;/*Ωignore_endΩ*/
  
 CardGrid}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PeopleGrid__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PeopleGrid__SvelteComponent_ = ReturnType<typeof PeopleGrid__SvelteComponent_>;
/*Ωignore_endΩ*/export default PeopleGrid__SvelteComponent_;
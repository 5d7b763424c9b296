///<reference types="svelte" />
;
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import ChevronUp from '@lucide/svelte/icons/chevron-up';
;

  interface Props {
    direction: 'ascending' | 'descending' | null;
  };function $$render() {

  
  


  let { direction }: Props = $props();
;
async () => {


if(direction === 'descending'){
   { const $$_nwoDnorvehC0C = __sveltets_2_ensureComponent(ChevronDown); new $$_nwoDnorvehC0C({ target: __sveltets_2_any(), props: {    "size":14,"aria-hidden":`true`,}});}
}else{
   { const $$_pUnorvehC0C = __sveltets_2_ensureComponent(ChevronUp); new $$_pUnorvehC0C({ target: __sveltets_2_any(), props: {    "size":14,"aria-hidden":`true`,}});}
}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SortArrow__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SortArrow__SvelteComponent_ = ReturnType<typeof SortArrow__SvelteComponent_>;
/*Ωignore_endΩ*/export default SortArrow__SvelteComponent_;
///<reference types="svelte" />
;
import SortArrow from './SortArrow.svelte';
;

  interface Props {
    label: string;
    /** How the rows stand by this column; `null` when they stand by another. The cell says it as `aria-sort`. */
    direction: 'ascending' | 'descending' | null;
    /** Numbers stand at their column's end. */
    isNumber: boolean;
    onclick: () => void;
  };function $$render() {

  


  let { label, direction, isNumber, onclick }: Props = $props();
;
async () => {


 { svelteHTML.createElement("button", {   "type":`button`,onclick,});isNumber;
  label;
   { svelteHTML.createElement("span", { });direction !== null;
     { const $$_worrAtroS2C = __sveltets_2_ensureComponent(SortArrow); new $$_worrAtroS2C({ target: __sveltets_2_any(), props: { direction,}});}
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SortHeading__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SortHeading__SvelteComponent_ = ReturnType<typeof SortHeading__SvelteComponent_>;
/*Ωignore_endΩ*/export default SortHeading__SvelteComponent_;
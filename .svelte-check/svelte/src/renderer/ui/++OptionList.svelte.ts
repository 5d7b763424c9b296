///<reference types="svelte" />
;
import type { ListOption, OptionGroup } from './option-groups.ts';
import OptionRow from './OptionRow.svelte';
;

  interface Props {
    /** The list's; that of an option is this, a hyphen and the option's own. */
    id: string;
    label: string;
    groups: readonly OptionGroup[];
    activeId: string | undefined;
    onchoose: (option: ListOption) => void;
  };function $$render() {

  
  


  let { id, label, groups, activeId, onchoose }: Props = $props();
;
async () => {


 { svelteHTML.createElement("div", {    id,"role":`listbox`,"aria-label":label,});
     for(let group of __sveltets_2_ensureArray(groups)){group.title;
     { svelteHTML.createElement("div", {   "role":`group`,"aria-label":group.title,});
       { svelteHTML.createElement("p", { "aria-hidden":`true`,});group.title; }
         for(let option of __sveltets_2_ensureArray(group.options)){option.id;
         { const $$_woRnoitpO2C = __sveltets_2_ensureComponent(OptionRow); new $$_woRnoitpO2C({ target: __sveltets_2_any(), props: {        "id":`${id}-${option.id}`,option,"isActive":option.id === activeId,"onchoose":() => onchoose(option),}});}
      }
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const OptionList__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OptionList__SvelteComponent_ = ReturnType<typeof OptionList__SvelteComponent_>;
/*Ωignore_endΩ*/export default OptionList__SvelteComponent_;
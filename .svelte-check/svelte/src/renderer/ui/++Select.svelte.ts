///<reference types="svelte" />
;
import ChevronDown from '@lucide/svelte/icons/chevron-down';
function $$render<Value extends string>() {

  

  interface Option {
    readonly value: Value;
    readonly label: string;
    /** The language the label is in, where it is not the interface's. */
    readonly lang?: string;
  }

  interface Props {
    /** Ids of what names and explains the choice. */
    labelledby: string;
    describedby: string;
    value: Value;
    options: readonly Option[];
    onchange: (value: Value) => void;
  }

  let { labelledby, describedby, value, options, onchange }: Props = $props();

  function choose(event: Event & { currentTarget: HTMLSelectElement }): void {
    const chosen = options[event.currentTarget.selectedIndex];
    if (chosen !== undefined) onchange(chosen.value);
  }
;
async () => {


 { svelteHTML.createElement("span", { "class":`select`,});
   { svelteHTML.createElement("select", {      "aria-labelledby":labelledby,"aria-describedby":describedby,value,"onchange":choose,});
       for(let option of __sveltets_2_ensureArray(options)){option.value;
       { svelteHTML.createElement("option", {   "value":option.value,"lang":option.lang,});option.label; }
    }
   }
   { const $$_nwoDnorvehC1C = __sveltets_2_ensureComponent(ChevronDown); new $$_nwoDnorvehC1C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
class __sveltets_Render<Value extends string> {
    props(): ReturnType<typeof $$render<Value>>['props'] { return null as any; }
    events(): ReturnType<typeof $$render<Value>>['events'] { return null as any; }
    slots(): ReturnType<typeof $$render<Value>>['slots'] { return null as any; }
    bindings() { return __sveltets_$$bindings(''); }
    exports() { return {}; }
}

interface $$IsomorphicComponent {
    new <Value extends string>(options: import('svelte').ComponentConstructorOptions<ReturnType<__sveltets_Render<Value>['props']>>): import('svelte').SvelteComponent<ReturnType<__sveltets_Render<Value>['props']>, ReturnType<__sveltets_Render<Value>['events']>, ReturnType<__sveltets_Render<Value>['slots']>> & { $$bindings?: ReturnType<__sveltets_Render<Value>['bindings']> } & ReturnType<__sveltets_Render<Value>['exports']>;
    <Value extends string>(internal: unknown, props: ReturnType<__sveltets_Render<Value>['props']> & {}): ReturnType<__sveltets_Render<Value>['exports']>;
    z_$$bindings?: ReturnType<__sveltets_Render<any>['bindings']>;
}
const Select__SvelteComponent_: $$IsomorphicComponent = null as any;
/*Ωignore_startΩ*/type Select__SvelteComponent_<Value extends string> = InstanceType<typeof Select__SvelteComponent_<Value>>;
/*Ωignore_endΩ*/export default Select__SvelteComponent_;
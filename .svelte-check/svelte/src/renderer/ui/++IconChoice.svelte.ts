///<reference types="svelte" />
;
import type { Component } from 'svelte';
function $$render<Value extends string>() {

  

  interface Option {
    readonly value: Value;
    /** Accessible name, and the tooltip. */
    readonly label: string;
    readonly icon: Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;
  }

  interface Props {
    label: string;
    value: Value;
    options: readonly Option[];
    onchange: (value: Value) => void;
  }

  let { label, value, options, onchange }: Props = $props();

  const name = $props.id();
;
async () => {


 { svelteHTML.createElement("div", {     "class":`choice`,"role":`radiogroup`,"aria-label":label,});
     for(let option of __sveltets_2_ensureArray(options)){option.value;
     { svelteHTML.createElement("label", { "title":option.label,});
       { svelteHTML.createElement("input", {            "type":`radio`,name,"value":option.value,"checked":option.value === value,"aria-label":option.label,"onchange":() => onchange(option.value),});}
       { svelteHTML.createElement("span", {}); { const $$_noci_noitpo3C = __sveltets_2_ensureComponent(option.icon); new $$_noci_noitpo3C({ target: __sveltets_2_any(), props: {    "size":16,"aria-hidden":`true`,}});} }
     }
  }
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
const IconChoice__SvelteComponent_: $$IsomorphicComponent = null as any;
/*Ωignore_startΩ*/type IconChoice__SvelteComponent_<Value extends string> = InstanceType<typeof IconChoice__SvelteComponent_<Value>>;
/*Ωignore_endΩ*/export default IconChoice__SvelteComponent_;
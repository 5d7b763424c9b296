///<reference types="svelte" />
;
import type { ListOption } from './option-groups.ts';
import Picture from './Picture.svelte';
;

  interface Props {
    id: string;
    option: ListOption;
    isActive: boolean;
    onchoose: () => void;
  };function $$render() {

  
  


  let { id, option, isActive, onchoose }: Props = $props();

  const figure = $derived(option.figure);

  function keepInSight(element: HTMLElement): void {
    if (isActive) element.scrollIntoView({ block: 'nearest' });
  }
;
async () => {



  { svelteHTML.createElement("div", {               id,"class":`option`,"role":`option`,"tabindex":-1,"aria-selected":isActive,"onmousedown":(event) => event.preventDefault(),"onclick":onchoose,[Symbol("@attach")]:keepInSight,});figure.kind === 'picture';
  if(figure.kind === 'picture'){
     { const $$_erutciP1C = __sveltets_2_ensureComponent(Picture); new $$_erutciP1C({ target: __sveltets_2_any(), props: {          "src":figure.src,"standIn":figure.standIn,"tint":figure.tint,"width":32,"height":48,}});}
  }else{
     { svelteHTML.createElement("span", { "class":`icon`,}); { const $$_noci_erugif2C = __sveltets_2_ensureComponent(figure.icon); new $$_noci_erugif2C({ target: __sveltets_2_any(), props: {    "size":17,"aria-hidden":`true`,}});} }
  }
   { svelteHTML.createElement("span", { "class":`text`,});
     { svelteHTML.createElement("span", { "class":`name`,}); { svelteHTML.createElement("bdi", {});option.name; } }
    if(option.details.length > 0){
       { svelteHTML.createElement("span", { "class":`details`,});
           for(let detail of __sveltets_2_ensureArray(option.details)){detail; { svelteHTML.createElement("bdi", {});detail; }}
       }
    }
   }
  if(option.keys.length > 0){
     { svelteHTML.createElement("span", {   "class":`keys`,"dir":`ltr`,});
          for(let key of __sveltets_2_ensureArray(option.keys)){let index = 1;key;index === 0 ? '' : ' '; { svelteHTML.createElement("kbd", {});key; }}
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const OptionRow__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OptionRow__SvelteComponent_ = ReturnType<typeof OptionRow__SvelteComponent_>;
/*Ωignore_endΩ*/export default OptionRow__SvelteComponent_;
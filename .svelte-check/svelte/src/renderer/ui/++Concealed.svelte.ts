///<reference types="svelte" />
;
import { tick, type Snippet } from 'svelte';
;

  interface Props {
    isHidden: boolean;
    /** Names the button that shows it. */
    label: string;
    children: Snippet;
  };function $$render() {

  


  let { isHidden, label, children }: Props = $props();

  let isRevealed = $state(false);
  let content = $state<HTMLElement>();

  /** What was hidden takes the focus from the button that goes. */
  async function reveal(): Promise<void> {
    isRevealed = true;
    await tick();
    content?.focus();
  }
;
async () => {


if(!isHidden){
  ;__sveltets_2_ensureSnippet(children());
} else if (isRevealed){
   { const $$_div0 = svelteHTML.createElement("div", {   "tabindex":-1,});content = $$_div0;;__sveltets_2_ensureSnippet(children()); }
}else{
   { svelteHTML.createElement("button", {   "type":`button`,"onclick":() => void reveal(),});label; }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Concealed__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Concealed__SvelteComponent_ = ReturnType<typeof Concealed__SvelteComponent_>;
/*Ωignore_endΩ*/export default Concealed__SvelteComponent_;
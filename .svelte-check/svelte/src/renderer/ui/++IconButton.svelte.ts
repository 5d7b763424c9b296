///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import type { HTMLButtonAttributes } from 'svelte/elements';
;

  interface Props extends HTMLButtonAttributes {
    /** Accessible name, and the tooltip. */
    label: string;
    children: Snippet;
  };function $$render() {

  
  


  let { label, children, type = 'button', ...rest }: Props = $props();
;
async () => {

 { svelteHTML.createElement("button", {     type,"aria-label":label,"title":label,...rest,});;__sveltets_2_ensureSnippet(children()); }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const IconButton__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type IconButton__SvelteComponent_ = ReturnType<typeof IconButton__SvelteComponent_>;
/*Ωignore_endΩ*/export default IconButton__SvelteComponent_;
///<reference types="svelte" />
;
import { onMount, type Snippet } from 'svelte';
;

  interface Props {
    /** The page's name, for screen readers. */
    label: string;
    /** The element that scrolls, for long lists in the page. */
    scrollRoot?: HTMLElement | undefined;
    children: Snippet;
  };function $$render() {

  


  let { label, scrollRoot = $bindable(), children }: Props = $props()/*Ωignore_startΩ*/;scrollRoot;/*Ωignore_endΩ*/;

  // Whoever asked for the page, by key or by mouse, goes on reading in it.
  onMount(() => scrollRoot?.focus({ preventScroll: true }));
;
async () => {

 { const $$_article0 = svelteHTML.createElement("article", {     "aria-label":label,"tabindex":-1,});scrollRoot = $$_article0;
   { svelteHTML.createElement("div", { "class":`content`,});;__sveltets_2_ensureSnippet(children()); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('scrollRoot'), slots: {}, events: {} }}
const Page__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Page__SvelteComponent_ = ReturnType<typeof Page__SvelteComponent_>;
/*Ωignore_endΩ*/export default Page__SvelteComponent_;
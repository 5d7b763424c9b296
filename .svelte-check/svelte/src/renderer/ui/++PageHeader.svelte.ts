///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import Picture from './Picture.svelte';
;

  interface Props {
    poster: string | null;
    /** What stands in the poster's place. */
    standIn: string;
    tint: number;
    /** CSS pixels; the height follows as 3:2. */
    posterWidth: number;
    title: Snippet;
    /** One line below the title. */
    facts: readonly string[];
    overview: string;
    /** Stands before the overview. */
    overviewMark?: Snippet;
    /** Lines between the facts and the overview. */
    lines?: Snippet;
    /** Buttons, at the foot of the poster. */
    actions: Snippet;
    /** What stands below all. */
    note?: Snippet;
  };function $$render() {

  
  


  let {
    poster,
    standIn,
    tint,
    posterWidth,
    title,
    facts,
    overview,
    overviewMark,
    lines,
    actions,
    note,
  }: Props = $props();
;
async () => {

 { svelteHTML.createElement("header", {});
    { const $$_erutciP1C = __sveltets_2_ensureComponent(Picture); new $$_erutciP1C({ target: __sveltets_2_any(), props: {        "src":poster,standIn,tint,"width":posterWidth,"height":posterWidth * 1.5,"eager":true,}});}
   { svelteHTML.createElement("div", { "class":`text`,});
     { svelteHTML.createElement("h1", {});;__sveltets_2_ensureSnippet(title()); }
     { svelteHTML.createElement("p", { "class":`facts`,});
         for(let fact of __sveltets_2_ensureArray(facts)){fact; { svelteHTML.createElement("span", {}); { svelteHTML.createElement("bdi", {});fact; } }}
     }
    ;__sveltets_2_ensureSnippet(lines?.());
    if(overview !== ''){
       { svelteHTML.createElement("p", {   "class":`overview selectable`,"dir":`auto`,});;__sveltets_2_ensureSnippet(overviewMark?.()); overview; }
    }
     { svelteHTML.createElement("div", { "class":`actions`,});;__sveltets_2_ensureSnippet(actions()); }
    ;__sveltets_2_ensureSnippet(note?.());
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PageHeader__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PageHeader__SvelteComponent_ = ReturnType<typeof PageHeader__SvelteComponent_>;
/*Ωignore_endΩ*/export default PageHeader__SvelteComponent_;
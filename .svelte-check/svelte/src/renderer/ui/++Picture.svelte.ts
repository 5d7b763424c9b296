///<reference types="svelte" />
;;
  interface Props {
    /** Address of the picture, or `null` when there is none. */
    src: string | null;
    /** What stands in its place: initials, or a title. */
    standIn: string;
    /** Any number; the same one always gives the same tint. */
    tint: number;
    width: number;
    height: number;
    /** Text for a picture that says something its surroundings do not. */
    alt?: string;
    eager?: boolean;
  };function $$render() {



  let { src, standIn, tint, width, height, alt = '', eager = false }: Props = $props();

  let failedSrc = $state<string | null>(null);
  const isShown = $derived(src !== null && src !== failedSrc);
;
async () => {

  { svelteHTML.createElement("span", {     "class":`picture tint-${tint % 6}`,});width < 70;__sveltets_2_ensureType(String, Number, `${width} `);__sveltets_2_ensureType(String, Number, `${height} `);
  if(isShown){
     { svelteHTML.createElement("img", {             src,alt,width,height,"loading":eager ? 'eager' : 'lazy',"decoding":`async`,"draggable":`false`,"onerror":() => (failedSrc = src),});}
  }else{
     { svelteHTML.createElement("span", {   "class":`stand-in`,"aria-hidden":`true`,});standIn; }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Picture__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Picture__SvelteComponent_ = ReturnType<typeof Picture__SvelteComponent_>;
/*Ωignore_endΩ*/export default Picture__SvelteComponent_;
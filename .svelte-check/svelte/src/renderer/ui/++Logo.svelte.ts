///<reference types="svelte" />
;;
  interface Props {
    size: number;
  };function $$render() {



  let { size }: Props = $props();
;
async () => {


 { svelteHTML.createElement("svg", {       "width":size,"height":size,"viewBox":`0 0 64 64`,"aria-hidden":`true`,});
   { svelteHTML.createElement("rect", {        "width":`64`,"height":`64`,"rx":`15`,"fill":`#1d1915`,});}
   { svelteHTML.createElement("g", { "fill":`#f4efe7`,});
     { svelteHTML.createElement("rect", {            "x":`12`,"y":`25`,"width":`17`,"height":`5`,"rx":`2.5`,"opacity":`0.55`,});}
     { svelteHTML.createElement("rect", {          "x":`35`,"y":`25`,"width":`19`,"height":`5`,"rx":`2.5`,});}
     { svelteHTML.createElement("rect", {            "x":`18`,"y":`36`,"width":`11`,"height":`5`,"rx":`2.5`,"opacity":`0.55`,});}
     { svelteHTML.createElement("rect", {          "x":`35`,"y":`36`,"width":`13`,"height":`5`,"rx":`2.5`,});}
     { svelteHTML.createElement("rect", {            "x":`14`,"y":`47`,"width":`15`,"height":`5`,"rx":`2.5`,"opacity":`0.35`,});}
     { svelteHTML.createElement("rect", {            "x":`35`,"y":`47`,"width":`17`,"height":`5`,"rx":`2.5`,"opacity":`0.5`,});}
   }
   { svelteHTML.createElement("rect", {            "x":`20`,"y":`12`,"width":`24`,"height":`6`,"rx":`3`,"fill":`#edb757`,});}
 }
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Logo__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Logo__SvelteComponent_ = ReturnType<typeof Logo__SvelteComponent_>;
/*Ωignore_endΩ*/export default Logo__SvelteComponent_;
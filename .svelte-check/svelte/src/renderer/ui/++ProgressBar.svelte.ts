///<reference types="svelte" />
;;
  interface Props {
    label: string;
    /** From 0 to 1. */
    value: number;
    /** The value in words, which a screen reader says in place of a percentage. */
    text: string;
    /** Nothing moves at present. */
    isResting?: boolean;
  };function $$render() {



  let { label, value, text, isResting = false }: Props = $props();

  const percent = $derived(Math.round(value * 100));
;
async () => {

  { svelteHTML.createElement("div", {               "class":`bar`,"role":`progressbar`,"aria-label":label,"aria-valuemin":0,"aria-valuemax":100,"aria-valuenow":percent,"aria-valuetext":text,});isResting;
   { svelteHTML.createElement("div", { });__sveltets_2_ensureType(String, Number, `${value * 100} `); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ProgressBar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ProgressBar__SvelteComponent_ = ReturnType<typeof ProgressBar__SvelteComponent_>;
/*Ωignore_endΩ*/export default ProgressBar__SvelteComponent_;
///<reference types="svelte" />
;;
  interface Props {
    /** What is hidden, as a tooltip. */
    label: string;
  };function $$render() {



  let { label }: Props = $props();
;
async () => {


 { svelteHTML.createElement("span", {     "class":`hidden`,"title":label,"aria-hidden":`true`,}); }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const HiddenText__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type HiddenText__SvelteComponent_ = ReturnType<typeof HiddenText__SvelteComponent_>;
/*Ωignore_endΩ*/export default HiddenText__SvelteComponent_;
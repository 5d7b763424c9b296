///<reference types="svelte" />
;;
  interface Props {
    width: string;
    height: string;
  };function $$render() {



  let { width, height }: Props = $props();
;
async () => {

 { svelteHTML.createElement("span", {   "class":`skeleton`,});__sveltets_2_ensureType(String, Number, width);__sveltets_2_ensureType(String, Number, height); }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Skeleton__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Skeleton__SvelteComponent_ = ReturnType<typeof Skeleton__SvelteComponent_>;
/*Ωignore_endΩ*/export default Skeleton__SvelteComponent_;
///<reference types="svelte" />
;;
  interface Props {
    /** What it says: "English", in the interface's language. */
    label: string;
    /** Why an English text stands here: the tooltip, and what a screen reader says. */
    reason: string;
  };function $$render() {



  let { label, reason }: Props = $props();
;
async () => {


 { svelteHTML.createElement("span", {         "class":`mark`,"role":`img`,"dir":`auto`,"aria-label":reason,"title":reason,});label; }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const EnglishMark__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type EnglishMark__SvelteComponent_ = ReturnType<typeof EnglishMark__SvelteComponent_>;
/*Ωignore_endΩ*/export default EnglishMark__SvelteComponent_;
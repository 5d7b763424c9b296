///<reference types="svelte" />
;;
  interface Props {
    /** Ids of what names and explains the switch. */
    labelledby: string;
    describedby: string;
    isOn: boolean;
    onchange: (isOn: boolean) => void;
  };function $$render() {



  let { labelledby, describedby, isOn, onchange }: Props = $props();
;
async () => {

 { svelteHTML.createElement("span", { "class":`switch`,});
   { svelteHTML.createElement("input", {             "type":`checkbox`,"role":`switch`,"aria-labelledby":labelledby,"aria-describedby":describedby,"checked":isOn,"onchange":(event) => onchange(event.currentTarget.checked),});}
   { svelteHTML.createElement("span", {   "class":`track`,"aria-hidden":`true`,}); }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Switch__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Switch__SvelteComponent_ = ReturnType<typeof Switch__SvelteComponent_>;
/*Ωignore_endΩ*/export default Switch__SvelteComponent_;
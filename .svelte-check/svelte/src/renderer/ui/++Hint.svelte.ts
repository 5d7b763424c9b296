///<reference types="svelte" />
;
import Info from '@lucide/svelte/icons/info';
import { Tooltip } from 'bits-ui';
;

  interface Props {
    /** What it is about; the button's name. */
    label: string;
    /** The explanation. */
    text: string;
  };function $$render() {

  
  


  let { label, text }: Props = $props();
;
async () => {


 { const $$_redivorP_pitlooT0C = __sveltets_2_ensureComponent(Tooltip.Provider); new $$_redivorP_pitlooT0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"delayDuration":200,}});
   { const $$_tooR_pitlooT1C = __sveltets_2_ensureComponent(Tooltip.Root); new $$_tooR_pitlooT1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },"disableCloseOnTriggerClick":true,}});
     { const $$_reggirT_pitlooT2C = __sveltets_2_ensureComponent(Tooltip.Trigger); new $$_reggirT_pitlooT2C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },"class":`hint-trigger`,"aria-label":label,}}); { const $$_ofnI3C = __sveltets_2_ensureComponent(Info); new $$_ofnI3C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}  Tooltip.Trigger}
     { const $$_latroP_pitlooT2C = __sveltets_2_ensureComponent(Tooltip.Portal); new $$_latroP_pitlooT2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
       { const $$_tnetnoC_pitlooT3C = __sveltets_2_ensureComponent(Tooltip.Content); new $$_tnetnoC_pitlooT3C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"class":`hint-text`,"sideOffset":6,"collisionPadding":8,"dir":document.dir === 'rtl' ? 'rtl' : 'ltr',}});
        text;
       Tooltip.Content}
     Tooltip.Portal}
   Tooltip.Root}
 Tooltip.Provider}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Hint__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Hint__SvelteComponent_ = ReturnType<typeof Hint__SvelteComponent_>;
/*Ωignore_endΩ*/export default Hint__SvelteComponent_;
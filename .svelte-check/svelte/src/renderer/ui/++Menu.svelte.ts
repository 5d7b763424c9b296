///<reference types="svelte" />
;
  import type { Component } from 'svelte';

  /** One line of a menu. */
  export interface MenuItem {
    readonly label: string;
    readonly icon: Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;
    readonly run: () => void;
    readonly isDanger?: boolean;
  }
;;

import Ellipsis from '@lucide/svelte/icons/ellipsis';
import { DropdownMenu } from 'bits-ui';
;

  interface Props {
    label: string;
    items: readonly MenuItem[];
  };function $$render() {

  
  


  let { label, items }: Props = $props();
;
async () => {



 { const $$_tooR_uneMnwodporD0C = __sveltets_2_ensureComponent(DropdownMenu.Root); new $$_tooR_uneMnwodporD0C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
   { const $$_reggirT_uneMnwodporD1C = __sveltets_2_ensureComponent(DropdownMenu.Trigger); new $$_reggirT_uneMnwodporD1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":`menu-trigger`,"aria-label":label,"title":label,}});
     { const $$_sispillE2C = __sveltets_2_ensureComponent(Ellipsis); new $$_sispillE2C({ target: __sveltets_2_any(), props: {    "size":18,"aria-hidden":`true`,}});}
   DropdownMenu.Trigger}
   { const $$_latroP_uneMnwodporD1C = __sveltets_2_ensureComponent(DropdownMenu.Portal); new $$_latroP_uneMnwodporD1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
     { const $$_tnetnoC_uneMnwodporD2C = __sveltets_2_ensureComponent(DropdownMenu.Content); new $$_tnetnoC_uneMnwodporD2C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"class":`menu`,"align":`end`,"sideOffset":6,"dir":document.dir === 'rtl' ? 'rtl' : 'ltr',}});
         for(let item of __sveltets_2_ensureArray(items)){item.label;
         { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":`menu-item ${item.isDanger === true ? 'menu-danger' : ''}`,"onSelect":item.run,}});
           { const $$_noci_meti4C = __sveltets_2_ensureComponent(item.icon); new $$_noci_meti4C({ target: __sveltets_2_any(), props: {    "size":16,"aria-hidden":`true`,}});}
          item.label;
         DropdownMenu.Item}
      }
     DropdownMenu.Content}
   DropdownMenu.Portal}
 DropdownMenu.Root}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Menu__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Menu__SvelteComponent_ = ReturnType<typeof Menu__SvelteComponent_>;
/*Ωignore_endΩ*/export default Menu__SvelteComponent_;
///<reference types="svelte" />
;
import Skeleton from './Skeleton.svelte';
;

  interface Props {
    label: string;
  };function $$render() {

  


  let { label }: Props = $props();
;
async () => {

 { svelteHTML.createElement("div", {     "class":`loading`,"role":`status`,"aria-label":label,});
   { svelteHTML.createElement("div", { "class":`head`,});
     { const $$_notelekS2C = __sveltets_2_ensureComponent(Skeleton); new $$_notelekS2C({ target: __sveltets_2_any(), props: {    "width":`116px`,"height":`174px`,}});}
     { svelteHTML.createElement("div", { "class":`lines`,});
       { const $$_notelekS3C = __sveltets_2_ensureComponent(Skeleton); new $$_notelekS3C({ target: __sveltets_2_any(), props: {    "width":`min(22rem, 70%)`,"height":`2.6rem`,}});}
       { const $$_notelekS3C = __sveltets_2_ensureComponent(Skeleton); new $$_notelekS3C({ target: __sveltets_2_any(), props: {    "width":`14rem`,"height":`1.1rem`,}});}
       { const $$_notelekS3C = __sveltets_2_ensureComponent(Skeleton); new $$_notelekS3C({ target: __sveltets_2_any(), props: {    "width":`min(34rem, 90%)`,"height":`1rem`,}});}
     }
   }
   { svelteHTML.createElement("div", { "class":`cards`,});
        for(let _ of __sveltets_2_ensureArray({ length: 6 })){let index = 1;index;
       { const $$_notelekS2C = __sveltets_2_ensureComponent(Skeleton); new $$_notelekS2C({ target: __sveltets_2_any(), props: {    "width":`132px`,"height":`198px`,}});}
    }
   }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PageSkeleton__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PageSkeleton__SvelteComponent_ = ReturnType<typeof PageSkeleton__SvelteComponent_>;
/*Ωignore_endΩ*/export default PageSkeleton__SvelteComponent_;
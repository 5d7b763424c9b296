///<reference types="svelte" />
;
import ExternalLink from '@lucide/svelte/icons/external-link';
import { getApi } from '../../api/api-context.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import Logo from '../../ui/Logo.svelte';
import TmdbLogo from './TmdbLogo.svelte';
function $$render() {

  
  
  
  
  
  

  const api = getApi();
  const texts = getTexts();
;
async () => {


 { svelteHTML.createElement("div", { "class":`source`,});
   { const $$_ogoL1C = __sveltets_2_ensureComponent(Logo); new $$_ogoL1C({ target: __sveltets_2_any(), props: {  "size":44,}});}
   { const $$_ogoLbdmT1C = __sveltets_2_ensureComponent(TmdbLogo); new $$_ogoLbdmT1C({ target: __sveltets_2_any(), props: {    "label":texts.m.settings.tmdbLogo,"width":108,}});}
   { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => void api.app.openWebPage({ page: 'tmdb' }),}});
     { const $$_kniLlanretxE2C = __sveltets_2_ensureComponent(ExternalLink); new $$_kniLlanretxE2C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
    texts.m.settings.openTmdb;
   Button}
 }


};
return { props: {} as Record<string, never>, exports: {}, bindings: "", slots: {}, events: {} }}
const SourceSetting__SvelteComponent_ = __sveltets_2_isomorphic_component(__sveltets_2_with_any_event($$render()));
/*Ωignore_startΩ*/type SourceSetting__SvelteComponent_ = InstanceType<typeof SourceSetting__SvelteComponent_>;
/*Ωignore_endΩ*/export default SourceSetting__SvelteComponent_;
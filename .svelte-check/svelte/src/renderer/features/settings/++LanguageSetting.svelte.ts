///<reference types="svelte" />
;
import { getSession } from '../../state/session.svelte.ts';
import LanguageSelect from '../../text/LanguageSelect.svelte';
import { getTexts } from '../../text/texts.svelte.ts';
;

  interface Props {
    labelledby: string;
    describedby: string;
    onchoose: (tag: string) => void;
  };function $$render() {

  
  
  


  let { labelledby, describedby, onchoose }: Props = $props();

  const session = getSession();
  const texts = getTexts();
;
async () => {

 { const $$_tceleSegaugnaL0C = __sveltets_2_ensureComponent(LanguageSelect); const $$_tceleSegaugnaL0 = new $$_tceleSegaugnaL0C({ target: __sveltets_2_any(), props: {      "value":session.settings.language,labelledby,describedby,"align":`end`,onchoose,trigger:() => { async ()/*Ωignore_positionΩ*/ => {
    texts.languageName(session.settings.language);
     { svelteHTML.createElement("span", { "class":`tag`,});session.settings.language; }
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {trigger} = $$_tceleSegaugnaL0.$$prop_def;/*Ωignore_endΩ*/
  
 LanguageSelect}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const LanguageSetting__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LanguageSetting__SvelteComponent_ = ReturnType<typeof LanguageSetting__SvelteComponent_>;
/*Ωignore_endΩ*/export default LanguageSetting__SvelteComponent_;
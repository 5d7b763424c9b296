///<reference types="svelte" />
;
import Languages from '@lucide/svelte/icons/languages';
import type { SeasonKey } from '@shared/domain/season.ts';
import { getKeptSeasons } from '../../state/kept-seasons.svelte.ts';
import { getSession } from '../../state/session.svelte.ts';
import LanguageSelect from '../../text/LanguageSelect.svelte';
import { getTexts } from '../../text/texts.svelte.ts';
;

  interface Props {
    season: SeasonKey;
    onlanguage: (tag: string) => void;
  };function $$render() {

  
  
  
  
  
  


  let { season, onlanguage }: Props = $props();

  const texts = getTexts();
  const session = getSession();
  const kept = getKeptSeasons();
  const m = $derived(texts.m.language);

  const keptLanguages = $derived(
    (kept.all ?? [])
      .filter((other) => other.seriesId === season.seriesId && other.seasonNumber === season.seasonNumber)
      .map(({ language }) => language),
  );
  const name = $derived(texts.languageName(season.language));
  const first = $derived([
    { title: m.fromSettings, tags: [session.settings.language] },
    { title: m.kept, tags: keptLanguages },
  ]);
;
async () => {

 { const $$_tceleSegaugnaL0C = __sveltets_2_ensureComponent(LanguageSelect); const $$_tceleSegaugnaL0 = new $$_tceleSegaugnaL0C({ target: __sveltets_2_any(), props: {    "value":season.language,first,"onchoose":onlanguage,trigger:() => { async ()/*Ωignore_positionΩ*/ => {
     { const $$_segaugnaL0C = __sveltets_2_ensureComponent(Languages); new $$_segaugnaL0C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
     { svelteHTML.createElement("span", { "class":`visually-hidden`,});m.button(name); }
     { svelteHTML.createElement("span", { "aria-hidden":`true`,});name; }
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {trigger} = $$_tceleSegaugnaL0.$$prop_def;/*Ωignore_endΩ*/
  
 LanguageSelect}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SeasonLanguage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeasonLanguage__SvelteComponent_ = ReturnType<typeof SeasonLanguage__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeasonLanguage__SvelteComponent_;
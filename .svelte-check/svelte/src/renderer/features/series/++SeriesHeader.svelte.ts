///<reference types="svelte" />
;
import ExternalLink from '@lucide/svelte/icons/external-link';
import type { Snippet } from 'svelte';
import { distinctOriginalName, initials } from '@shared/domain/person.ts';
import type { Series } from '@shared/domain/season.ts';
import { imageAddress } from '../../api/image-address.ts';
import { pickText } from '../../text/local-text.ts';
import { getSession } from '../../state/session.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import EnglishMark from '../../ui/EnglishMark.svelte';
import PageHeader from '../../ui/PageHeader.svelte';
;

  interface Props {
    series: Series;
    /** The language its texts were asked for in. */
    language: string;
    fetchedAt: string;
    onopenontmdb: () => void;
    /** Buttons before the others. */
    actions: Snippet;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  


  let { series, language, fetchedAt, onopenontmdb, actions: firstActions }: Props = $props();

  const texts = getTexts();
  const session = getSession();
  const m = $derived(texts.m);
  const originalName = $derived(distinctOriginalName(series));
  const overview = $derived(pickText(series.overview, series.english?.overview));

  /** "2008–2013", "2008–" while it goes on, "2008" for a single year. */
  const years = $derived.by(() => {
    if (series.firstAirDate === null) return '';
    const from = texts.year(series.firstAirDate);
    if (series.inProduction || series.lastAirDate === null) return m.series.yearsOn(from);
    const to = texts.year(series.lastAirDate);
    return from === to ? from : m.series.years(from, to);
  });

  const facts = $derived(
    [
      years,
      ...[series.networks, series.originCountries, series.genres].map((names) => texts.row(names)),
    ].filter((fact) => fact !== ''),
  );
;
async () => {

  { const $$_redaeHegaP0C = __sveltets_2_ensureComponent(PageHeader); const $$_redaeHegaP0 = new $$_redaeHegaP0C({ target: __sveltets_2_any(), props: {           "poster":imageAddress('poster', series.posterPath, session.settings.imageSize),"standIn":initials(series.name),"tint":series.seriesId,"posterWidth":152,facts,"overview":overview.text,title:() => { async ()/*Ωignore_positionΩ*/ => { { svelteHTML.createElement("span", { "class":`selectable`,});series.name; }};return __sveltets_2_any(0)},lines:() => { async ()/*Ωignore_positionΩ*/ => {
    if(originalName !== null){
       { svelteHTML.createElement("p", {   "class":`faint selectable`,"dir":`auto`,});m.series.originalName(originalName); }
    }
    if(series.creators.length > 0){
       { svelteHTML.createElement("p", { "class":`faint`,});m.season.createdBy(texts.list(series.creators.map(({ name }) => name))); }
    }
  };return __sveltets_2_any(0)},overviewMark:() => { async ()/*Ωignore_positionΩ*/ => {
    if(overview.isEnglish){
       { const $$_kraMhsilgnE0C = __sveltets_2_ensureComponent(EnglishMark); new $$_kraMhsilgnE0C({ target: __sveltets_2_any(), props: {    "label":m.language.english,"reason":m.language.onlyEnglish(texts.languageName(language)),}});}
    }
  };return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => {
    ;__sveltets_2_ensureSnippet(firstActions());
     { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":onopenontmdb,}}); { const $$_kniLlanretxE1C = __sveltets_2_ensureComponent(ExternalLink); new $$_kniLlanretxE1C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}m.season.openOnTmdb; Button}
     { svelteHTML.createElement("span", {   "class":`faint`,"title":texts.dateTime(fetchedAt),});m.season.savedAge(texts.age(fetchedAt)); }
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {title, lines, overviewMark, actions} = $$_redaeHegaP0.$$prop_def;/*Ωignore_endΩ*/
  
  
  
  
 PageHeader}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SeriesHeader__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeriesHeader__SvelteComponent_ = ReturnType<typeof SeriesHeader__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeriesHeader__SvelteComponent_;
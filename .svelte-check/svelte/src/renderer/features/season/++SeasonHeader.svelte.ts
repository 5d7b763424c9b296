///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import ExternalLink from '@lucide/svelte/icons/external-link';
import FileDown from '@lucide/svelte/icons/file-down';
import Link from '@lucide/svelte/icons/link';
import Printer from '@lucide/svelte/icons/printer';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Trash from '@lucide/svelte/icons/trash';
import { isWhole, type NoteKey, type SeasonPage } from '@shared/domain/season.ts';
import { initials } from '@shared/domain/person.ts';
import { imageAddress } from '../../api/image-address.ts';
import { DENSITY_SIZES } from '../../credits/people-sizes.ts';
import { getPageHost } from '../../state/page-host.ts';
import { getSession } from '../../state/session.svelte.ts';
import { pickText } from '../../text/local-text.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import EnglishMark from '../../ui/EnglishMark.svelte';
import Menu from '../../ui/Menu.svelte';
import PageHeader from '../../ui/PageHeader.svelte';
import { getSeason } from './season-context.ts';
import SeasonLanguage from './SeasonLanguage.svelte';
;

  interface Props {
    page: SeasonPage;
    /** What the reader has written about the season. */
    note: Snippet<[NoteKey]>;
    onprint: () => void;
    onsavepdf: () => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { page, note: readerNote, onprint, onsavepdf }: Props = $props();

  const host = getPageHost();
  const { view, refresh } = getSeason();
  const texts = getTexts();
  const session = getSession();
  const m = $derived(texts.m.season);
  const season = $derived(page.season);
  const seriesName = $derived(page.series?.name ?? m.seriesId(season.key.seriesId));
  const creators = $derived(page.series?.creators.map(({ name }) => name) ?? []);
  const overview = $derived(pickText(season.overview, season.english?.overview));
  const airDate = $derived(season.airDate);
  const isSample = $derived(page.source === 'sample');

  /** TMDB calls many seasons just "Season 1", and some by a title of their own. */
  const facts = $derived(
    [
      season.name,
      airDate === null ? null : texts.year(airDate),
      season.episodes.length > 0 ? m.episodeCount(season.episodes.length) : null,
      isSample ? texts.languageName(season.key.language) : null,
    ].filter((fact): fact is string => fact !== null && fact !== ''),
  );

  function remove(): void {
    void host.remove(season.key, texts.m.library.season(seriesName, season.name));
  }

  function openSeries(): void {
    const { seriesId, language } = season.key;
    host.openSeries({ seriesId, language });
  }

  const menuItems = $derived([
    { label: m.copyLink, icon: Link, run: () => void host.copyLink() },
    { label: m.openOnTmdb, icon: ExternalLink, run: () => void host.openOnTmdb() },
    { label: texts.m.menu.print, icon: Printer, run: onprint },
    { label: texts.m.menu.savePdf, icon: FileDown, run: onsavepdf },
    { label: m.remove, icon: Trash, run: remove, isDanger: true },
  ]);
;
async () => {

  { const $$_redaeHegaP0C = __sveltets_2_ensureComponent(PageHeader); const $$_redaeHegaP0 = new $$_redaeHegaP0C({ target: __sveltets_2_any(), props: {           "poster":imageAddress(
    'poster',
    season.posterPath ?? page.series?.posterPath ?? null,
    session.settings.imageSize,
  ),"standIn":initials(seriesName),"tint":season.key.seriesId,"posterWidth":DENSITY_SIZES[session.settings.density].posterWidth,facts,"overview":overview.text,title:() => { async ()/*Ωignore_positionΩ*/ => {
    if(isSample){
      seriesName;
    }else{
       { svelteHTML.createElement("button", {       "type":`button`,"class":`series`,"title":texts.m.series.openSeries(seriesName),"onclick":openSeries,});
         { svelteHTML.createElement("bdi", {});seriesName; }
       }
    }
  };return __sveltets_2_any(0)},lines:() => { async ()/*Ωignore_positionΩ*/ => {
    if(creators.length > 0){ { svelteHTML.createElement("p", { "class":`soft`,});m.createdBy(texts.list(creators)); }}
  };return __sveltets_2_any(0)},overviewMark:() => { async ()/*Ωignore_positionΩ*/ => {
    if(overview.isEnglish){
       { const $$_kraMhsilgnE0C = __sveltets_2_ensureComponent(EnglishMark); new $$_kraMhsilgnE0C({ target: __sveltets_2_any(), props: {     "label":texts.m.language.english,"reason":texts.m.language.onlyEnglish(texts.languageName(season.key.language)),}});}
    }
  };return __sveltets_2_any(0)},actions:() => { async ()/*Ωignore_positionΩ*/ => {
    if(isSample){
       { svelteHTML.createElement("span", {   "class":`badge`,"title":m.sampleHint,});m.sample; }
       { svelteHTML.createElement("span", { "class":`soft`,});m.sampleHint; }
    }else{
       { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"onclick":() => void refresh(),"disabled":view.isRefreshing,}});
         { svelteHTML.createElement("span", {  "class":`spin`,});view.isRefreshing; { const $$_wChserfeR2C = __sveltets_2_ensureComponent(RefreshCw); new $$_wChserfeR2C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});} }
        view.isRefreshing ? m.refreshing : m.refresh;
       Button}
       { const $$_egaugnaLnosaeS0C = __sveltets_2_ensureComponent(SeasonLanguage); new $$_egaugnaLnosaeS0C({ target: __sveltets_2_any(), props: {     "season":season.key,"onlanguage":(language) => host.openSeason({ ...season.key, language }),}});}
       { const $$_uneM0C = __sveltets_2_ensureComponent(Menu); new $$_uneM0C({ target: __sveltets_2_any(), props: {    "label":m.more,"items":menuItems,}});}
      if(page.isArriving){
         { svelteHTML.createElement("span", {   "class":`soft`,"role":`status`,});m.arriving; }
      }else{
         { svelteHTML.createElement("span", {    "class":`soft`,"title":texts.dateTime(page.fetchedAt),});m.savedAge(texts.age(page.fetchedAt)); }
      }
    }
  };return __sveltets_2_any(0)},note:() => { async ()/*Ωignore_positionΩ*/ => {
    if(!isSample && !page.isArriving && !isWhole(season.parts)){
       { svelteHTML.createElement("p", {   "class":`incomplete`,"role":`status`,});
        m.incomplete;
         { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => void refresh(),"disabled":view.isRefreshing,}});m.complete; Button}
       }
    }
    if(!isSample){
      ;__sveltets_2_ensureSnippet(readerNote({ seriesId: season.key.seriesId, seasonNumber: season.key.seasonNumber }));
    }
  };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {title, lines, overviewMark, actions, note} = $$_redaeHegaP0.$$prop_def;/*Ωignore_endΩ*/
  
  
  
  
  
 PageHeader}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SeasonHeader__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeasonHeader__SvelteComponent_ = ReturnType<typeof SeasonHeader__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeasonHeader__SvelteComponent_;
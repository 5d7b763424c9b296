///<reference types="svelte" />
;
import { onMount, type Snippet } from 'svelte';
import { formatAddress } from '@shared/domain/address.ts';
import { changeCount, type NoteKey, type SeasonPage } from '@shared/domain/season.ts';
import { getApi } from '../../api/api-context.ts';
import { setPeople } from '../../credits/people.ts';
import PeopleArea from '../../credits/PeopleArea.svelte';
import ErrorState from '../../errors/ErrorState.svelte';
import { describeError } from '../../errors/error-text.ts';
import { getPageHost } from '../../state/page-host.ts';
import type { PlaceMemory } from '../../state/place-memory.ts';
import { getRecentSeasons } from '../../state/recents.svelte.ts';
import type { SelectedPerson } from '../../state/selected-person.ts';
import { getSession } from '../../state/session.svelte.ts';
import type { SheetContent } from '../../state/sheet-content.ts';
import { getSpoilers } from '../../state/spoilers.svelte.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import Page from '../../ui/Page.svelte';
import PageSkeleton from '../../ui/PageSkeleton.svelte';
import { rememberScroll } from '../../ui/scroll-memory.ts';
import { facetSentence } from './facet-label.ts';
import { setSeason } from './season-context.ts';
import { SeasonPeople } from './season-people.svelte.ts';
import { SeasonView, type SeasonSource } from './season-view.svelte.ts';
import SeasonBody from './SeasonBody.svelte';
import SeasonHeader from './SeasonHeader.svelte';
;

  interface Props {
    /** Fixed for the life of the component: the parent keys it. */
    source: SeasonSource;
    /** The name of the series, where it is known before the page is. */
    seriesName: string | null;
    /** How the page was left, and is to be left. */
    memory: PlaceMemory;
    /** What the reader has written about the season. */
    note: Snippet<[NoteKey]>;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { source, seriesName, memory, note }: Props = $props();

  const texts = getTexts();
  const toasts = getToasts();
  const spoilers = getSpoilers();
  const host = getPageHost();
  const recents = getRecentSeasons();
  // svelte-ignore state_referenced_locally (the source never changes, see above)
  const view = new SeasonView(getApi(), source, {
    hidden: () => spoilers.hidden,
    session: getSession(),
    texts,
  });
  const people = new SeasonPeople(view, host);
  setPeople(people);
  setSeason({ view, people, refresh });

  let filterField = $state<HTMLInputElement>();
  /** What the reader has asked of a season that is still on its way. */
  let pendingAction: (() => void) | null = null;

  // svelte-ignore state_referenced_locally (it belongs to the source)
  const remembered = memory;
  view.credits.recall(remembered);

  $effect(() => {
    remembered.filter = view.credits.filter;
    remembered.facets = view.credits.facets;
  });

  const isAllThere = $derived(view.page !== null && !view.isOpening);
  $effect(() => {
    if (people.scrollRoot === undefined || !isAllThere) return;
    return rememberScroll(people.scrollRoot, remembered.scrollTop, (top) => (remembered.scrollTop = top));
  });

  onMount(() => {
    spoilers.reset();
    return view.follow(noteShown);
  });

  /** The season is on screen; again when the rest of it has come. */
  function noteShown(page: SeasonPage): void {
    people.renewChosen(page);
    if (source.kind === 'sample') return;
    const { season, series } = page;
    const name = series === null ? season.name : texts.m.library.season(series.name, season.name);
    void recents.visit(formatAddress({ page: 'season', ...season.key }), name);
    if (host.wantedPersonId !== null) people.openPerson(host.wantedPersonId);
    const pending = pendingAction;
    pendingAction = null;
    pending?.();
  }

  const title = $derived.by(() => {
    if (view.page !== null)
      return view.page.series?.name ?? texts.m.season.seriesId(view.page.season.key.seriesId);
    if (source.kind === 'sample') return texts.m.season.sample;
    return seriesName ?? texts.m.season.seriesId(source.key.seriesId);
  });

  const subject = $derived(
    source.kind === 'season'
      ? {
          seriesId: source.key.seriesId,
          seasonNumber: source.key.seasonNumber,
          ...(seriesName === null ? {} : { seriesName }),
        }
      : {},
  );

  /** Puts the focus into the filter; the shell calls it for Ctrl+F. */
   function focusFilter(): void {
    filterField?.focus();
    filterField?.select();
  }

  function retry(): void {
    // What was asked of the season that failed is not meant any more.
    pendingAction = null;
    void view.load();
  }

  /** Asks TMDB again and says what came of it; the shell calls it for Ctrl+R. */
   async function refresh(): Promise<void> {
    const result = await view.refresh();
    if (result === null) return;
    if (!result.ok) {
      const { title: problem, text } = describeError(result.error, texts.m, subject);
      toasts.show(texts.m.app.titled(problem, text), { tone: 'problem' });
      return;
    }
    const changed = changeCount(result.value);
    toasts.show(changed === 0 ? texts.m.season.unchanged : texts.m.season.updated(changed));
  }

  /** Prints what the page shows, now or as soon as it is there. */
   function print(): void {
    withSheet((content) => void host.print(content));
  }

  /** Saves what the page shows as PDF, now or as soon as it is there. */
   function savePdf(): void {
    withSheet((content) => void host.savePdf(content));
  }

  function withSheet(use: (content: SheetContent) => void): void {
    const content = sheetContent();
    if (content !== null) use(content);
    else pendingAction = () => withSheet(use);
  }

  /** What a sheet for paper shows; `null` before all is there. */
  function sheetContent(): SheetContent | null {
    const { printed, filter, facets, narrowedTo } = view.credits;
    if (view.page === null || printed === null || view.isOpening) return null;
    const narrowedBy = [
      ...(filter.trim() === '' ? [] : [texts.m.print.words(filter.trim())]),
      ...facets.map((facet) => facetSentence(facet, texts)),
      ...(narrowedTo === null ? [] : [narrowedTo]),
    ];
    return { page: view.page, sections: printed, narrowedBy, hidden: spoilers.hidden };
  }

  /** Opens somebody of this season in the panel, if they are there. */
   function selectPerson(personId: number): void {
    people.openPerson(personId);
  }

  /** The next or the previous person of the page, in the order the reader sees; `null` where there is none. */
   function personBeside(direction: -1 | 1): SelectedPerson | null {
    return people.beside(direction);
  }
;
async () => {

 { svelteHTML.createElement("div", { "class":`pane`,});
  if(view.waitingUpdate !== null){
     { svelteHTML.createElement("div", {   "class":`update`,"role":`status`,});
      texts.m.season.updated(changeCount(view.waitingUpdate));
       { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => void view.load(),}});texts.m.season.showUpdate; Button}
     }
  }
   { const $$_egaP1C = __sveltets_2_ensureComponent(Page); const $$_egaP1 = new $$_egaP1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"label":title,scrollRoot:people.scrollRoot,}});/*Ωignore_startΩ*/() => people.scrollRoot = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_egaP1.$$bindings = 'scrollRoot';
    if(view.status.kind === 'loading'){
       { const $$_notelekSegaP2C = __sveltets_2_ensureComponent(PageSkeleton); new $$_notelekSegaP2C({ target: __sveltets_2_any(), props: {  "label":texts.m.season.loading(title),}});}
    } else if (view.status.kind === 'failed'){
       { const $$_etatSrorrE2C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE2C({ target: __sveltets_2_any(), props: {       "error":view.status.error,subject,"onretry":retry,"ontoken":() => host.enterToken(),}});}
    }else{
      const page = view.status.page;
       { const $$_aerAelpoeP2C = __sveltets_2_ensureComponent(PeopleArea); new $$_aerAelpoeP2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
         { const $$_redaeHnosaeS3C = __sveltets_2_ensureComponent(SeasonHeader); new $$_redaeHnosaeS3C({ target: __sveltets_2_any(), props: {      page,note,"onprint":print,"onsavepdf":savePdf,}});}
          { const $$_ydoBnosaeS3C = __sveltets_2_ensureComponent(SeasonBody); const $$_ydoBnosaeS3 = new $$_ydoBnosaeS3C({ target: __sveltets_2_any(), props: {   page,"title":texts.m.library.season(title, page.season.name),filterField,}});/*Ωignore_startΩ*/() => filterField = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_ydoBnosaeS3.$$bindings = 'filterField';}
       PeopleArea}
    }
   Page}
 }


};
return { props: {} as any as Props, exports: {} as any as { focusFilter: typeof focusFilter,refresh: typeof refresh,print: typeof print,savePdf: typeof savePdf,selectPerson: typeof selectPerson,personBeside: typeof personBeside }, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SeasonPage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SeasonPage__SvelteComponent_ = ReturnType<typeof SeasonPage__SvelteComponent_>;
/*Ωignore_endΩ*/export default SeasonPage__SvelteComponent_;
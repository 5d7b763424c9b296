///<reference types="svelte" />
;
import { getApi } from '../../api/api-context.ts';
import { NameIndex } from '../../search/name-index.ts';
import { readRequest, type FoundPage } from '../../search/read-request.ts';
import { SeriesFinder } from '../../search/series-finder.svelte.ts';
import { keptGroup, keptSeriesOption, tmdbGroup, tmdbNote } from '../../search/series-options.ts';
import { getKeptSeasons, type KeptSeries } from '../../state/kept-seasons.svelte.ts';
import { keptNames, keptSeriesKey } from '../../state/kept-series.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import { OptionCursor } from '../../ui/option-cursor.svelte.ts';
import { withoutEmptyGroups, type ListOption } from '../../ui/option-groups.ts';
import OptionList from '../../ui/OptionList.svelte';
import SearchBox from '../../ui/SearchBox.svelte';
;

  interface Props {
    /** Language for what is found without one. */
    language: string;
    /** Without a token TMDB cannot be searched. */
    hasToken: boolean;
    onopen: (found: FoundPage) => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  


  let { language, hasToken, onopen }: Props = $props();

  const texts = getTexts();
  const kept = getKeptSeasons();
  const finder = new SeriesFinder(getApi(), () => language);
  const m = $derived(texts.m.find);
  const id = $props.id();

  let text = $state('');
  let problem = $state<string | null>(null);
  let isOpen = $state(false);
  let field = $state<HTMLInputElement>();

  const request = $derived(readRequest(text, language, texts.m));
  const name = $derived(request.kind === 'name' ? request.name : '');
  const keptIndex = $derived(new NameIndex(kept.series, keptNames));

  /** All that can be chosen: the library first, since TMDB's part comes later. */
  const groups = $derived(
    withoutEmptyGroups([
      keptGroup(keptIndex.find(name), toKeptOption, texts.m),
      tmdbGroup(finder.tmdb, texts, (seriesId) => onopen({ page: 'series', key: { seriesId, language } })),
    ]),
  );
  const cursor = new OptionCursor(() => groups);
  const isListShown = $derived(isOpen && name !== '');

  /** Puts the focus into the field; the shell calls it for Ctrl+L. */
   function focus(): void {
    field?.focus();
    field?.select();
  }

  function toKeptOption(series: KeptSeries): ListOption {
    return keptSeriesOption(series, texts.m, () =>
      onopen({ page: 'series', key: keptSeriesKey(series, language) }),
    );
  }

  function oninput(): void {
    problem = null;
    isOpen = true;
    cursor.reset();
    finder.search(hasToken ? name : '');
  }

  function empty(): void {
    text = '';
    problem = null;
    isOpen = false;
    finder.search('');
  }

  function choose(option: ListOption): void {
    empty();
    option.choose();
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (request.kind === 'problem') {
      problem = request.text;
    } else if (request.kind === 'page') {
      const { found } = request;
      empty();
      onopen(found);
    } else if (cursor.active !== undefined) {
      choose(cursor.active);
    }
  }

  function onkeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      empty();
    } else if (name !== '' && cursor.move(event)) {
      event.preventDefault();
      isOpen = true;
      if (cursor.below < 3) void finder.more();
    }
  }

  function onscroll(event: Event & { currentTarget: HTMLElement }): void {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollHeight - scrollTop - clientHeight < 240) void finder.more();
  }
;
async () => {

 { svelteHTML.createElement("div", { "class":`find`,});
   { svelteHTML.createElement("form", {   "onsubmit":submit,"role":`search`,});
     { svelteHTML.createElement("label", {   "for":id,"class":`visually-hidden`,});m.label; }
     { const $$_xoBhcraeS2C = __sveltets_2_ensureComponent(SearchBox); new $$_xoBhcraeS2C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
       { const $$_input3 = svelteHTML.createElement("input", {                                   id,"bind:value":text,oninput,onkeydown,"onfocus":() => (isOpen = true),"onblur":() => (isOpen = false),"type":`text`,"role":`combobox`,"aria-expanded":isListShown,"aria-controls":`${id}-list`,"aria-autocomplete":`list`,"aria-activedescendant":isListShown && cursor.active !== undefined
          ? `${id}-list-${cursor.active.id}`
          : undefined,"placeholder":m.placeholder,"title":m.hint,"aria-invalid":problem !== null,"aria-describedby":problem === null ? undefined : `${id}-problem`,"spellcheck":`false`,"autocomplete":`off`,});field = $$_input3;/*Ωignore_startΩ*/() => text = __sveltets_2_any(null);/*Ωignore_endΩ*/}
     SearchBox}
   }
  if(isListShown){
     { svelteHTML.createElement("div", {  "class":`list`,onscroll,});
       { const $$_tsiLnoitpO2C = __sveltets_2_ensureComponent(OptionList); new $$_tsiLnoitpO2C({ target: __sveltets_2_any(), props: {         "id":`${id}-list`,"label":m.results,groups,"activeId":cursor.active?.id,"onchoose":choose,}});}
       { svelteHTML.createElement("p", {   "class":`note`,"role":`status`,});tmdbNote(finder.tmdb, name, hasToken, texts.m); }
     }
  }
 }
if(problem !== null){
   { svelteHTML.createElement("p", {     "id":`${id}-problem`,"class":`problem selectable`,"role":`alert`,});problem; }
}


};
return { props: {} as any as Props, exports: {} as any as { focus: typeof focus }, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const FindField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type FindField__SvelteComponent_ = ReturnType<typeof FindField__SvelteComponent_>;
/*Ωignore_endΩ*/export default FindField__SvelteComponent_;
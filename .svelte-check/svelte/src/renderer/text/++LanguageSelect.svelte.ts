///<reference types="svelte" />
;
import type { Snippet } from 'svelte';
import { getApi } from '../api/api-context.ts';
import SearchSelect from '../ui/SearchSelect.svelte';
import { languageChoices, type LanguageGroup } from './language-choices.ts';
import { getTexts } from './texts.svelte.ts';
;

  interface Props {
    /** The chosen language's tag. */
    value: string;
    /** What the button shows. */
    trigger: Snippet;
    labelledby?: string;
    describedby?: string;
    /** Languages that stand above all others. */
    first?: readonly LanguageGroup[];
    /** Which edge of the button the list keeps to. */
    align?: 'start' | 'end';
    onchoose: (tag: string) => void;
  };function $$render() {

  
  
  
  
  


  let { value, trigger, labelledby, describedby, first = [], align = 'start', onchoose }: Props = $props();

  const api = getApi();
  const texts = getTexts();
  const m = $derived(texts.m.language);

  let query = $state('');
  let tags = $state.raw<readonly string[]>([]);

  const nameOf = (tag: string): string => texts.languageName(tag);
  const byName = $derived(tags.toSorted((a, b) => texts.compare(nameOf(a), nameOf(b))));
  const groups = $derived(
    languageChoices([...first, { title: m.all, tags: byName }], query, nameOf, m.typed),
  );

  /** Main has a list built in, so it always knows one. */
  async function load(): Promise<void> {
    const result = await api.languages.list();
    if (result.ok) tags = result.value;
  }
;
async () => {


 { const $$_tceleShcraeS0C = __sveltets_2_ensureComponent(SearchSelect); const $$_tceleShcraeS0 = new $$_tceleShcraeS0C({ target: __sveltets_2_any(), props: {                     trigger,labelledby,describedby,value,align,query,"fieldLabel":m.field,"placeholder":m.placeholder,"listLabel":m.list,"groups":groups.map((group) => ({
    title: group.title,
    options: group.tags.map((tag) => ({ value: tag, label: nameOf(tag), detail: tag })),
  })),"emptyText":query.trim() === '' ? texts.m.app.loading : m.nothing(query.trim()),"onopen":() => void load(),"onchoose":(tag) => onchoose(tag),}});/*Ωignore_startΩ*/() => query = __sveltets_2_any(null);/*Ωignore_endΩ*/$$_tceleShcraeS0.$$bindings = 'query';}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const LanguageSelect__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type LanguageSelect__SvelteComponent_ = ReturnType<typeof LanguageSelect__SvelteComponent_>;
/*Ωignore_endΩ*/export default LanguageSelect__SvelteComponent_;
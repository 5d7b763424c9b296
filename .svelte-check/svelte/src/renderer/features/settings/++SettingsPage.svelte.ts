///<reference types="svelte" />
;
import X from '@lucide/svelte/icons/x';
import { onMount, type Snippet } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { Settings } from '@shared/domain/settings.ts';
import { getApi } from '../../api/api-context.ts';
import { describeError } from '../../errors/error-text.ts';
import { getSession } from '../../state/session.svelte.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import Choice from '../../ui/Choice.svelte';
import IconButton from '../../ui/IconButton.svelte';
import Page from '../../ui/Page.svelte';
import SearchBox from '../../ui/SearchBox.svelte';
import Select from '../../ui/Select.svelte';
import Switch from '../../ui/Switch.svelte';
import ClearSetting from './ClearSetting.svelte';
import { filterSettings } from './filter-settings.ts';
import LanguageSetting from './LanguageSetting.svelte';
import PictureLimit from './PictureLimit.svelte';
import type { SettingOption } from './setting-row.ts';
import SettingRow from './SettingRow.svelte';
import { settingsSections } from './settings-sections.ts';
import SourceSetting from './SourceSetting.svelte';
import { StorageView } from './storage-view.svelte.ts';
import { tokenText } from './token-text.ts';
import TokenSetting from './TokenSetting.svelte';
;

  interface Props {
    /** The form that asks for a token. */
    tokenForm: Snippet;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { tokenForm }: Props = $props();

  const api = getApi();
  const session = getSession();
  const texts = getTexts();
  const toasts = getToasts();
  const storage = new StorageView(api.storage);
  const m = $derived(texts.m.settings);

  let query = $state('');
  let field = $state<HTMLInputElement>();

  const sections = $derived(
    settingsSections(texts, {
      version: session.start.version,
      electronVersion: session.start.electronVersion,
      systemLocale: session.start.systemLocale,
      tokenText: tokenText(session.token, texts.m.token),
      sizes: storage.sizes,
    }),
  );
  const shown = $derived(filterSettings(sections, query));

  onMount(() => {
    focusFilter();
    void tell(storage.measure());
  });

  /** Puts the focus into the search field; the shell calls it for Ctrl+F. */
   function focusFilter(): void {
    field?.focus();
    field?.select();
  }

  function save(change: Partial<Settings>): void {
    void tell(session.update(change));
  }

  function choose(options: readonly SettingOption[], value: string): void {
    const option = options.find((candidate) => candidate.value === value);
    if (option !== undefined) save(option.change);
  }

  /** Says what went wrong, or what was done. */
  async function tell(action: Promise<AppError | null>, done?: string): Promise<void> {
    const error = await action;
    if (error !== null) toasts.show(describeError(error, texts.m).text, { tone: 'problem' });
    else if (done !== undefined) toasts.show(done);
  }

  function onkeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || query === '') return;
    event.stopPropagation();
    query = '';
  }
;
async () => {

 { const $$_egaP0C = __sveltets_2_ensureComponent(Page); new $$_egaP0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"label":m.title,}});
   { svelteHTML.createElement("div", { "class":`settings`,});
     { svelteHTML.createElement("h1", {});m.title; }
     { svelteHTML.createElement("div", {   "class":`search`,"role":`search`,});
       { const $$_xoBhcraeS3C = __sveltets_2_ensureComponent(SearchBox); new $$_xoBhcraeS3C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
         { const $$_input4 = svelteHTML.createElement("input", {               "bind:value":query,onkeydown,"type":`text`,"aria-label":m.search,"placeholder":m.search,"spellcheck":`false`,"autocomplete":`off`,});field = $$_input4;/*Ωignore_startΩ*/() => query = __sveltets_2_any(null);/*Ωignore_endΩ*/}
        if(query !== ''){
           { const $$_nottuBnocI4C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI4C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"label":m.clearSearch,"onclick":() => (query = ''),}});
             { const $$_X5C = __sveltets_2_ensureComponent(X); new $$_X5C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
           IconButton}
        }
       SearchBox}
     }
     { svelteHTML.createElement("p", {   "class":`empty`,"role":`status`,});shown.length === 0 ? m.nothing(query.trim()) : ''; }

       for(let section of __sveltets_2_ensureArray(shown)){section.title;
       { svelteHTML.createElement("section", { "aria-label":section.title,});
         { svelteHTML.createElement("h2", {});section.title; }
           for(let { title, hint, control: offer } of __sveltets_2_ensureArray(section.rows)){title;
           { const $$_woRgnitteS3C = __sveltets_2_ensureComponent(SettingRow); const $$_woRgnitteS3 = new $$_woRgnitteS3C({ target: __sveltets_2_any(), props: { title,hint,control:(labelledby, describedby) => { async ()/*Ωignore_positionΩ*/ => {
              const named = { labelledby, describedby };
              if(offer.kind === 'switch'){
                 { const $$_hctiwS0C = __sveltets_2_ensureComponent(Switch); new $$_hctiwS0C({ target: __sveltets_2_any(), props: {      ...named,"isOn":session.settings[offer.field],"onchange":(isOn) => save(isOn ? offer.on : offer.off),}});}
              } else if (offer.kind === 'choice'){
                 { const $$_eciohC0C = __sveltets_2_ensureComponent(Choice); new $$_eciohC0C({ target: __sveltets_2_any(), props: {        ...named,"value":session.settings[offer.field],"options":offer.options,"onchange":(value) => choose(offer.options, value),}});}
              } else if (offer.kind === 'select'){
                 { const $$_tceleS0C = __sveltets_2_ensureComponent(Select); new $$_tceleS0C({ target: __sveltets_2_any(), props: {        ...named,"value":session.settings[offer.field],"options":offer.options,"onchange":(value) => choose(offer.options, value),}});}
              } else if (offer.kind === 'token'){
                 { const $$_gnitteSnekoT0C = __sveltets_2_ensureComponent(TokenSetting); new $$_gnitteSnekoT0C({ target: __sveltets_2_any(), props: { tokenForm,}});}
              } else if (offer.kind === 'language'){
                 { const $$_gnitteSegaugnaL0C = __sveltets_2_ensureComponent(LanguageSetting); new $$_gnitteSegaugnaL0C({ target: __sveltets_2_any(), props: {   ...named,"onchoose":(language) => save({ language }),}});}
              } else if (offer.kind === 'library'){
                 { const $$_gnitteSraelC0C = __sveltets_2_ensureComponent(ClearSetting); new $$_gnitteSraelC0C({ target: __sveltets_2_any(), props: {      "words":m.clearLibrary,describedby,"onclear":() => void tell(storage.clear('library'), m.clearLibrary.done),}});}
              } else if (offer.kind === 'pictures'){
                 { const $$_gnitteSraelC0C = __sveltets_2_ensureComponent(ClearSetting); new $$_gnitteSraelC0C({ target: __sveltets_2_any(), props: {      "words":m.clearPictures,describedby,"onclear":() => void tell(storage.clear('pictures'), m.clearPictures.done),}});}
              } else if (offer.kind === 'picture-limit'){
                 { const $$_timiLerutciP0C = __sveltets_2_ensureComponent(PictureLimit); new $$_timiLerutciP0C({ target: __sveltets_2_any(), props: {      ...named,"limit":session.settings.pictureLimit,"onchange":(pictureLimit) => save({ pictureLimit }),}});}
              } else if (offer.kind === 'folder'){
                 { const $$_nottuB0C = __sveltets_2_ensureComponent(Button); new $$_nottuB0C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => void tell(storage.openFolder()),}});m.openFolder; Button}
              } else if (offer.kind === 'source'){
                 { const $$_gnitteSecruoS0C = __sveltets_2_ensureComponent(SourceSetting); new $$_gnitteSecruoS0C({ target: __sveltets_2_any(), props: {}});}
              }
            };return __sveltets_2_any(0)},}});/*Ωignore_startΩ*/const {control} = $$_woRgnitteS3.$$prop_def;/*Ωignore_endΩ*/
            
           SettingRow}
        }
       }
    }
   }
 Page}


};
return { props: {} as any as Props, exports: {} as any as { focusFilter: typeof focusFilter }, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const SettingsPage__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type SettingsPage__SvelteComponent_ = ReturnType<typeof SettingsPage__SvelteComponent_>;
/*Ωignore_endΩ*/export default SettingsPage__SvelteComponent_;
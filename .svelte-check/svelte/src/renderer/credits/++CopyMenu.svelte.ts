///<reference types="svelte" />
;
import Copy from '@lucide/svelte/icons/copy';
import { DropdownMenu } from 'bits-ui';
import type { CreditRow } from '@shared/domain/credit-rows.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import { getApi } from '../api/api-context.ts';
import { getToasts } from '../state/toasts.svelte.ts';
import { getTexts } from '../text/texts.svelte.ts';
import type { RowSelection } from '../ui/row-selection.svelte.ts';
import type { CopyFormat, CopySource } from './copy-credits.ts';
import { CreditCopier } from './credit-copier.ts';
;

  interface Props {
    /** Those on show, in their order; read only while the menu is open. */
    rows: readonly CreditRow[];
    /** Nobody is on show. */
    isEmpty: boolean;
    /** `null` where rows cannot be chosen. */
    selection: RowSelection | null;
    source: CopySource;
    hidden: HiddenDetails;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  


  let { rows, isEmpty, selection, source, hidden }: Props = $props();

  const FORMATS: readonly CopyFormat[] = ['text', 'tsv', 'markdown'];

  const texts = getTexts();
  const m = $derived(texts.m.credits);
  const copier = new CreditCopier(getApi(), getToasts(), texts);

  const selected = $derived(selection === null ? [] : rows.filter(({ id }) => selection.has(id)));
  /** What is selected of what is shown, else all of it. */
  const wanted = $derived(selected.length > 0 ? selected : rows);
;
async () => {


 { const $$_tooR_uneMnwodporD0C = __sveltets_2_ensureComponent(DropdownMenu.Root); new $$_tooR_uneMnwodporD0C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
   { const $$_reggirT_uneMnwodporD1C = __sveltets_2_ensureComponent(DropdownMenu.Trigger); new $$_reggirT_uneMnwodporD1C({ target: __sveltets_2_any(), props: {       children:() => { return __sveltets_2_any(0); },"class":`menu-trigger`,"aria-label":m.copy,"title":m.copy,"disabled":isEmpty,}});
     { const $$_ypoC2C = __sveltets_2_ensureComponent(Copy); new $$_ypoC2C({ target: __sveltets_2_any(), props: {    "size":16,"aria-hidden":`true`,}});}
   DropdownMenu.Trigger}
   { const $$_latroP_uneMnwodporD1C = __sveltets_2_ensureComponent(DropdownMenu.Portal); new $$_latroP_uneMnwodporD1C({ target: __sveltets_2_any(), props: {children:() => { return __sveltets_2_any(0); },}});
     { const $$_tnetnoC_uneMnwodporD2C = __sveltets_2_ensureComponent(DropdownMenu.Content); new $$_tnetnoC_uneMnwodporD2C({ target: __sveltets_2_any(), props: {         children:() => { return __sveltets_2_any(0); },"class":`menu`,"align":`end`,"sideOffset":6,"dir":document.dir === 'rtl' ? 'rtl' : 'ltr',}});
         for(let format of __sveltets_2_ensureArray(FORMATS)){format;
         { const $$_metI_uneMnwodporD3C = __sveltets_2_ensureComponent(DropdownMenu.Item); new $$_metI_uneMnwodporD3C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"class":`menu-item`,"onSelect":() => void copier.copy(wanted, { format, source, hidden }),}});
          m.copyAs[format](wanted.length);
         DropdownMenu.Item}
      }
     DropdownMenu.Content}
   DropdownMenu.Portal}
 DropdownMenu.Root}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const CopyMenu__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type CopyMenu__SvelteComponent_ = ReturnType<typeof CopyMenu__SvelteComponent_>;
/*Ωignore_endΩ*/export default CopyMenu__SvelteComponent_;
///<reference types="svelte" />
;
import type { MenuCommand } from '@shared/ipc/contract.ts';
import { shortcutKeys } from '@shared/shortcuts.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Dialog from '../../ui/Dialog.svelte';
;

  interface Props {
    /** `darwin` writes its keys differently. */
    platform: string;
    onclose: () => void;
  };function $$render() {

  
  
  
  


  let { platform, onclose }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.shortcuts);
  const ofMenu = (command: MenuCommand) => ({ text: m[command], keys: shortcutKeys(command, platform) });

  const rows = $derived([
    ...(['palette', 'find', 'filter', 'refresh'] as const).map(ofMenu),
    { text: m.move, keys: ['←', '↑', '↓', '→'] },
    { text: m.open, keys: ['Enter'] },
    { text: m.nextPerson, keys: ['J', 'K'] },
    { text: m.close, keys: ['Esc'] },
    ...(['back', 'forward', 'library', 'print', 'save-pdf', 'settings', 'shortcuts'] as const).map(ofMenu),
  ]);
;
async () => {

 { const $$_golaiD0C = __sveltets_2_ensureComponent(Dialog); new $$_golaiD0C({ target: __sveltets_2_any(), props: {    children:() => { return __sveltets_2_any(0); },"title":m.title,"closeLabel":texts.m.app.close,onclose,}});
   { svelteHTML.createElement("dl", {});
       for(let { text, keys } of __sveltets_2_ensureArray(rows)){text;
       { svelteHTML.createElement("dt", {});text; }
       { svelteHTML.createElement("dd", {});
           for(let key of __sveltets_2_ensureArray(keys)){key; { svelteHTML.createElement("kbd", { "dir":`ltr`,});texts.key(key); }}
       }
    }
   }
 Dialog}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const ShortcutsDialog__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type ShortcutsDialog__SvelteComponent_ = ReturnType<typeof ShortcutsDialog__SvelteComponent_>;
/*Ωignore_endΩ*/export default ShortcutsDialog__SvelteComponent_;
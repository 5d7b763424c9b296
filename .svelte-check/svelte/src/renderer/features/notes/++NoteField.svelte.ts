///<reference types="svelte" />
;
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import { onMount, tick } from 'svelte';
import type { NoteKey } from '@shared/domain/season.ts';
import { getApi } from '../../api/api-context.ts';
import { describeError } from '../../errors/error-text.ts';
import { copyText } from '../../state/copy-text.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import IconButton from '../../ui/IconButton.svelte';
import { NoteDraft } from './note-draft.svelte.ts';
;

  interface Props {
    /** Fixed for the life of the component: the parent keys it. */
    noteKey: NoteKey;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  


  let { noteKey }: Props = $props();

  const api = getApi();
  const texts = getTexts();
  const toasts = getToasts();
  const m = $derived(texts.m.note);
  // svelte-ignore state_referenced_locally (the key never changes, see above)
  const draft = new NoteDraft(api, noteKey);

  let isEditing = $state(false);
  let field = $state<HTMLTextAreaElement>();
  let opener = $state<HTMLElement>();

  onMount(() => {
    void draft.load();
    return () => void leave();
  });

  const status = $derived.by(() => {
    if (draft.state.kind === 'too-long') return m.tooLong(draft.state.excess);
    if (draft.state.kind === 'failed') return m.failed(describeError(draft.state.error, texts.m).text);
    return draft.state.kind === 'saving' || draft.state.kind === 'saved' ? m[draft.state.kind] : '';
  });

  async function edit(): Promise<void> {
    isEditing = true;
    await tick();
    field?.focus();
    field?.setSelectionRange(draft.text.length, draft.text.length);
  }

  /** Folds the field up, unless its text could not be saved. */
  async function finish(): Promise<void> {
    await draft.save();
    if (!draft.isUnsaved) isEditing = false;
  }

  async function onkeydown(event: KeyboardEvent): Promise<void> {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    await finish();
    await tick();
    opener?.querySelector('button')?.focus();
  }

  /** The page is left: what cannot be saved even now is offered to take along. */
  async function leave(): Promise<void> {
    await draft.save();
    if (!draft.isUnsaved) return;
    const { text } = draft;
    toasts.show(m.lost, {
      tone: 'problem',
      action: {
        label: texts.m.app.copy,
        run: () => void copyText(text, texts.m.app.copied, { api, toasts, texts }),
      },
    });
  }
;
async () => {

 { svelteHTML.createElement("svelte:window", {  "onbeforeunload":() => void draft.save(),});}

 { svelteHTML.createElement("section", { "aria-label":m.label,});
  if(draft.state.kind === 'unreadable'){
     { svelteHTML.createElement("p", { "class":`problem`,});m.unreadable(describeError(draft.state.error, texts.m).text); }
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":() => void draft.load(),}});texts.m.errors.actions.retry; Button}
  } else if (isEditing){
     { const $$_textarea1 = svelteHTML.createElement("textarea", {               "aria-label":m.label,"placeholder":m.placeholder,"rows":2,"value":draft.text,"oninput":({ currentTarget }) => draft.write(currentTarget.value),"onblur":() => void finish(),"onkeydown":(event) => void onkeydown(event),});field = $$_textarea1; }
  } else if (draft.state.kind !== 'loading'){
     { const $$_div1 = svelteHTML.createElement("div", {  "class":`note`,});opener = $$_div1;
      if(draft.text === ''){
         { const $$_nottuB2C = __sveltets_2_ensureComponent(Button); new $$_nottuB2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => void edit(),}});
           { const $$_nePkoobetoN3C = __sveltets_2_ensureComponent(NotebookPen); new $$_nePkoobetoN3C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}m.add;
         Button}
      }else{
         { svelteHTML.createElement("p", {   "class":`text selectable`,"dir":`auto`,});draft.text; }
         { const $$_nottuBnocI2C = __sveltets_2_ensureComponent(IconButton); new $$_nottuBnocI2C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"label":m.edit,"onclick":() => void edit(),}});
           { const $$_nePkoobetoN3C = __sveltets_2_ensureComponent(NotebookPen); new $$_nePkoobetoN3C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
         IconButton}
      }
     }
  }
   { svelteHTML.createElement("p", {    "class":`status`,"role":`status`,});draft.isUnsaved;status; }
  if(draft.state.kind === 'failed'){
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => void finish(),}});texts.m.errors.actions.retry; Button}
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const NoteField__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type NoteField__SvelteComponent_ = ReturnType<typeof NoteField__SvelteComponent_>;
/*Ωignore_endΩ*/export default NoteField__SvelteComponent_;
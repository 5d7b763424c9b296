///<reference types="svelte" />
;
import ListChecks from '@lucide/svelte/icons/list-checks';
import Pause from '@lucide/svelte/icons/pause';
import Play from '@lucide/svelte/icons/play';
import type { TripPack } from '@shared/domain/trip-pack.ts';
import type { AppError } from '@shared/app-error.ts';
import { describeError } from '../../errors/error-text.ts';
import { getPacks } from '../../state/packs.svelte.ts';
import { getToasts } from '../../state/toasts.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
;

  interface Props {
    pack: TripPack;
    ontoken: () => void;
    /** The pack is gone, and these buttons with it: the focus needs a new place. */
    oncancelled: () => void;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  


  let { pack, ontoken, oncancelled }: Props = $props();

  const texts = getTexts();
  const packs = getPacks();
  const toasts = getToasts();
  const m = $derived(texts.m);

  let isBusy = $state(false);

  const needsToken = $derived(pack.error !== null && describeError(pack.error, m).action === 'token');
  const hasProblems = $derived(pack.state === 'done' && (pack.receipt?.problems.length ?? 0) > 0);

  /** One button for all states, so that the keyboard's place is not lost when the state changes. */
  const main = $derived.by(() => {
    switch (pack.state) {
      case 'running':
      case 'waiting':
        return { label: m.pack.pause, Icon: Pause, run: () => packs.run('pause', pack) };
      case 'paused':
        return { label: m.pack.resume, Icon: Play, run: () => packs.run('resume', pack) };
      case 'done':
        return { label: m.pack.verify, Icon: ListChecks, run: verify };
    }
  });

  async function verify(): Promise<AppError | null> {
    const error = await packs.run('verify', pack);
    if (error === null) toasts.show(m.pack.verified);
    return error;
  }

  async function cancel(): Promise<AppError | null> {
    const error = await packs.run('cancel', pack);
    if (error === null) oncancelled();
    return error;
  }

  /** Runs one command at a time and says what went wrong. */
  async function run(command: () => Promise<AppError | null>): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    const error = await command();
    isBusy = false;
    if (error !== null) toasts.show(describeError(error, m).text, { tone: 'problem' });
  }
;
async () => {

 { svelteHTML.createElement("div", { "class":`buttons`,});
  if(needsToken){
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`primary`,"onclick":ontoken,}});m.errors.actions.token; Button}
  }
  if(hasProblems){
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`primary`,"onclick":() => void run(() => packs.start(pack, pack.seasonNumbers)),}});
      m.pack.fetchMissing;
     Button}
  }
   { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"aria-busy":isBusy,"onclick":() => void run(main.run),}});
     { const $$_nocI_niam2C = __sveltets_2_ensureComponent(main.Icon); new $$_nocI_niam2C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}main.label;
   Button}
  if(pack.state !== 'done'){
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"kind":`quiet`,"onclick":() => void run(cancel),}});m.app.cancel; Button}
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PackButtons__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PackButtons__SvelteComponent_ = ReturnType<typeof PackButtons__SvelteComponent_>;
/*Ωignore_endΩ*/export default PackButtons__SvelteComponent_;
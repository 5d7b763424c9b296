///<reference types="svelte" />
;
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Square from '@lucide/svelte/icons/square';
import Trash from '@lucide/svelte/icons/trash';
import { describeError } from '../../errors/error-text.ts';
import { getRefreshing } from '../../state/refreshing.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import Button from '../../ui/Button.svelte';
import ProgressBar from '../../ui/ProgressBar.svelte';
;

  interface Props {
    seasonCount: number;
    dueCount: number;
    selectedCount: number;
    /** In bytes; `null` while it is not known. */
    totalSize: number | null;
    onrefreshdue: () => void;
    onrefreshselected: () => void;
    onremoveselected: () => void;
    onstop: () => void;
  };function $$render() {

  
  
  
  
  
  
  
  


  let {
    seasonCount,
    dueCount,
    selectedCount,
    totalSize,
    onrefreshdue,
    onrefreshselected,
    onremoveselected,
    onstop,
  }: Props = $props();

  const texts = getTexts();
  const refreshing = getRefreshing();
  const m = $derived(texts.m.overview);
  const progress = $derived(refreshing.progress);

  const totals = $derived.by(() => {
    const size = totalSize === null ? m.unknownSize : texts.bytes(totalSize);
    return dueCount === 0 ? m.totals(seasonCount, size) : m.totalsDue(seasonCount, size, dueCount);
  });

  /** How the last refreshing ended, as long as the window lives. */
  const outcome = $derived.by(() => {
    if (progress === null || progress.isRunning) return '';
    const { done, failed, total, error } = progress;
    const parts = [
      m.refreshed(texts.number(done - failed), total),
      failed === 0 ? null : m.refreshFailed(failed),
      error === null ? null : describeError(error, texts.m).text,
    ];
    return texts.sentences(parts.filter((part) => part !== null));
  });
;
async () => {

 { svelteHTML.createElement("div", { "class":`toolbar`,});
   { svelteHTML.createElement("div", { "class":`state`,});
    if(progress?.isRunning === true){
      const text = m.refreshing(texts.number(progress.done), progress.total);
       { svelteHTML.createElement("p", {});text; }
       { const $$_raBssergorP2C = __sveltets_2_ensureComponent(ProgressBar); new $$_raBssergorP2C({ target: __sveltets_2_any(), props: {     "label":m.progress,"value":progress.done / Math.max(1, progress.total),text,}});}
    }else{
       { svelteHTML.createElement("p", {});selectedCount === 0 ? totals : m.selected(selectedCount); }
    }
     { svelteHTML.createElement("p", {   "class":`outcome`,"role":`status`,});outcome; }
   }
  if(refreshing.isRunning){
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: { children:() => { return __sveltets_2_any(0); },"onclick":onstop,}}); { const $$_erauqS2C = __sveltets_2_ensureComponent(Square); new $$_erauqS2C({ target: __sveltets_2_any(), props: {    "size":14,"aria-hidden":`true`,}});}m.stop; Button}
  }else{
     { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {     children:() => { return __sveltets_2_any(0); },"kind":dueCount === 0 ? 'plain' : 'primary',"disabled":dueCount === 0,"onclick":onrefreshdue,}});
       { const $$_wChserfeR2C = __sveltets_2_ensureComponent(RefreshCw); new $$_wChserfeR2C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}
      dueCount === 0 ? m.nothingDue : m.refreshDue(dueCount);
     Button}
  }
   { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"disabled":selectedCount === 0 || refreshing.isRunning,"onclick":onrefreshselected,}});
    m.refreshSelected;
   Button}
   { const $$_nottuB1C = __sveltets_2_ensureComponent(Button); new $$_nottuB1C({ target: __sveltets_2_any(), props: {   children:() => { return __sveltets_2_any(0); },"disabled":selectedCount === 0,"onclick":onremoveselected,}});
     { const $$_hsarT2C = __sveltets_2_ensureComponent(Trash); new $$_hsarT2C({ target: __sveltets_2_any(), props: {    "size":15,"aria-hidden":`true`,}});}m.removeSelected;
   Button}
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const OverviewToolbar__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type OverviewToolbar__SvelteComponent_ = ReturnType<typeof OverviewToolbar__SvelteComponent_>;
/*Ωignore_endΩ*/export default OverviewToolbar__SvelteComponent_;
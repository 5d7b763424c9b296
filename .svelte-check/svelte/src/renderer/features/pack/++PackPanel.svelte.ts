///<reference types="svelte" />
;
import { onMount } from 'svelte';
import type { SeriesKey } from '@shared/domain/series.ts';
import { getPacks } from '../../state/packs.svelte.ts';
import { getTexts } from '../../text/texts.svelte.ts';
import PackButtons from './PackButtons.svelte';
import PackProgress from './PackProgress.svelte';
import PackReceipt from './PackReceipt.svelte';
import { packTitle, packTrouble, progressFacts, receiptText } from './pack-text.ts';
;

  interface Props {
    seriesKey: SeriesKey;
    /** The reader wants to enter a token. */
    ontoken: () => void;
  };function $$render() {

  
  
  
  
  
  
  
  


  let { seriesKey, ontoken }: Props = $props();

  /** A screen reader hears how far it has come this often, in milliseconds, and at once when something happens. */
  const SPEAK_EVERY = 10_000;

  const texts = getTexts();
  const packs = getPacks();
  const pack = $derived(packs.find(seriesKey));
  const facts = $derived(pack === undefined ? '' : progressFacts(pack, texts).join(' · '));

  let spokenFacts = $state('');
  let root = $state<HTMLElement>();

  onMount(() => {
    const speak = (): void => {
      spokenFacts = facts;
    };
    speak();
    const timer = setInterval(speak, SPEAK_EVERY);
    return () => clearInterval(timer);
  });

  const spoken = $derived.by(() => {
    if (pack === undefined) return '';
    const title = packTitle(pack, texts);
    if (pack.state === 'running') return texts.m.app.titled(title, spokenFacts);
    const rest = pack.receipt === null ? packTrouble(pack, texts) : receiptText(pack.receipt, texts);
    return rest === null ? title : texts.m.app.titled(title, rest);
  });
;
async () => {


 { const $$_section0 = svelteHTML.createElement("section", {      "aria-label":texts.m.pack.panel,"tabindex":-1,});root = $$_section0;pack !== undefined;
   { svelteHTML.createElement("p", {   "class":`visually-hidden`,"role":`status`,});spoken; }
  if(pack !== undefined){
     { svelteHTML.createElement("div", {  "class":`card`,});pack.state === 'waiting';
       { svelteHTML.createElement("div", { "class":`text`,});
         { svelteHTML.createElement("h2", {});packTitle(pack, texts); }
        if(pack.state === 'done' && pack.receipt !== null){
           { const $$_tpieceRkcaP3C = __sveltets_2_ensureComponent(PackReceipt); new $$_tpieceRkcaP3C({ target: __sveltets_2_any(), props: {  "receipt":pack.receipt,}});}
        }else{
           { const $$_ssergorPkcaP3C = __sveltets_2_ensureComponent(PackProgress); new $$_ssergorPkcaP3C({ target: __sveltets_2_any(), props: {    pack,facts,"trouble":packTrouble(pack, texts),}});}
        }
       }
       { const $$_snottuBkcaP2C = __sveltets_2_ensureComponent(PackButtons); new $$_snottuBkcaP2C({ target: __sveltets_2_any(), props: {    pack,ontoken,"oncancelled":() => root?.focus(),}});}
     }
  }
 }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PackPanel__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PackPanel__SvelteComponent_ = ReturnType<typeof PackPanel__SvelteComponent_>;
/*Ωignore_endΩ*/export default PackPanel__SvelteComponent_;
///<reference types="svelte" />
;
import { PICTURE_LIMIT } from '@shared/domain/settings.ts';
import { getTexts } from '../../text/texts.svelte.ts';
;

  interface Props {
    labelledby: string;
    describedby: string;
    /** In megabytes; `null` for no limit. */
    limit: number | null;
    onchange: (limit: number | null) => void;
  };function $$render() {

  
  


  let { labelledby, describedby, limit, onchange }: Props = $props();

  const texts = getTexts();
  const m = $derived(texts.m.settings);
  const id = $props.id();
  const { min, max } = PICTURE_LIMIT;

  let isWrong = $state(false);

  function read(event: Event & { currentTarget: HTMLInputElement }): void {
    const text = event.currentTarget.value.trim();
    const megabytes = Number(text);
    isWrong = text !== '' && !(/^\d+$/u.test(text) && megabytes >= min && megabytes <= max);
    if (!isWrong) onchange(text === '' ? null : megabytes);
  }
;
async () => {

 { svelteHTML.createElement("div", { "class":`limit`,});
   { svelteHTML.createElement("input", {                     "type":`text`,"inputmode":`numeric`,"dir":`ltr`,"aria-labelledby":labelledby,"aria-describedby":isWrong ? `${id}-problem` : describedby,"aria-invalid":isWrong,"placeholder":m.noLimit,"value":limit ?? '',"onchange":read,"autocomplete":`off`,});}
  m.megabytes;
 }
if(isWrong){
   { svelteHTML.createElement("p", {   "id":`${id}-problem`,"role":`alert`,});m.pictureLimitProblem(texts.number(min), texts.number(max)); }
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const PictureLimit__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type PictureLimit__SvelteComponent_ = ReturnType<typeof PictureLimit__SvelteComponent_>;
/*Ωignore_endΩ*/export default PictureLimit__SvelteComponent_;
///<reference types="svelte" />
;
import type { AppError } from '@shared/app-error.ts';
import type { Api, AppStart } from '@shared/ipc/contract.ts';
import { setApi } from '../api/api-context.ts';
import ErrorState from '../errors/ErrorState.svelte';
import { interfaceLocale } from '../state/session.svelte.ts';
import { setTexts, Texts } from '../text/texts.svelte.ts';
import Shell from './Shell.svelte';
;

  interface Props {
    api: Api;
  };function $$render() {

  
  
  
  
  
  
  


  let { api }: Props = $props();

  // svelte-ignore state_referenced_locally (there is one bridge for the life of the window)
  setApi(api);
  const texts = setTexts(new Texts());

  let start = $state.raw<AppStart | null>(null);
  let error = $state.raw<AppError | null>(null);

  async function begin(): Promise<void> {
    const result = await api.app.start();
    if (result.ok) {
      // Nothing is shown in one language and then in another.
      await texts.use(interfaceLocale(result.value.settings, result.value));
      start = result.value;
    } else error = result.error;
  }

  void begin();
;
async () => {

if(start !== null){
   { const $$_llehS0C = __sveltets_2_ensureComponent(Shell); new $$_llehS0C({ target: __sveltets_2_any(), props: { start,}});}
} else if (error !== null){
   { const $$_etatSrorrE0C = __sveltets_2_ensureComponent(ErrorState); new $$_etatSrorrE0C({ target: __sveltets_2_any(), props: {   error,"onretry":() => void begin(),}});}
}else{
   { svelteHTML.createElement("div", {   "class":`frame`,"aria-hidden":`true`,});
     { svelteHTML.createElement("div", { "class":`frame-side`,}); { svelteHTML.createElement("span", { "class":`frame-mark`,});  } }
     { svelteHTML.createElement("div", { "class":`frame-main`,}); }
   }
}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const App__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type App__SvelteComponent_ = ReturnType<typeof App__SvelteComponent_>;
/*Ωignore_endΩ*/export default App__SvelteComponent_;
///<reference types="svelte" />
;
import { onMount, type Component } from 'svelte';
import type { AppStart } from '@shared/ipc/contract.ts';
import { setApi } from '../api/api-context.ts';
import { setPeople, type People } from '../credits/people.ts';
import { KeptSeasons, setKeptSeasons } from '../state/kept-seasons.svelte.ts';
import { Navigation, setNavigation } from '../state/navigation.svelte.ts';
import { setPageHost, type PageHost } from '../state/page-host.ts';
import { RecentSeasons, setRecentSeasons } from '../state/recents.svelte.ts';
import { Session, setSession } from '../state/session.svelte.ts';
import { setSpoilers, Spoilers } from '../state/spoilers.svelte.ts';
import { setToasts, Toasts } from '../state/toasts.svelte.ts';
import { setTexts, Texts } from '../text/texts.svelte.ts';
import ToastList from '../ui/ToastList.svelte';
import type { FakeApi } from './fake-api.ts';
import { fakeHost, fakePeople } from './fake-page.ts';
;

  interface Props {
    api: FakeApi;
    start: AppStart;
    /** What is tested; any component is one that takes `never`. */
    component: Component<never>;
    /** Its props. */
    given: Record<string, unknown>;
    /** What the window around the page does; nothing by default. */
    host?: Partial<PageHost>;
    /** The people of a page that the component is a part of. */
    people?: Partial<People>;
  };function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { api, start, component, given, host = {}, people = {} }: Props = $props();

  const Tested = $derived(component as Component<Record<string, unknown>>);

  // svelte-ignore state_referenced_locally (a test sets them once)
  setApi(api);
  const texts = setTexts(new Texts());
  // svelte-ignore state_referenced_locally (a test sets them once)
  const session = setSession(new Session(api, start));
  // svelte-ignore state_referenced_locally (a test sets them once)
  const kept = setKeptSeasons(new KeptSeasons(api));
  // svelte-ignore state_referenced_locally (a test sets them once)
  setRecentSeasons(new RecentSeasons(api));
  // svelte-ignore state_referenced_locally (a test sets them once)
  setPageHost(fakeHost(host));
  // svelte-ignore state_referenced_locally (a test sets them once)
  setPeople(fakePeople(people));
  setNavigation(new Navigation());
  const toasts = setToasts(new Toasts());
  setSpoilers(new Spoilers(() => session.settings));

  onMount(() => {
    const ends = [session.follow(), kept.follow()];
    return () => ends.forEach((end) => end());
  });
;
async () => {


 { const $$_detseT0C = __sveltets_2_ensureComponent(Tested); new $$_detseT0C({ target: __sveltets_2_any(), props: { ...given,}});}
 { const $$_tsiLtsaoT0C = __sveltets_2_ensureComponent(ToastList); new $$_tsiLtsaoT0C({ target: __sveltets_2_any(), props: {      "toasts":toasts.shown,"dismissLabel":texts.m.app.dismiss,"ondismiss":(id) => toasts.dismiss(id),}});}
};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const InContext__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type InContext__SvelteComponent_ = ReturnType<typeof InContext__SvelteComponent_>;
/*Ωignore_endΩ*/export default InContext__SvelteComponent_;
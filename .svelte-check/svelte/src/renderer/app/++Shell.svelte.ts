///<reference types="svelte" />
;
import { onMount, tick, untrack } from 'svelte';
import type { KeptPerson } from '@shared/domain/season.ts';
import type { AppStart, LibraryNotice } from '@shared/ipc/contract.ts';
import { getApi } from '../api/api-context.ts';
import PackBar from '../features/pack/PackBar.svelte';
import type { PaletteCommand } from '../features/palette/commands.ts';
import PersonPanel from '../features/person/PersonPanel.svelte';
import TokenForm from '../features/token/TokenForm.svelte';
import { KeptSeasons, setKeptSeasons } from '../state/kept-seasons.svelte.ts';
import { Navigation, setNavigation } from '../state/navigation.svelte.ts';
import { setPageHost } from '../state/page-host.ts';
import { Packs, setPacks } from '../state/packs.svelte.ts';
import { RecentSeasons, setRecentSeasons } from '../state/recents.svelte.ts';
import { Refreshing, setRefreshing } from '../state/refreshing.svelte.ts';
import { Session, setSession } from '../state/session.svelte.ts';
import { setSpoilers, Spoilers } from '../state/spoilers.svelte.ts';
import { setToasts, Toasts } from '../state/toasts.svelte.ts';
import { getTexts } from '../text/texts.svelte.ts';
import { keepInPlace } from '../ui/keep-in-place.ts';
import ToastList from '../ui/ToastList.svelte';
import Pages from './Pages.svelte';
import { Reader } from './reader.svelte.ts';
import Sidebar from './Sidebar.svelte';
;

  interface Props {
    start: AppStart;
  };function $$render() {
  const tokenForm/*Ωignore_positionΩ*/ = ()/*Ωignore_startΩ*/: ReturnType<import('svelte').Snippet>/*Ωignore_endΩ*/ => { async ()/*Ωignore_positionΩ*/ => {
   { const $$_mroFnekoT0C = __sveltets_2_ensureComponent(TokenForm); new $$_mroFnekoT0C({ target: __sveltets_2_any(), props: {   "onsaved":() => {
      toasts.show(texts.m.token.saved);
      dialog = 'none';
    },}});}
};return __sveltets_2_any(0)};
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  
  


  let { start }: Props = $props();

  const api = getApi();
  const texts = getTexts();
  // svelte-ignore state_referenced_locally (the start happens once)
  const session = setSession(new Session(api, start));
  const navigation = setNavigation(new Navigation());
  const kept = setKeptSeasons(new KeptSeasons(api));
  const packs = setPacks(new Packs(api));
  const refreshing = setRefreshing(new Refreshing(api));
  const recents = setRecentSeasons(new RecentSeasons(api));
  const toasts = setToasts(new Toasts());
  setSpoilers(new Spoilers(() => session.settings));
  const reader = new Reader({
    api,
    session,
    navigation,
    kept,
    toasts,
    texts,
    enterToken: () => (dialog = 'token'),
  });
  setPageHost(reader);

  let dialog = $state<'none' | 'palette' | 'token' | 'shortcuts'>('none');
  let pages = $state<Pages>();
  let sidebar = $state<Sidebar>();

  const place = $derived(navigation.current);
  const selected = $derived(reader.selected);

  onMount(() => {
    const timer = setInterval(() => texts.tick(Date.now()), 60_000);
    const ends = [
      session.follow(),
      kept.follow(),
      packs.follow(),
      refreshing.follow(),
      api.app.onCommandChosen(({ command }) => run(command)),
      api.app.onAddressOpened(({ address }) => reader.openText(address)),
      api.library.onNoticed(showNotice),
      () => clearInterval(timer),
    ];
    void api.app.listen();
    return () => ends.forEach((end) => end());
  });

  $effect(() => {
    document.documentElement.dataset['density'] = session.settings.density;
  });
  $effect(() => {
    void texts.use(session.interfaceLocale);
  });

  // svelte-ignore state_referenced_locally (the start happens once)
  if (start.address !== null) reader.openText(start.address);

  function showNotice(notice: LibraryNotice): void {
    const { notices } = texts.m.library;
    const text =
      notice.kind === 'restored-from-backup'
        ? notices[notice.kind](texts.dateTime(notice.backupTime))
        : notices[notice.kind];
    toasts.show(text, { tone: 'problem' });
  }

  /** Wherever the focus is in the page, or when it has been lost; dialogs and menus have an Escape of their own. */
  function closePersonOnEscape({ key, target }: KeyboardEvent): void {
    if (key !== 'Escape' || selected === null || !(target instanceof HTMLElement)) return;
    if (target !== document.body && target.closest('main') === null) return;
    // In a field, Escape is about what is typed there.
    if (target instanceof HTMLInputElement && target.type === 'text' && target.value !== '') return;
    reader.closePerson();
  }

  /** Whoever is chosen stays where they are when the panel makes the page narrower, or gives it back. */
  function keepChosenInPlace(): void {
    const root = document.querySelector<HTMLElement>('main article');
    if (root === null) return;
    const isIn = (element: Element | null): boolean =>
      element !== null && element !== root && root.contains(element);
    keepInPlace(root, () => [root.querySelector('[data-chosen]'), document.activeElement].find(isIn) ?? null);
  }

  const isPersonOpen = $derived(selected !== null);
  let wasPersonOpen = false;
  // Before the page is drawn anew.
  $effect.pre(() => {
    if (isPersonOpen !== wasPersonOpen) untrack(keepChosenInPlace);
    wasPersonOpen = isPersonOpen;
  });

  async function showPerson(person: Pick<KeptPerson, 'season' | 'personId'>): Promise<void> {
    reader.openPerson(person);
    // The page may be there already; otherwise it shows the person when it is.
    await tick();
    pages?.showWantedPerson();
  }

  function run(command: PaletteCommand | 'palette'): void {
    switch (command) {
      case 'palette':
      case 'shortcuts':
        dialog = command;
        return;
      case 'find':
        sidebar?.focusFind();
        return;
      case 'filter':
        pages?.focusFilter();
        return;
      case 'refresh':
        pages?.refresh();
        return;
      case 'settings':
      case 'library':
        reader.go({ page: command });
        return;
      case 'back':
      case 'forward':
        reader.travel(command);
        return;
      case 'print':
        pages?.print();
        return;
      case 'save-pdf':
        pages?.savePdf();
        return;
      case 'copy-link':
        void reader.copyLink();
        return;
      case 'open-on-tmdb':
        void reader.openOnTmdb();
        return;
      case 'clear-recents':
        void recents.clear();
        return;
      case 'theme-system':
        void session.update({ theme: 'system' });
        return;
      case 'theme-light':
        void session.update({ theme: 'light' });
        return;
      case 'theme-dark':
        void session.update({ theme: 'dark' });
    }
  }

  /** A TMDB address dropped on the window opens. */
  function ondrop(event: DragEvent): void {
    event.preventDefault();
    const dropped = ['text/uri-list', 'text/plain'].map((type) => event.dataTransfer?.getData(type) ?? '');
    const [text] = dropped.filter((candidate) => candidate !== '');
    if (text !== undefined) reader.openText(text.split('\n')[0] ?? '');
  }
;
async () => {

 { svelteHTML.createElement("svelte:window", {     "ondragover":(event) => event.preventDefault(),ondrop,"onkeydown":closePersonOnEscape,});}



 { svelteHTML.createElement("div", {  "class":`shell`,});selected !== null;
   { const $$_rabediS1C = __sveltets_2_ensureComponent(Sidebar); const $$_rabediS1 = new $$_rabediS1C({ target: __sveltets_2_any(), props: {                  "current":place.page === 'season' ? place.key : null,"onopen":(key) => reader.openSeason(key),"onseries":(key) => reader.openSeries(key),"onfound":(found) => reader.openPage(found),"onremove":(key, name) => void reader.remove(key, name),"ontravel":(direction) => reader.travel(direction),"onoverview":() => reader.go({ page: 'library' }),"onsettings":() => reader.go({ page: 'settings' }),foot:() => { async ()/*Ωignore_positionΩ*/ => { { const $$_raBkcaP0C = __sveltets_2_ensureComponent(PackBar); new $$_raBkcaP0C({ target: __sveltets_2_any(), props: {  "onopen":(key) => reader.openSeries(key),}});}};return __sveltets_2_any(0)},}});sidebar = $$_rabediS1;/*Ωignore_startΩ*/const {foot} = $$_rabediS1.$$prop_def;/*Ωignore_endΩ*/
    
   Sidebar}
   { svelteHTML.createElement("main", {});
     { const $$_segaP2C = __sveltets_2_ensureComponent(Pages); const $$_segaP2 = new $$_segaP2C({ target: __sveltets_2_any(), props: {    reader,tokenForm,}});pages = $$_segaP2;}
   }
  if(selected !== null){
     { const $$_lenaPnosreP1C = __sveltets_2_ensureComponent(PersonPanel); new $$_lenaPnosreP1C({ target: __sveltets_2_any(), props: {              selected,"onclose":() => reader.closePerson(),"onopen":(season) => void showPerson({ season, personId: selected.person.personId }),"previous":pages?.personBeside(-1) ?? null,"next":pages?.personBeside(1) ?? null,"onstep":(person) => reader.step(person),"onopenpage":(page) => void reader.openWebPage(page),}});}
  }
 }

 { const $$_tsiLtsaoT0C = __sveltets_2_ensureComponent(ToastList); new $$_tsiLtsaoT0C({ target: __sveltets_2_any(), props: {      "toasts":toasts.shown,"dismissLabel":texts.m.app.dismiss,"ondismiss":(id) => toasts.dismiss(id),}});}

if(dialog === 'palette'){
     { const $$_value = await (import('../features/palette/Palette.svelte'));{ const { default: Palette } = $$_value; 
     { const $$_ettelaP0C = __sveltets_2_ensureComponent(Palette); new $$_ettelaP0C({ target: __sveltets_2_any(), props: {          place,"onclose":() => (dialog = 'none'),"onopen":(found) => reader.openPage(found),"onperson":(person) => void showPerson(person),"oncommand":run,}});}
  }}
} else if (dialog === 'token'){
     { const $$_value = await (import('../features/settings/TokenDialog.svelte'));{ const { default: TokenDialog } = $$_value; 
     { const $$_golaiDnekoT0C = __sveltets_2_ensureComponent(TokenDialog); new $$_golaiDnekoT0C({ target: __sveltets_2_any(), props: {   "onclose":() => (dialog = 'none'),tokenForm,}});}
  }}
} else if (dialog === 'shortcuts'){
     { const $$_value = await (import('../features/shortcuts/ShortcutsDialog.svelte'));{ const { default: ShortcutsDialog } = $$_value; 
     { const $$_golaiDstuctrohS0C = __sveltets_2_ensureComponent(ShortcutsDialog); new $$_golaiDstuctrohS0C({ target: __sveltets_2_any(), props: {    "platform":start.platform,"onclose":() => (dialog = 'none'),}});}
  }}
}


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Shell__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Shell__SvelteComponent_ = ReturnType<typeof Shell__SvelteComponent_>;
/*Ωignore_endΩ*/export default Shell__SvelteComponent_;
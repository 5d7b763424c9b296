import type { Api } from '@shared/ipc/contract.ts';
import { mount } from 'svelte';
import App from './App.svelte';

/** Mounts the application, in place of what `target` holds; `start` is the answer that is on its way. */
export function mountApp(target: HTMLElement, start: ReturnType<Api['app']['start']>): void {
  target.replaceChildren();
  mount(App, { target, props: { api: window.api, start } });
}

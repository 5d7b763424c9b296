import type { Api } from '@shared/ipc/contract.ts';
import { mount } from 'svelte';
import App from './App.svelte';

/** Mounts the application, replacing the content of `target`; `start` is the pending answer of main. */
export function mountApp(target: HTMLElement, start: ReturnType<Api['app']['start']>): void {
  target.replaceChildren();
  mount(App, { target, props: { api: window.api, start } });
}

import { mount } from 'svelte';
import App from './App.svelte';

/** Mounts the application, in place of what `target` holds. */
export function mountApp(target: HTMLElement): void {
  target.replaceChildren();
  mount(App, { target, props: { api: window.api } });
}

import { mount } from 'svelte';
import App from './app/App.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
// The static frame stays until the first component is there, so that nothing flickers.
target.replaceChildren();
mount(App, { target, props: { api: window.api } });

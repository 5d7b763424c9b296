import { beforeEach, expect, it } from 'vitest';
import { goToPart } from './window-parts.ts';

const press = (init: KeyboardEventInit = {}) =>
  goToPart(new KeyboardEvent('keydown', { key: 'F6', ...init }));
const at = () => document.activeElement?.id;

beforeEach(() => {
  document.body.innerHTML = `<div class="shell">
    <div class="sidebar"><input id="find"><div role="tree" tabindex="0" id="tree"></div></div>
    <main><article id="page" tabindex="-1"><button id="credit">Credit</button></article></main>
    <aside id="panel" tabindex="-1"></aside>
  </div>`;
});

it('goes round pane, page and panel, from wherever the focus is in them, and back', () => {
  document.getElementById('credit')?.focus();
  const visited = [{}, {}, {}, { shiftKey: true }, { shiftKey: true }].map((init) => {
    press(init);
    return at();
  });
  expect(visited).toEqual(['panel', 'find', 'page', 'find', 'panel']);
});

it('leaves out a panel that is closed, and every other key', () => {
  document.getElementById('panel')?.remove();
  document.getElementById('credit')?.focus();
  press();
  expect(at()).toBe('find');
  expect(press({ ctrlKey: true })).toBe(false);
  expect(press({ key: 'F5' })).toBe(false);
});

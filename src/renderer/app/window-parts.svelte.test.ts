import { beforeEach, expect, it } from 'vitest';
import { goToPart } from './window-parts.ts';

const press = (init: KeyboardEventInit = {}) =>
  goToPart(new KeyboardEvent('keydown', { key: 'F6', ...init }));
const at = () => document.activeElement?.id;

beforeEach(() => {
  document.body.innerHTML = `<div class="shell">
    <div class="sidebar">
      <button id="fold">Hide the library</button><input id="find"><div role="tree" tabindex="0" id="tree"></div>
    </div>
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
  expect(visited).toEqual(['panel', 'tree', 'page', 'tree', 'panel']);
});

it('leaves out a panel that is closed, and every other key', () => {
  document.getElementById('panel')?.remove();
  document.getElementById('credit')?.focus();
  press();
  expect(at()).toBe('tree');
  expect(press({ ctrlKey: true })).toBe(false);
  expect(press({ key: 'F5' })).toBe(false);
});

it('goes to the field of the pane while nothing is kept, and to its tools while it is folded away', () => {
  document.getElementById('tree')?.setAttribute('tabindex', '-1');
  document.getElementById('panel')?.focus();
  press();
  expect(at()).toBe('find');
  document.getElementById('find')?.remove();
  document.getElementById('panel')?.focus();
  press();
  expect(at()).toBe('fold');
});

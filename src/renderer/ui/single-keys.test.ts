// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { altArrowStep, singleKeyStep } from './single-keys.ts';

const press = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...init });

it('knows J, K and the brackets, typed in capitals or behind AltGr too', () => {
  expect(['j', 'K', '[', ']'].map((key) => singleKeyStep(press(key), true))).toEqual([
    'next-person',
    'previous-person',
    'previous',
    'next',
  ]);
  const behindAltGr = press('[', { ctrlKey: true, altKey: true, modifierAltGraph: true });
  expect(singleKeyStep(behindAltGr, true)).toBe('previous');
  expect(singleKeyStep(press('j', { ctrlKey: true }), true)).toBeNull();
  expect(singleKeyStep(press('x'), true)).toBeNull();
});

it('does nothing once the reader has switched it off; Alt with an arrow still does', () => {
  expect(['j', 'k', '[', ']'].map((key) => singleKeyStep(press(key), false))).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(altArrowStep(press('ArrowDown', { altKey: true }))).toBe('next-person');
  expect(altArrowStep(press('ArrowDown'))).toBeNull();
});

it('leaves keys alone where something is typed', () => {
  const field = document.body.appendChild(document.createElement('input'));
  const event = press('j', { bubbles: true });
  field.dispatchEvent(event);
  expect(singleKeyStep(event, true)).toBeNull();
  field.remove();
});

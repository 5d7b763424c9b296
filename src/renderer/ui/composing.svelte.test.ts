import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { guardComposing } from './composing.ts';

const onkeydown = vi.fn();
let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = '<input>';
  document.addEventListener('keydown', onkeydown, { capture: true });
  stop = guardComposing(window);
});

afterEach(() => {
  stop();
  document.removeEventListener('keydown', onkeydown, { capture: true });
  onkeydown.mockClear();
});

const press = (init: KeyboardEventInit) => fireEvent.keyDown(document.querySelector('input')!, init);

it.each(['Enter', 'Escape', 'ArrowDown'])('keeps %s from everyone while a word is composed', async (key) => {
  await press({ key, isComposing: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what is tested
  await press({ key, keyCode: 229 });
  expect(onkeydown).not.toHaveBeenCalled();
  await press({ key });
  expect(onkeydown).toHaveBeenCalledOnce();
});

it('takes nothing from the field itself', async () => {
  expect(await press({ key: 'Enter', isComposing: true }), 'the input method gets its key').toBe(true);
});

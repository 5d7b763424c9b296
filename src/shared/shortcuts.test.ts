import { expect, it } from 'vitest';
import { acceleratorOf, isMenuCommand, shortcutKeys } from './shortcuts.ts';

it('writes keys as the platform does, from what the menu listens for', () => {
  expect(acceleratorOf('save-pdf', 'win32')).toBe('CmdOrCtrl+Shift+P');
  expect(shortcutKeys('save-pdf', 'win32')).toEqual(['Ctrl', 'Shift', 'P']);
  expect(shortcutKeys('save-pdf', 'darwin')).toEqual(['⇧', '⌘', 'P']);
  expect(shortcutKeys('settings', 'linux')).toEqual(['Ctrl', ',']);
  expect(shortcutKeys('settings', 'darwin')).toEqual(['⌘', ',']);
});

it('keeps Option with an arrow for moving through text on a Mac', () => {
  expect(acceleratorOf('back', 'linux')).toBe('Alt+Left');
  expect(shortcutKeys('back', 'linux')).toEqual(['Alt', '←']);
  expect(acceleratorOf('back', 'darwin')).toBe('Cmd+[');
  expect(shortcutKeys('forward', 'darwin')).toEqual(['⌘', ']']);
});

it('knows what is in the menu, and so has keys', () => {
  expect(isMenuCommand('library')).toBe(true);
  expect(isMenuCommand('theme-dark')).toBe(false);
  expect(isMenuCommand('toString')).toBe(false);
});

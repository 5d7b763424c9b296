import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, it } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import ShortcutsDialog from './ShortcutsDialog.svelte';

async function open(platform: string, api = new FakeApi()): Promise<readonly string[]> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { platform, onclose: () => undefined };
  render(InContext, { api, start: started.value, component: ShortcutsDialog, given });
  await tick();
  const names = await screen.findAllByRole('term');
  const keys = screen.getAllByRole('definition');
  return names.map((name, row) => {
    const written = [...keys[row]!.querySelectorAll('kbd')].map(({ textContent }) => textContent);
    return `${name.textContent}: ${written.join(' ')}`;
  });
}

it('lists every key of the menu as the platform writes it', async () => {
  expect(await open('linux')).toEqual([
    'Go to anything: Ctrl K',
    'Search the library: Ctrl Shift F',
    'Find a series: Ctrl L',
    'Filter this page: Ctrl F',
    'Refresh this season: Ctrl R',
    'Move between people: ← ↑ ↓ →',
    'Open a person: Enter',
    'Next and previous person: J K',
    'Previous and next season or episode: [ ]',
    'Move between library, page and panel: F6',
    'Close what is open: Esc',
    'Roll the credits: Ctrl Shift O',
    'Back: Alt ←',
    'Forward: Alt →',
    'Library overview: Ctrl Shift L',
    'Notes and lists: Ctrl Shift Y',
    'Show or hide the library: Ctrl B',
    'Print: Ctrl P',
    'Save as PDF: Ctrl Shift P',
    'Export credits: Ctrl Shift E',
    'Settings: Ctrl ,',
    'This list: Ctrl /',
  ]);
});

it('writes them with a Mac’s signs on a Mac', async () => {
  expect(await open('darwin')).toEqual(
    expect.arrayContaining(['Go to anything: ⌘ K', 'Back: ⌘ [', 'Library overview: ⇧ ⌘ L']),
  );
});

it('says which keys the reader has switched off', async () => {
  const api = new FakeApi();
  api.settingsNow = { ...api.settingsNow, singleKeys: false };
  const rows = await open('linux', api);
  expect(rows).toContain('Next and previous person (off in Settings): J K');
  expect(rows).toContain('Close what is open: Esc');
});

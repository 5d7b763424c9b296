import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '@shared/domain/settings.ts';
import { fail, ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import SettingsPage from './SettingsPage.svelte';

const user = userEvent.setup();
const tokenForm = createRawSnippet(() => ({ render: () => '<p>Form for a token</p>' }));
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function open(): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: SettingsPage, given: { tokenForm } });
}

const search = () => screen.getByRole('textbox', { name: 'Search settings' });
const headings = () => screen.queryAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);

describe('the search', () => {
  it('has the focus and shows every setting at first', async () => {
    await open();
    expect(search()).toHaveFocus();
    expect(headings()).toContain('Access token');
    expect(headings()).toContain('Data source');
  });

  it.each([
    ['density', ['Density']],
    ['COMPÁCT', ['Density']],
    ['theme dark', ['Theme']],
    ['deutsch', ['Endroll’s language']],
    ['spoilers', ['Hide episode counts', 'Hide roles', 'Hide guest stars']],
    ['megabytes', ['Storage limit for pictures']],
  ])('finds by heading, title, hint and the names of options: %s', async (query, found) => {
    await open();
    await user.type(search(), query);
    expect(headings()).toEqual(found);
  });

  it('says when nothing matches, and Escape shows all again', async () => {
    await open();
    const all = headings();
    await user.type(search(), 'subtitles');
    expect(screen.getByText('No setting matches “subtitles”.')).toBeVisible();
    expect(headings()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(headings()).toEqual(all);
  });
});

describe('values', () => {
  it.each([
    ['Theme', 'Dark', { theme: 'dark' }],
    ['Density', 'Compact', { density: 'compact' }],
    ['Picture size', 'Large', { imageSize: 'large' }],
  ])('keeps the choice for %s at once', async (group, option, change) => {
    await open();
    const choice = screen.getByRole('radiogroup', { name: group });
    await user.click(within(choice).getByRole('radio', { name: option }));
    expect(api.inputsOf('settings.update')).toEqual([change]);
    expect(within(choice).getByRole('radio', { name: option })).toBeChecked();
  });

  it.each([
    ['Hide episode counts', 'hideEpisodeCounts'],
    ['Hide roles', 'hideCharacters'],
    ['Hide guest stars', 'hideGuests'],
  ])('switches “%s” on and off by keyboard', async (name, field) => {
    await open();
    const toggle = screen.getByRole('switch', { name });
    expect(toggle).not.toBeChecked();
    toggle.focus();
    await user.keyboard(' ');
    expect(toggle).toBeChecked();
    await user.keyboard(' ');
    expect(api.inputsOf('settings.update')).toEqual([{ [field]: true }, { [field]: false }]);
  });

  it('offers Endroll’s languages in their own names', async () => {
    await open();
    const select = screen.getByRole('combobox', { name: 'Endroll’s language' });
    expect(within(select).getByRole('option', { name: '日本語' })).toHaveAttribute('lang', 'ja');
    expect(within(select).getByRole('option', { name: 'Same as the system (English)' })).toBeInTheDocument();
    await user.selectOptions(select, 'العربية');
    expect(api.inputsOf('settings.update')).toEqual([{ interfaceLanguage: 'ar' }]);
  });

  it('says what went wrong when a choice cannot be kept', async () => {
    vi.spyOn(api.settings, 'update').mockResolvedValue(fail({ kind: 'unexpected', reference: 'a1b2c3' }));
    await open();
    await user.click(screen.getByRole('radio', { name: 'Compact' }));
    expect(await screen.findByText(/a1b2c3/)).toBeVisible();
  });
});

describe('the language TMDB is asked for', () => {
  it('is found by name among TMDB’s languages and chosen by keyboard', async () => {
    await open();
    const button = screen.getByRole('button', { name: /Names and texts from TMDB/ });
    expect(button).toHaveTextContent('English (United States) en-US');
    await user.click(button);
    await user.type(await screen.findByPlaceholderText('Name or tag, such as de-DE'), 'deutsch');
    await screen.findByText('German (Germany)');
    await user.keyboard('{Enter}');
    expect(api.inputsOf('settings.update')).toEqual([{ language: 'de-DE' }]);
    expect(button).toHaveTextContent('German (Germany) de-DE');
  }, 20_000);
});

describe('the token', () => {
  it('is asked for where there is none', async () => {
    await open();
    expect(screen.getByText('Form for a token')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Remove token' })).toBeNull();
  });

  it('can be changed and forgotten', async () => {
    api.tokenNow = { source: 'keyring', keyring: 'available', isUnreadable: false };
    await open();
    expect(screen.getByText(/Your token is saved, encrypted/)).toBeVisible();
    expect(screen.queryByText('Form for a token')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Change token' }));
    expect(screen.getByText('Form for a token')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Remove token' }));
    expect(await screen.findByText('The token was removed.')).toBeVisible();
    expect(screen.getByText('No token.')).toBeVisible();
  });

  it('cannot be forgotten when it comes from the environment', async () => {
    api.tokenNow = { source: 'environment', keyring: 'available', isUnreadable: false };
    await open();
    expect(screen.getByText(/TMDB_ACCESS_TOKEN/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Remove token' })).toBeNull();
  });
});

describe('storage', () => {
  it('says what everything takes', async () => {
    await open();
    expect(await screen.findByText('Kept seasons, and your notes with their copies: 4.1 MB.')).toBeVisible();
    expect(screen.getByText('486 portraits and posters: 37 MB.')).toBeVisible();
  });

  it.each([
    ['Delete all pictures…', 'Delete pictures', 'storage.clearPictures', /Seasons, notes and settings stay/],
    [
      'Delete the whole library…',
      'Delete library',
      'storage.clearLibrary',
      /cannot be undone.*Your notes.* stay/,
    ],
  ])('asks before “%s”, saying what stays', async (button, confirm, call, stays) => {
    await open();
    await user.click(screen.getByRole('button', { name: button }));
    expect(await screen.findByRole('alertdialog')).toHaveTextContent(stays);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(api.inputsOf(call)).toEqual([]);
    await user.click(screen.getByRole('button', { name: button }));
    await user.click(await screen.findByRole('button', { name: confirm }));
    expect(api.inputsOf(call)).toEqual([undefined]);
    await waitFor(() => expect(api.inputsOf('storage.sizes'), 'measured again').toHaveLength(2));
  });

  it('offers a backup before the library is deleted, and still asks after it', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Delete the whole library…' }));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Back up first…' }));
    expect(api.inputsOf('backup.save')).toHaveLength(1);
    expect(within(dialog).getByRole('status')).toHaveTextContent('Backup saved: 3 items and 2 seasons.');
    expect(api.inputsOf('storage.clearLibrary')).toEqual([]);
    vi.spyOn(api.backup, 'save').mockResolvedValueOnce(
      fail({ kind: 'file-not-written', reason: 'disk-full' }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Back up first…' }));
    expect(within(dialog).getByRole('status')).toHaveTextContent(/disk is full/);
    await user.click(within(dialog).getByRole('button', { name: 'Delete library' }));
    expect(await screen.findByText('The library is empty.')).toBeVisible();
  });

  it('says what is being deleted, and when it is done, though it cannot be measured then', async () => {
    const cleared = Promise.withResolvers<Awaited<ReturnType<FakeApi['storage']['clearLibrary']>>>();
    vi.spyOn(api.storage, 'clearLibrary').mockReturnValueOnce(cleared.promise);
    await open();
    await user.click(screen.getByRole('button', { name: 'Delete the whole library…' }));
    await user.click(await screen.findByRole('button', { name: 'Delete library' }));
    expect(await screen.findByText('Deleting the library…')).toBeVisible();
    vi.spyOn(api.storage, 'sizes').mockReturnValue(new Promise(() => undefined));
    cleared.resolve(ok(null));
    expect(await screen.findByText('The library is empty.')).toBeVisible();
    expect(screen.queryByText('Deleting the library…')).toBeNull();
  });

  it('says why the library was not deleted, in place of saying that it is being deleted', async () => {
    const failed = fail({ kind: 'library-unavailable', reason: 'locked' } as const);
    vi.spyOn(api.storage, 'clearLibrary').mockResolvedValueOnce(failed);
    await open();
    await user.click(screen.getByRole('button', { name: 'Delete the whole library…' }));
    await user.click(await screen.findByRole('button', { name: 'Delete library' }));
    expect(await screen.findByText(/another program/i)).toBeVisible();
    expect(screen.queryByText('Deleting the library…')).toBeNull();
    expect(screen.queryByText('The library is empty.')).toBeNull();
  });

  it('keeps a limit within its bounds, and none when the field is emptied', async () => {
    api.settingsNow = { ...DEFAULT_SETTINGS, pictureLimit: 500 };
    await open();
    const limit = screen.getByRole('textbox', { name: 'Storage limit for pictures' });
    expect(limit).toHaveValue('500');
    await user.clear(limit);
    await user.type(limit, '20{Tab}');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Enter a whole number from 50 to 1,000,000, or leave it empty.',
    );
    expect(api.inputsOf('settings.update')).toEqual([]);
    await user.clear(limit);
    await user.tab();
    expect(api.inputsOf('settings.update')).toEqual([{ pictureLimit: null }]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('opens the folder', async () => {
    await open();
    await user.click(screen.getByRole('button', { name: 'Open folder' }));
    expect(api.inputsOf('storage.openFolder')).toHaveLength(1);
  });
});

it('shows the version, TMDB’s notice and its logo', async () => {
  await open();
  expect(screen.getByText('Version 0.0.0-test, on Electron 45.0.0.')).toBeVisible();
  expect(screen.getByText(/not endorsed, certified, or otherwise approved by TMDB/)).toBeVisible();
  expect(screen.getByRole('img', { name: 'The Movie Database (TMDB)' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Open TMDB' }));
  expect(api.inputsOf('app.openWebPage')).toEqual([{ page: 'tmdb' }]);
});

it('forgets a proxy’s password, where one is known', async () => {
  api.proxyLoginNow = { wanted: null, known: ['proxy.example:3128'], keyring: 'available' };
  await open();
  await user.click(await screen.findByRole('button', { name: 'Remove password' }));
  expect(api.inputsOf('network.forgetProxyLogins')).toHaveLength(1);
  expect(await screen.findByText('The proxy password was removed.')).toBeVisible();
});

describe('updates', () => {
  const release = { version: '1.1.0', notes: '- New.', file: 'endroll.deb', bytes: 100 };

  it('shows what a stored choice amounts to where the system installs', async () => {
    api.updateNow = { way: 'deb', checkedAt: null, state: { kind: 'unknown' } };
    api.settingsNow = { ...DEFAULT_SETTINGS, updates: 'download' };
    await open();
    const choice = await screen.findByRole('radiogroup', { name: 'Check for new versions' });
    expect(within(choice).queryByRole('radio', { name: 'Download' })).toBeNull();
    expect(within(choice).getByRole('radio', { name: 'Tell me' })).toBeChecked();
  });

  it('keeps the command of a known version when a check fails', async () => {
    const error = { kind: 'update-failed', reason: 'unreachable' } as const;
    const state = { kind: 'failed', step: 'check', version: null, error, release } as const;
    api.updateNow = { way: 'deb', checkedAt: null, state };
    await open();
    expect(await screen.findByText('sudo apt install ./endroll.deb')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'New in 1.1.0' })).toBeVisible();
  });

  it('cannot be restarted twice', async () => {
    api.updateNow = { way: 'itself', checkedAt: null, state: { kind: 'installing', release } };
    await open();
    expect(await screen.findByRole('button', { name: 'Restart and update' })).toBeDisabled();
  });

  it('tells a failure until it is dismissed', async () => {
    const error = { kind: 'update-failed', reason: 'not-replaced' } as const;
    const state = { kind: 'failed', step: 'install', version: '1.1.0', error, release: null } as const;
    api.updateNow = { way: 'itself', checkedAt: null, state };
    await open();
    await user.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(api.inputsOf('updates.dismiss')).toHaveLength(1);
  });
});

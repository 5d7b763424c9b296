import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { RestorePreview } from '@shared/domain/backup.ts';
import { fail, ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import BackupDialog from './BackupDialog.svelte';

const user = userEvent.setup();
const DISK_FULL = { kind: 'library-unavailable', reason: 'disk-full' } as const;

async function choose(
  change: Partial<RestorePreview> = {},
  { isTokenThere = true, enterToken = vi.fn(), restored = { changed: 3, seasons: 2 } } = {},
): Promise<FakeApi> {
  const api = new FakeApi();
  if (isTokenThere) api.tokenNow = { ...api.tokenNow, source: 'keyring' };
  api.restoreOutcome = ok(restored);
  api.restorePreview = ok({
    createdAt: '2026-11-20T08:00:00.000Z',
    items: { added: 3, newer: 0, older: 0, same: 0, onlyHere: 0 },
    kinds: { mark: 3, list: 0, search: 0, seen: 0 },
    newSeasons: 2,
    seasonsToFetch: 2,
    seasons: 2,
    hasSettings: false,
    leftOutCount: 0,
    leftOut: [],
    ...change,
  });
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, {
    api,
    start: started.value,
    component: BackupDialog,
    given: { file: null, onclose: vi.fn() },
    host: { enterToken },
  });
  await user.click(await screen.findByRole('button', { name: /Choose/ }));
  return api;
}

async function restore(isTokenThere: boolean, enterToken = vi.fn()): Promise<FakeApi> {
  const api = await choose({}, { isTokenThere, enterToken });
  await user.click(await screen.findByRole('button', { name: 'Restore' }));
  return api;
}

it('names what is damaged in the file before anything is restored', async () => {
  await choose({
    leftOutCount: 31,
    leftOut: [
      { what: 'entry', name: 'Casting 2026', path: 'items.1.content.subjects.0' },
      { what: 'mark', name: 'tv/1396/season/1', path: 'items.2.changedAt' },
      { what: 'season', name: '', path: 'kept.2' },
    ],
  });
  expect(await screen.findByText('31 entries in the file are damaged and will be left out:')).toBeVisible();
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent.trim());
  expect(items).toContainEqual(
    expect.stringMatching(
      /^An entry of the list “Casting 2026”: unreadable\s+items\.1\.content\.subjects\.0$/u,
    ),
  );
  expect(items).toContainEqual(
    expect.stringMatching(/^A note on .+, Season 1: unreadable\s+items\.2\.changedAt$/u),
  );
  expect(items).toContainEqual(expect.stringMatching(/^A kept season: unreadable\s+kept\.2$/u));
  expect(items).toContain('and 28 more');
  expect(screen.getByRole('button', { name: 'Restore' })).toBeEnabled();
});

it('says that seasons wait for a token where there is none, and asks for it', async () => {
  const enterToken = vi.fn();
  await restore(false, enterToken);
  expect(
    await screen.findByText('Restored: 3 items changed. 2 seasons wait for a TMDB token.'),
  ).toBeVisible();
  // The dialog stays here, so that the pointer cannot reach the message.
  screen.getByRole('button', { name: 'Enter a token' }).click();
  expect(enterToken).toHaveBeenCalledOnce();
});

it('says how many seasons are being fetched', async () => {
  await restore(true);
  expect(await screen.findByText('Restored: 3 items changed. 2 seasons are being fetched.')).toBeVisible();
});

it('says that there is nothing to restore, with nothing to undo, and that a file has no date', async () => {
  const none = { added: 0, newer: 0, older: 0, same: 3, onlyHere: 0 };
  await choose(
    { createdAt: null, items: none, newSeasons: 0, seasonsToFetch: 0 },
    { restored: { changed: 0, seasons: 0 } },
  );
  expect(await screen.findByRole('heading', { name: 'Backup without a date' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Restore' }));
  expect(await screen.findByText('Nothing to restore.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('can try the undoing of a restore again', async () => {
  const api = await restore(true);
  const undo = vi.spyOn(api.backup, 'undo').mockResolvedValueOnce(fail(DISK_FULL));
  (await screen.findByRole('button', { name: 'Undo' })).click();
  (await screen.findByRole('button', { name: 'Try again' })).click();
  expect(await screen.findByText('The restore was undone.')).toBeVisible();
  expect(undo).toHaveBeenCalledTimes(2);
});

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { RestorePreview } from '@shared/domain/backup.ts';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import BackupDialog from './BackupDialog.svelte';

const user = userEvent.setup();

async function choose(
  change: Partial<RestorePreview> = {},
  { isTokenThere = true, enterToken = vi.fn() } = {},
): Promise<void> {
  const api = new FakeApi();
  if (isTokenThere) api.tokenNow = { ...api.tokenNow, source: 'keyring' };
  api.restorePreview = ok({
    createdAt: '2026-11-20T08:00:00.000Z',
    items: { added: 3, newer: 0, older: 0, same: 0, onlyHere: 0 },
    kinds: { mark: 3, list: 0, search: 0, seen: 0 },
    newSeasons: 2,
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
}

async function restore(isTokenThere: boolean, enterToken = vi.fn()): Promise<void> {
  await choose({}, { isTokenThere, enterToken });
  await user.click(await screen.findByRole('button', { name: 'Restore' }));
}

it('names what is damaged in the file before anything is restored', async () => {
  await choose({
    leftOutCount: 31,
    leftOut: [
      { name: 'Casting 2026', path: 'items.1.content.subjects.0' },
      { name: '', path: 'kept.2' },
    ],
  });
  expect(await screen.findByText('31 entries of the file are damaged and will be left out:')).toBeVisible();
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent.trim());
  expect(items).toContainEqual(expect.stringMatching(/^Casting 2026\s+items\.1\.content\.subjects\.0$/u));
  expect(items).toContain('kept.2');
  expect(items).toContain('and 29 more');
  expect(screen.getByRole('button', { name: 'Restore' })).toBeEnabled();
});

it('says that seasons wait for a token where there is none, and asks for it', async () => {
  const enterToken = vi.fn();
  await restore(false, enterToken);
  expect(await screen.findByText('Restored. Changed: 3. 2 seasons wait for a TMDB token.')).toBeVisible();
  // The dialog stays here, so that the pointer cannot reach the message.
  screen.getByRole('button', { name: 'Enter a token' }).click();
  expect(enterToken).toHaveBeenCalledOnce();
});

it('says how many seasons are being fetched', async () => {
  await restore(true);
  expect(await screen.findByText('Restored. Changed: 3. 2 seasons are being fetched.')).toBeVisible();
});

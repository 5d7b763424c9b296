import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { CreditChange } from '@shared/domain/season-changes.ts';
import { fail } from '@shared/result.ts';
import type { Pages } from '../../state/pages.svelte.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { credit, person } from '../../test/season-fixture.ts';
import ChangesPage from './ChangesPage.svelte';

const key = { seriesId: 1396, seasonNumber: 2, language: 'en-US' };
const JUNE = '2026-06-01T08:00:00.000Z';
const JULY = '2026-07-01T08:00:00.000Z';
const NOVEMBER = '2026-11-01T08:00:00.000Z';
const user = userEvent.setup({ delay: null });
let api: FakeApi;

function added(name: string, kind: 'regular' | 'guest' = 'regular'): CreditChange {
  return { kind: 'added', before: null, after: credit(name, person(name.length, name), { kind }) };
}

function changed(...changes: readonly CreditChange[]): void {
  const revisions = [{ before: JULY, after: NOVEMBER, changes }];
  api.changesSince = {
    seasons: [{ key, seriesName: 'Breaking Bad', seasonName: 'Season 2', revisions }],
    isCut: false,
  };
}

beforeEach(() => {
  api = new FakeApi();
  api.settingsNow = { ...api.settingsNow, changesSeenAt: JUNE };
});

async function mark(): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { page: 'changes' }, memory: {} };
  render(InContext, { api, start: started.value, component: ChangesPage, given });
  await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
}

it('marks what changed as read, until that is undone', async () => {
  changed(added('Anna Gunn'));
  await mark();
  expect(await screen.findByText(/^Marked as read\. From now on/u)).toBeVisible();
  expect(api.settingsNow.changesSeenAt).toBe(NOVEMBER);
  expect(api.inputsOf('library.changesSince').at(-1)).toEqual({ since: NOVEMBER });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(api.inputsOf('library.changesSince').at(-1)).toEqual({ since: JUNE }));
  expect(api.settingsNow.changesSeenAt).toBe(JUNE);
});

it('does not say that they are marked when that could not be stored, and tries again', async () => {
  changed(added('Anna Gunn'));
  vi.spyOn(api.settings, 'update').mockResolvedValueOnce(
    fail({ kind: 'file-not-written', reason: 'disk-full' }),
  );
  await mark();
  expect(await screen.findByText(/disk is full/u)).toBeVisible();
  expect(screen.queryByText(/Marked as read/u)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/^Marked as read\./u)).toBeVisible();
  expect(api.settingsNow.changesSeenAt).toBe(NOVEMBER);
});

it.each<[string, () => void]>([
  ['a guest star is hidden', () => (api.settingsNow = { ...api.settingsNow, hideGuests: true })],
  [
    'a season has not been seen',
    () =>
      (api.yoursNow = { ...api.yoursNow, seen: [{ seriesId: 1396, seasonNumber: 1, episodeNumber: null }] }),
  ],
  ['there are more seasons than are shown', () => (api.changesSince = { ...api.changesSince, isCut: true })],
])('says that changes that are not shown are marked, too: %s', async (_, hide) => {
  changed(added('Anna Gunn'), added('Krysten Ritter', 'guest'));
  hide();
  await mark();
  expect(
    await screen.findByText(/^Marked as read, including changes that are not shown here\./u),
  ).toBeVisible();
});

it('is filtered by series, person or role, and so is its export', async () => {
  changed(added('Anna Gunn'));
  const [season] = api.changesSince.seasons;
  const revisions = season!.revisions.map((revision) => ({ ...revision, changes: [added('Telly Savalas')] }));
  const kojak = { ...season!, key: { ...key, seriesId: 1399 }, seriesName: 'Kojak', revisions };
  api.changesSince = { ...api.changesSince, seasons: [season!, kojak] };
  const memory = {};
  const opened = Promise.withResolvers<Pages>();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { page: 'changes' }, memory };
  render(InContext, { api, start: started.value, component: ChangesPage, given, onpages: opened.resolve });
  expect(await screen.findByText('Telly Savalas')).toBeVisible();
  const pages = await opened.promise;
  pages.offered.actions?.filter?.();
  expect(screen.getByRole('textbox', { name: 'Filter by series, person or role' })).toHaveFocus();
  await user.keyboard('gunn');
  expect(await screen.findByText(/1 season changed\.$/)).toBeVisible();
  expect(screen.queryByText('Telly Savalas')).toBeNull();
  expect(pages.offered.exports?.()[0]?.subject).toMatchObject({ kind: 'changes', seasons: [{ key }] });
  expect(memory).toMatchObject({ filter: 'gunn' });
  await user.keyboard('x');
  expect(await screen.findByText('No change matches.')).toBeVisible();
});

import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { expect, it, vi } from 'vitest';
import { fail } from '@shared/result.ts';
import type { ExportChoice } from '../../state/exporting.svelte.ts';
import type { Pages } from '../../state/pages.svelte.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import ExportDialog from './ExportDialog.svelte';

const season: ExportChoice = {
  id: 'season',
  label: 'This season',
  title: 'Breaking Bad, Season 1',
  subject: { kind: 'seasons', keys: [{ seriesId: 1396, seasonNumber: 1, language: 'en-US' }] },
};

const CREDITS = {
  kind: 'credits',
  key: { seriesId: 1396, seasonNumber: 1, language: 'en-US' },
  creditIds: ['a', 'b'],
} as const;

async function open(api = new FakeApi(), exports: readonly ExportChoice[] = [season]) {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const onclose = vi.fn();
  render(InContext, {
    api,
    start: started.value,
    component: ExportDialog,
    given: { onclose },
    onpages: (pages: Pages) => void pages.take(() => ({ exports: () => exports })),
  });
  await screen.findByRole('dialog', { name: 'Export credits' });
  await tick();
  return { onclose, user: userEvent.setup({ pointerEventsCheck: 0 }) };
}

function withLibrary(): FakeApi {
  const api = new FakeApi();
  api.kept = [
    keptSeason(),
    keptSeason({ seasonNumber: 2 }),
    keptSeason({ seasonNumber: 3, isExpired: true }),
  ];
  return api;
}

const chosen = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name }).checked;

it('offers what the page offers first, then the library with what can be read of it', async () => {
  const api = withLibrary();
  const { user, onclose } = await open(api);
  expect(await screen.findByRole('radio', { name: 'The whole library (2 seasons)' })).toBeInTheDocument();
  expect([chosen('This season'), chosen('CSV')]).toEqual([true, true]);
  expect(screen.getByRole('radio', { name: 'Kodi NFO' })).toHaveAccessibleDescription(/^For Kodi: a folder/);
  await user.click(screen.getByRole('radio', { name: 'JSON Lines' }));
  await user.click(screen.getByRole('button', { name: 'Export…' }));
  expect(api.inputsOf('exporting.save')).toEqual([
    {
      subject: season.subject,
      title: season.title,
      format: 'jsonl',
      hidden: { characters: false, episodeCounts: false, guests: false },
      showUnseen: false,
    },
  ]);
  expect(onclose).toHaveBeenCalledOnce();
  expect(await screen.findByText('3 credits exported to “Credits.csv”.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show in folder' }));
  expect(api.inputsOf('exporting.showFile')).toHaveLength(1);
});

it('exports the whole library when that is chosen', async () => {
  const api = withLibrary();
  const { user } = await open(api);
  await user.click(await screen.findByRole('radio', { name: /^The whole library/ }));
  await user.click(screen.getByRole('button', { name: 'Export…' }));
  expect(api.inputsOf('exporting.save')).toMatchObject([
    {
      subject: { kind: 'library' },
      title: expect.stringMatching(/^Endroll library \d{4}-\d\d-\d\d$/u) as string,
    },
  ]);
});

it('says that what the settings hide is left out, and leaves it out', async () => {
  const api = new FakeApi();
  api.settingsNow = { ...api.settingsNow, hideGuests: true };
  const { user } = await open(api);
  expect(screen.getByText('What your settings hide is left out.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Export…' }));
  expect(api.inputsOf('exporting.save')).toMatchObject([{ hidden: { guests: true } }]);
});

it('says why nothing was exported, and which seasons are missing', async () => {
  const api = new FakeApi();
  api.exported = fail({ kind: 'file-not-written', reason: 'disk-full' });
  const { user } = await open(api);
  await user.click(screen.getByRole('button', { name: 'Export…' }));
  expect(await screen.findByText(/^Nothing was exported\. .*full/)).toBeInTheDocument();
  api.exported = {
    ok: true,
    value: {
      kind: 'saved',
      name: 'mine.csv',
      rows: 1,
      isCut: true,
      leftOut: [{ seriesId: 1, seasonNumber: 1, language: 'en-US' }],
    },
  };
  await user.click(screen.getByRole('button', { name: 'Export…' }));
  expect(
    await screen.findByText(
      '1 credit exported to “mine.csv”. 1 season could not be read and is not included. The search found more than fits in one export, so only the best results are included.',
    ),
  ).toBeInTheDocument();
});

it('says that there is nothing where nothing is kept', async () => {
  await open(new FakeApi(), []);
  expect(screen.queryByRole('button', { name: 'Export…' })).toBeNull();
});

it('leaves out columns for this export and the next, but never whose row it is and where it is from', async () => {
  const api = withLibrary();
  const { user } = await open(api);
  const columns = await screen.findByRole('group', { name: 'Columns' });
  expect(screen.getByText('21 of 21')).toBeInTheDocument();
  const box = (name: string) =>
    within(columns).getByRole<HTMLInputElement>('checkbox', { name: new RegExp(`${name}$`, 'u') });
  expect(box('Notice attribution')).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'None' }));
  await waitFor(() => expect(screen.getByText('4 of 21')).toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: 'All' }));
  await waitFor(() => expect(screen.getByText('21 of 21')).toBeInTheDocument());
  await user.click(box('Credit ID credit_id'));
  await waitFor(() => expect(screen.getByText('20 of 21')).toBeInTheDocument());
  expect(api.settingsNow.exportColumns).not.toContain('credit_id');
  await user.click(screen.getByRole('button', { name: 'Export…' }));
  const [sent] = api.inputsOf('exporting.save') as readonly { readonly columns: readonly string[] }[];
  expect(sent?.columns).toContain('name');
  expect(sent?.columns).not.toContain('credit_id');
});

it('offers no columns for what is read or written for Kodi', async () => {
  const { user } = await open(withLibrary());
  await user.click(screen.getByRole('radio', { name: 'Kodi NFO' }));
  expect(screen.queryByRole('group', { name: 'Columns' })).toBeNull();
});

it('says what kind of file comes of it, and of how much', async () => {
  const { user } = await open(withLibrary(), [
    { ...season, people: 75 },
    { ...season, id: 'selection', label: '2 selected credits', people: 1, subject: CREDITS },
  ]);
  expect(await screen.findByText('One .csv file, 90 credits, 75 people')).toBeVisible();
  expect(screen.getByRole('radio', { name: /^The whole library/ })).toHaveAccessibleDescription(
    '180 credits',
  );
  await user.click(screen.getByRole('radio', { name: /^2 selected/ }));
  expect(screen.getByText('One .csv file, 2 credits, 1 person')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Kodi NFO' }));
  expect(screen.getByText('A folder of .nfo files, 2 credits, 1 person')).toBeVisible();
});

it('says at most how much it is where something is hidden', async () => {
  const api = withLibrary();
  api.settingsNow = { ...api.settingsNow, hideGuests: true };
  await open(api, [{ ...season, people: 75 }]);
  // The page knows how many people it shows.
  expect(await screen.findByText('One .csv file, at most 90 credits, 75 people')).toBeVisible();
});

it('offers the columns of changes where changes are exported, and nowhere else', async () => {
  const api = withLibrary();
  const { user } = await open(api, [
    season,
    { ...season, id: 'changes', label: 'The changes shown', subject: { kind: 'changes', seasons: [] } },
  ]);
  const columns = await screen.findByRole('group', { name: 'Columns' });
  const change = () => within(columns).queryByRole<HTMLInputElement>('checkbox', { name: /change$/u });
  expect(change()).toBeNull();
  await user.click(screen.getByRole('radio', { name: /^The changes/ }));
  expect(change()).toBeChecked();
  expect(screen.getByText('23 of 23')).toBeInTheDocument();
  await user.click(within(columns).getByRole('checkbox', { name: /changed_at$/u }));
  await user.click(screen.getByRole('button', { name: 'Export…' }));
  expect(api.inputsOf('exporting.save')).toMatchObject([{ markColumns: ['change'] }]);
});

it('says first that a page shows nothing to export, and offers the library after that', async () => {
  await open(withLibrary(), []);
  expect(await screen.findByRole('radio', { name: 'The whole library (2 seasons)' })).toBeInTheDocument();
  const [nothing] = screen.getAllByRole('radio');
  expect(nothing).toHaveAccessibleName('What is shown here: nothing yet');
  expect(nothing).toBeDisabled();
});

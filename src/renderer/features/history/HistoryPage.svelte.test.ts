import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import type { CreditChange } from '@shared/domain/season-changes.ts';
import { fail } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { credit, person } from '../../test/season-fixture.ts';
import HistoryPage from './HistoryPage.svelte';

const place = { page: 'history', seriesId: 1396, seasonNumber: 2, language: 'en-US' } as const;
const MAY = '2026-05-01T08:00:00.000Z';
const JULY = '2026-07-01T08:00:00.000Z';
const NOVEMBER = '2026-11-01T08:00:00.000Z';
const user = userEvent.setup({ delay: null });
let api: FakeApi;

function added(id: string, name: string): CreditChange {
  return { kind: 'added', before: null, after: credit(id, person(id.length, name)) };
}

const guest = credit('as a guest', person(5, 'Krysten Ritter'), {
  kind: 'guest',
  character: 'Jane Margolis',
});
const regular = { ...guest, creditId: 'as a regular', kind: 'regular' as const };
const promotion: CreditChange = { kind: 'changed', before: guest, after: regular };

beforeEach(() => {
  api = new FakeApi();
  api.kept = [keptSeason({ seasonNumber: 2 })];
  api.seasonHistory = [
    { before: JULY, after: NOVEMBER, changes: [added('a', 'Anna Gunn')] },
    { before: MAY, after: JULY, changes: [added('bb', 'Betsy Brandt')] },
  ];
});

async function open(memory: object = {}): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: HistoryPage, given: { place, memory } });
}

const shown = async () => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);

it('tells each version against the one before, then any two that the reader chooses', async () => {
  const memory = {};
  api.changesBetween = (times) => ({ ...times, changes: [added('ccc', 'Bob Odenkirk')] });
  await open(memory);
  expect(await shown()).toEqual([expect.stringContaining('Anna'), expect.stringContaining('Betsy')]);
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();

  await user.click(screen.getByRole('radio', { name: 'Any two versions' }));
  expect(await screen.findByText(/Bob Odenkirk/)).toBeVisible();
  expect(await shown()).toHaveLength(1);
  const first = screen.getByRole('combobox', { name: 'From' });
  const versions = within(first).getAllByRole('option');
  expect(versions.map(({ textContent }) => textContent)).toEqual([
    'November 1, 2026',
    'July 1, 2026',
    'May 1, 2026',
  ]);

  await user.selectOptions(first, 'July 1, 2026');
  await user.selectOptions(screen.getByRole('combobox', { name: 'To' }), 'May 1, 2026');
  const times = (before: string, after: string) => ({ before, after });
  const asked = api.inputsOf('library.changesBetween') as { before: string; after: string }[];
  expect(asked.map(({ before, after }) => ({ before, after }))).toEqual([
    times(MAY, NOVEMBER),
    times(JULY, NOVEMBER),
    // From the older to the newer one, in whichever order they were chosen.
    times(MAY, JULY),
  ]);
  expect(memory).toEqual({ pair: times(MAY, JULY) });

  await user.click(screen.getByRole('radio', { name: 'Each version against the one before' }));
  expect(await shown()).toHaveLength(2);
});

it('shows the same two versions to a reader who comes back', async () => {
  api.changesBetween = (times) => ({ ...times, changes: [added('ccc', 'Bob Odenkirk')] });
  await open({ pair: { before: MAY, after: NOVEMBER } });
  expect(await screen.findByText(/Bob Odenkirk/)).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'From' })).toHaveValue(MAY);
});

it('says that nothing differs between two versions, or that one of them is no longer kept', async () => {
  api.changesBetween = ({ before, after }) => (after === NOVEMBER ? { before, after, changes: [] } : null);
  await open();
  await user.click(await screen.findByRole('radio', { name: 'Any two versions' }));
  expect(await screen.findByText('Nothing has changed between these two versions.')).toBeVisible();
  await user.selectOptions(screen.getByRole('combobox', { name: 'To' }), 'July 1, 2026');
  expect(await screen.findByText('One of these versions is no longer kept.')).toBeVisible();
});

it('stays when it cannot be read again', async () => {
  await open();
  await screen.findByText(/Anna Gunn/);
  const failed = vi
    .spyOn(api.library, 'seasonHistory')
    .mockResolvedValue(fail({ kind: 'library-unavailable', reason: 'stopped' }));
  api.send('library:changed', { changed: [keptSeason({ seasonNumber: 2 })], gone: [] });
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  await tick();
  expect(screen.getByText(/Anna Gunn/)).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('offers no choice of versions while there are only two', async () => {
  api.seasonHistory = api.seasonHistory.slice(0, 1);
  await open();
  await screen.findByText(/Anna Gunn/);
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
});

it('tells each version again once only two are left of those that were compared', async () => {
  const memory = { pair: { before: MAY, after: NOVEMBER } };
  api.changesBetween = () => null;
  await open(memory);
  expect(await screen.findByText('One of these versions is no longer kept.')).toBeVisible();
  api.seasonHistory = api.seasonHistory.slice(0, 1);
  api.send('library:changed', { changed: [keptSeason({ seasonNumber: 2 })], gone: [] });
  expect(await screen.findByText(/Anna Gunn/)).toBeVisible();
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  expect(memory).toEqual({ pair: null });
});

it('tells apart who was promoted to the regular cast', async () => {
  api.seasonHistory = [{ before: JULY, after: NOVEMBER, changes: [promotion] }];
  await open();
  expect(await screen.findByRole('heading', { name: 'Promoted to the regular cast 1' })).toBeVisible();
  expect(await shown()).toEqual([expect.stringMatching(/^Krysten Ritter: Jane Margolis$/u)]);
});

it('tells only that a regular has joined where guest stars are hidden', async () => {
  api.settingsNow = { ...api.settingsNow, hideGuests: true };
  api.seasonHistory = [
    { before: JULY, after: NOVEMBER, changes: [promotion] },
    { before: MAY, after: JULY, changes: [{ kind: 'changed', before: regular, after: guest }] },
  ];
  await open();
  expect(await screen.findByRole('heading', { name: 'Added 1' })).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Removed 1' })).toBeVisible();
});

it('tells apart two versions of one second', async () => {
  const [first, second] = ['2026-11-01T08:00:07.125Z', '2026-11-01T08:00:07.850Z'];
  api.seasonHistory = [{ before: first, after: second, changes: [added('a', 'Anna Gunn')] }];
  const copyText = vi.spyOn(api.app, 'copyText');
  await open();
  const heading = await screen.findByRole('heading', { level: 2, name: /From .*:07\.125.* to .*:07\.850/u });
  expect(heading).toHaveTextContent('November 1, 2026');
  await user.click(screen.getAllByRole('button', { name: 'Copy' })[0]!);
  expect(copyText.mock.calls[0]?.[0].text).toMatch(/From .*:07\.125.* to .*:07\.850/u);
});

it('names each revision by its heading, once', async () => {
  await open();
  await shown();
  const names = screen.getAllByRole('region').map((region) => {
    const heading = within(region).getByRole('heading', { level: 2 });
    expect(region).toHaveAttribute('aria-labelledby', heading.id);
    return heading.textContent.trim();
  });
  expect(names).toEqual(['From July 1, 2026 to November 1, 2026', 'From May 1, 2026 to July 1, 2026']);
});

it('opens a person who is named, and has one button to copy one version', async () => {
  api.seasonHistory = api.seasonHistory.slice(0, 1);
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const go = vi.fn();
  render(InContext, {
    api,
    start: started.value,
    component: HistoryPage,
    given: { place, memory: {} },
    host: { go },
  });
  await user.click(await screen.findByRole('button', { name: 'Anna Gunn' }));
  expect(go).toHaveBeenCalledExactlyOnceWith({ page: 'person', personId: 1 });
  expect(screen.getAllByRole('button', { name: 'Copy' })).toHaveLength(1);
});

it('does not say of a season that is not kept that nothing has changed', async () => {
  api.kept = [];
  api.seasonHistory = [];
  await open();
  expect(await screen.findByText(/is not kept yet\.$/u)).toBeVisible();
  expect(screen.queryByText(/^Nothing has changed/u)).toBeNull();
});

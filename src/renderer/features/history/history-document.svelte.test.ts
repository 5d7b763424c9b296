import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PageHost } from '../../state/page-host.ts';
import type { Pages } from '../../state/pages.svelte.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { credit, crewCredit, person } from '../../test/season-fixture.ts';
import HistoryPage from './HistoryPage.svelte';

const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' } as const;
const print = vi.fn<PageHost['print']>();
let api: FakeApi;
let copied: string[];

beforeEach(() => {
  api = new FakeApi();
  copied = [];
  vi.spyOn(api.app, 'copyText').mockImplementation(({ text }) => {
    copied.push(text);
    return Promise.resolve({ ok: true, value: null });
  });
  print.mockReset().mockResolvedValue();
  api.kept = [keptSeason()];
  const guest = credit('guest', person(3, 'Krysten Ritter'), { kind: 'guest', character: 'Jane' });
  const director = crewCredit('director', person(1, 'Adam Bernstein'), 'Directing', 'Director');
  const gunn = credit('gunn', person(2, 'Anna Gunn'), { character: 'Skyler' });
  api.seasonHistory = [
    {
      before: '2026-10-01T08:00:00.000Z',
      after: '2026-11-01T08:00:00.000Z',
      changes: [{ kind: 'changed', before: gunn, after: { ...gunn, character: 'Skyler White' } }],
    },
    {
      before: '2026-09-01T08:00:00.000Z',
      after: '2026-10-01T08:00:00.000Z',
      changes: [
        { kind: 'added', before: null, after: director },
        { kind: 'removed', before: guest, after: null },
      ],
    },
  ];
});

async function open(): Promise<Pages> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const pages = Promise.withResolvers<Pages>();
  render(InContext, {
    api,
    start: started.value,
    component: HistoryPage,
    given: { place: { page: 'history', ...key }, memory: {} },
    host: { print },
    onpages: pages.resolve,
  });
  expect(await screen.findByText(/Adam Bernstein/)).toBeVisible();
  return pages.promise;
}

it('is printed with every change and the day of its oldest answer', async () => {
  const pages = await open();
  pages.offered.actions?.print?.();
  await waitFor(() => expect(print).toHaveBeenCalledOnce());
  expect(print.mock.calls[0]?.[0]).toMatchObject({
    title: 'What changed in Breaking Bad, Season 1',
    facts: [],
    parts: [
      {
        heading: 'From October 1, 2026 to November 1, 2026',
        rows: [['Changed', 'Anna Gunn. Role: Skyler → Skyler White']],
      },
      {
        heading: 'From September 1, 2026 to October 1, 2026',
        rows: [
          ['Added', 'Adam Bernstein: Director'],
          ['Removed', 'Krysten Ritter: Jane'],
        ],
      },
    ],
    source: { fetchedAt: '2026-10-01T08:00:00.000Z' },
  });
});

it('is copied as text and as tables, with the ids of the credits and the source', async () => {
  const user = userEvent.setup();
  await open();
  await user.click(screen.getAllByRole('button', { name: 'Copy' })[0]!);
  for (const format of ['Copy as a table (TSV)', 'Copy as Markdown']) {
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByText(format, {}, { timeout: 10_000 }));
  }
  await waitFor(() => expect(copied).toHaveLength(3));
  for (const text of copied)
    for (const part of ['Adam Bernstein', 'Krysten Ritter', 'Skyler White', 'director', 'guest', 'TMDB'])
      expect(text).toContain(part);
  expect(copied[1]?.split('\n')[0]).toBe('Before\tAfter\tChange\tCredit ID');
  expect(copied[2]).toContain('| Before | After | Change | Credit ID |');
});

it('leaves out on paper and in a copy what is hidden on the page, and says so', async () => {
  api.settingsNow = { ...api.settingsNow, hideGuests: true, hideCharacters: true };
  const pages = await open();
  pages.offered.actions?.print?.();
  await waitFor(() => expect(print).toHaveBeenCalledOnce());
  await userEvent.click(screen.getAllByRole('button', { name: 'Copy' })[0]!);
  await waitFor(() => expect(copied).toHaveLength(1));
  for (const text of [JSON.stringify(print.mock.calls[0]?.[0]), copied[0] ?? '']) {
    expect(text).toContain('Adam Bernstein');
    expect(text).not.toContain('Krysten Ritter');
    expect(text).not.toContain('Skyler');
  }
  expect(JSON.stringify(print.mock.calls[0]?.[0])).toContain('What your settings hide is left out.');
});

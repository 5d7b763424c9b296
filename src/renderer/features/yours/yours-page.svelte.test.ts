import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { MOST_IN_LIST, NO_NAMES, type ReaderList } from '@shared/domain/yours.ts';
import { fail } from '@shared/result.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { Pages } from '../../state/pages.svelte.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import MarkDialog from './MarkDialog.svelte';
import YoursPage from './YoursPage.svelte';

const user = userEvent.setup();
const diskFull = { kind: 'library-unavailable', reason: 'disk-full' } as const;
const people = [
  { subject: 'person/1', personName: 'Ana' },
  { subject: 'person/2', personName: 'Ben' },
  { subject: 'person/3', personName: 'Cleo' },
  { subject: 'person/4', personName: 'Dora' },
];

function apiWith(list: ReaderList): FakeApi {
  const api = new FakeApi();
  api.yoursNow = { ...api.yoursNow, lists: [list] };
  api.yoursPage = {
    entries: people.map(({ subject, personName }) => ({
      subject,
      names: { ...NO_NAMES, personName },
      works: [],
      fetchedAt: null,
      note: '',
      isStarred: false,
      isReviewed: false,
      tags: [],
      changedAt: null,
    })),
    hasUnseen: false,
  };
  return api;
}

const casting = (...subjects: string[]): ReaderList => ({ id: 'casting', name: 'Casting', subjects });
const subjectsOf = (api: FakeApi): readonly string[] => api.yoursNow.lists[0]?.subjects ?? [];

/** The pages of the window, once one is open. */
let pages: Pages | undefined;

async function open(api: FakeApi, host: Partial<PageHost> = {}): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { page: 'yours' }, memory: { filter: { listId: 'casting' } } };
  render(InContext, {
    api,
    start: started.value,
    component: YoursPage,
    given,
    host,
    onpages: (all: Pages) => (pages = all),
  });
  await screen.findByRole('heading', { name: 'Casting' });
}

async function organize(api: FakeApi, subjects: readonly string[]): Promise<HTMLElement> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { subjects: subjects.map((subject) => ({ subject, name: subject })), onclose: vi.fn() };
  render(InContext, { api, start: started.value, component: MarkDialog, given });
  return screen.findByRole('dialog');
}

const takeOut = async (name: string): Promise<void> =>
  user.click(await screen.findByRole('button', { name: `Remove ${name} from the list` }));

it('puts back only what was taken out, where it was, whatever else has changed', async () => {
  const api = apiWith(casting('person/1', 'person/2', 'person/3'));
  await open(api);
  await takeOut('Ben');
  await takeOut('Ana');
  await api.yours.keep({
    kind: 'list',
    id: 'casting',
    content: { name: 'Casting', subjects: ['person/4', ...subjectsOf(api)] },
  });
  expect(subjectsOf(api)).toEqual(['person/4', 'person/3']);
  const toast = (await screen.findByText('Ben was removed from Casting.')).closest('[data-toast], li, div');
  if (!(toast instanceof HTMLElement)) throw new Error('no message');
  await user.click(within(toast).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(subjectsOf(api)).toEqual(['person/2', 'person/4', 'person/3']));
});

it('moves an entry in the list as it is by then, not as it was when the page was drawn', async () => {
  const api = apiWith(casting('person/1', 'person/2', 'person/3'));
  await open(api);
  const up = await screen.findByRole('button', { name: 'Move Cleo up' });
  void fireEvent.click(up);
  void fireEvent.click(up);
  await waitFor(() => expect(subjectsOf(api)).toEqual(['person/3', 'person/1', 'person/2']));
});

it('discards a new name on Escape, and saves one once on Enter', async () => {
  const api = apiWith(casting('person/1'));
  await open(api);
  const begin = async (): Promise<HTMLElement> => {
    await user.click(screen.getByRole('button', { name: 'Rename list' }));
    return screen.findByRole('textbox', { name: 'Rename Casting' });
  };
  const cancelled = await begin();
  await user.keyboard('Never{Escape}');
  // Chromium takes the focus away from a removed field.
  await fireEvent.blur(cancelled);
  expect(await screen.findByRole('button', { name: 'Rename list' })).toBeVisible();
  expect(api.inputsOf('yours.keep')).toEqual([]);
  const saved = await begin();
  await user.keyboard('Scouting{Enter}');
  expect(await screen.findByRole('heading', { name: 'Scouting' })).toBeVisible();
  await fireEvent.blur(saved);
  expect(api.inputsOf('yours.keep')).toHaveLength(1);
});

it('shows what is stored in its boxes when storing fails', async () => {
  const api = apiWith(casting('person/2'));
  api.noteError = diskFull;
  vi.spyOn(api.yours, 'keep').mockResolvedValue(fail(diskFull));
  const dialog = await organize(api, ['person/1']);
  const star = within(dialog).getByRole('checkbox', { name: 'Star' });
  const list = await within(dialog).findByRole('checkbox', { name: /^Casting/ });
  await user.click(star);
  await waitFor(() => expect(star).not.toBeChecked());
  await user.click(list);
  await waitFor(() => expect(list).not.toBeChecked());
  expect(screen.getAllByText(/The disk is full/)).not.toHaveLength(0);
});

it('says how much of a selection found no room in a list', async () => {
  const full = Array.from({ length: MOST_IN_LIST - 1 }, (_, at) => `person/${at + 10}`);
  const api = apiWith(casting(...full));
  const dialog = await organize(api, ['person/1', 'person/2', 'person/3']);
  await user.click(await within(dialog).findByRole('checkbox', { name: /^Casting/ }));
  expect(await screen.findByText('Casting is full: 2 entries were not added.')).toBeVisible();
  expect(subjectsOf(api)).toEqual([...full, 'person/1']);
});

it('removes a list, shows everything again, and takes that back', async () => {
  const api = apiWith(casting('person/1'));
  await open(api);
  await user.click(screen.getByRole('button', { name: 'Remove list' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Notes and lists' })).toBeVisible();
  expect(api.yoursNow.lists).toEqual([]);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(api.yoursNow.lists).toEqual([casting('person/1')]));
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Notes and lists');
});

it('gives a saved search another name', async () => {
  const api = apiWith(casting());
  const search = { id: 'directors', name: 'Directors', query: 'job:director' };
  api.yoursNow = { ...api.yoursNow, searches: [search] };
  await open(api);
  await user.click(screen.getByRole('button', { name: /^Casting/, pressed: true }));
  await user.click(await screen.findByRole('button', { name: 'Rename Directors' }));
  await user.keyboard('People who direct{Enter}');
  expect(await screen.findByRole('button', { name: 'Rename People who direct' })).toBeVisible();
  expect(api.yoursNow.searches).toEqual([{ ...search, name: 'People who direct' }]);
});

it('does not say the role of a marked credit while roles are hidden', async () => {
  const api = apiWith(casting('tv/1396/season/1/person/1/credit/a'));
  const [entry] = api.yoursPage.entries;
  const names = { ...entry!.names, role: 'The Cook', seriesName: 'Breaking Bad' };
  api.yoursPage = {
    entries: [{ ...entry!, subject: 'tv/1396/season/1/person/1/credit/a', names }],
    hasUnseen: false,
  };
  api.settingsNow = { ...api.settingsNow, hideCharacters: true };
  await open(api);
  await screen.findByText('Ana');
  expect(screen.getByText('Breaking Bad, Season 1')).toBeVisible();
  expect(document.body).not.toHaveTextContent('The Cook');
});

it('has one region for the note of what is organized, with a name of its own', async () => {
  const dialog = await organize(apiWith(casting()), ['person/1']);
  expect(await within(dialog).findAllByRole('region', { name: 'Your note' })).toHaveLength(1);
});

it('can try again what could not be undone or renamed, and does not do so by leaving the field', async () => {
  const api = apiWith(casting('person/1', 'person/2', 'person/3'));
  await open(api);
  const keep = vi.spyOn(api.yours, 'keep');
  await takeOut('Ben');
  keep.mockResolvedValueOnce(fail(diskFull));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(subjectsOf(api)).toEqual(['person/1', 'person/2', 'person/3']));

  await user.click(screen.getByRole('button', { name: 'Rename list' }));
  const field = await screen.findByRole('textbox', { name: 'Rename Casting' });
  keep.mockClear();
  keep.mockResolvedValueOnce(fail(diskFull));
  await user.keyboard('Scouting{Enter}');
  const retry = await screen.findByRole('button', { name: 'Try again' });
  await fireEvent.blur(field);
  expect(keep).toHaveBeenCalledOnce();
  await user.click(retry);
  expect(await screen.findByRole('heading', { name: 'Scouting' })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Rename Casting' })).toBeNull();
});

it('begins in the note of what is organized, where the reader types at once', async () => {
  const dialog = await organize(apiWith(casting()), ['person/1']);
  await waitFor(() => expect(within(dialog).getByRole('textbox', { name: 'Your note' })).toHaveFocus());
  await user.keyboard('Seen twice');
  expect(within(dialog).getByRole('textbox', { name: 'Your note' })).toHaveValue('Seen twice');
});

it('says beside a person what they did, on the page, on paper and in Markdown, without hidden roles', async () => {
  const api = apiWith(casting('person/1', 'person/2'));
  api.yoursPage = {
    ...api.yoursPage,
    entries: api.yoursPage.entries.map((entry, index) => ({
      ...entry,
      fetchedAt: `2026-11-0${9 - index}T08:00:00.000Z`,
      works:
        entry.subject === 'person/1'
          ? [
              {
                seriesId: 90006,
                seriesName: 'Eight Summers',
                roles: [
                  { kind: 'regular', role: 'Hollis Tully' },
                  { kind: 'crew', role: 'Director' },
                ],
              },
              { seriesId: 90007, seriesName: 'Thirty Winters', roles: [{ kind: 'guest', role: 'A Judge' }] },
            ]
          : [],
    })),
  };
  const print = vi.fn<PageHost['print']>().mockResolvedValue();
  await open(api, { print });
  const works = 'Hollis Tully, Director in Eight Summers · A Judge in Thirty Winters';
  expect(await screen.findByRole('button', { name: `Ana, ${works}` })).toBeVisible();
  expect(screen.getByText(works)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
  expect(JSON.stringify(api.inputsOf('app.copyText'))).toContain(`## Ana – ${works}`);
  pages?.offered.actions?.print?.();
  await waitFor(() => expect(print).toHaveBeenCalledOnce());
  expect(print.mock.calls[0]?.[0]).toMatchObject({
    parts: [
      {
        rows: [
          ['Ana', works, ''],
          ['Ben', '', ''],
        ],
      },
    ],
    // The names of people have a date, too.
    source: { fetchedAt: '2026-11-08T08:00:00.000Z' },
  });
});

it('names no series in which somebody is only a hidden guest star, and no hidden role', async () => {
  const api = apiWith(casting('person/1'));
  const [entry] = api.yoursPage.entries;
  const work = (seriesName: string, kind: 'regular' | 'guest') => ({
    seriesId: seriesName.length,
    seriesName,
    roles: [{ kind, role: `A ${kind}` }],
  });
  api.yoursPage = {
    entries: [{ ...entry!, works: [work('Known', 'regular'), work('Unknown', 'guest')] }],
    hasUnseen: false,
  };
  api.settingsNow = { ...api.settingsNow, hideCharacters: true, hideGuests: true };
  await open(api);
  expect(await screen.findByText('Known')).toBeVisible();
  expect(document.body).not.toHaveTextContent(/Unknown|A regular|A guest/u);
});

it('says what it is for while only a search is saved, and that a filter matches nothing only where there is one', async () => {
  const api = apiWith(casting('person/1'));
  api.yoursNow = {
    ...api.yoursNow,
    lists: [],
    searches: [{ id: 's', name: 'Directors', query: 'job:director' }],
  };
  api.yoursPage = { entries: [], hasUnseen: false };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, {
    api,
    start: started.value,
    component: YoursPage,
    given: { place: { page: 'yours' }, memory: {} },
  });
  expect(await screen.findByText(/^Nothing here yet\./u)).toBeVisible();
  expect(screen.queryByText('Nothing matches.')).toBeNull();
});

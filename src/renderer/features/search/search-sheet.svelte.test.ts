import { render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LibrarySearchResult, TitleHit } from '@shared/domain/library-search.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import type { Pages } from '../../state/pages.svelte.ts';
import type { ListSheet } from '../../state/sheet-content.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import SearchPage from './SearchPage.svelte';

let api: FakeApi;
const print = vi.fn<(sheet: unknown) => Promise<void>>();

function series(seriesId: number): TitleHit {
  return {
    kind: 'series',
    seriesId,
    language: 'en-US',
    name: `Series ${seriesId}`,
    originalName: null,
    seriesName: `Series ${seriesId}`,
    seasonNumber: null,
    episodeNumber: null,
    posterPath: null,
    seasonCount: 1,
    year: 2008,
  };
}

/** A library in which so many series match; `isCounted`: it has looked at all of them. */
function holds(total: number, isCounted = false): void {
  vi.spyOn(api.library, 'search').mockImplementation(({ limit }) => {
    const hits = Array.from({ length: Math.min(limit, total) }, (_, index) => series(index + 1));
    const result: LibrarySearchResult = {
      groups: [{ kind: 'series', hits, hasMore: total > limit, ...(isCounted && { total }) }],
      hasUnseen: false,
    };
    return Promise.resolve(ok(toJsonText(result)));
  });
}

/** Prints as the menu and the keys do. */
async function printAll(): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const pages = Promise.withResolvers<Pages>();
  render(InContext, {
    api,
    start: started.value,
    component: SearchPage,
    given: { place: { page: 'search', query: 'found' }, memory: {} },
    host: { print },
    onpages: pages.resolve,
  });
  await screen.findByRole('button', { name: /^Series 6/u });
  (await pages.promise).offered.actions?.print?.();
}

async function printed(): Promise<ListSheet> {
  await waitFor(() => expect(print).toHaveBeenCalledOnce());
  return print.mock.calls[0]![0] as ListSheet;
}

beforeEach(() => {
  api = new FakeApi();
  print.mockReset().mockResolvedValue();
});

it('prints every result, not only the first ones that are on screen', async () => {
  holds(40);
  await printAll();
  const sheet = await printed();
  expect(sheet.facts).toEqual(['40 results']);
  expect(sheet.parts.map(({ heading, rows }) => [heading, rows.length])).toEqual([['Series', 40]]);
  expect(screen.queryByRole('button', { name: /^Series 7/u })).toBeNull();
});

it('says which are the first of more, and does not count those', async () => {
  holds(1000);
  await printAll();
  const sheet = await printed();
  expect(sheet.facts).toEqual([]);
  expect(sheet.parts.map(({ heading, rows }) => [heading, rows.length])).toEqual([
    ['Series, first 300', 300],
  ]);
});

it.each([
  [true, '17'],
  [false, 'more than 6 results'],
])('says how many there are, if all were counted (%j)', async (isCounted, count) => {
  holds(17, isCounted);
  await printAll();
  expect(screen.getByRole('region', { name: 'Series' })).toHaveTextContent(
    new RegExp(`^Series ${count} `, 'u'),
  );
});

it('prints nothing when the library does not answer, and says why', async () => {
  holds(40);
  const answers = vi.mocked(api.library.search);
  const usual = answers.getMockImplementation()!;
  answers.mockImplementation((search) =>
    search.limit > 6
      ? Promise.resolve(fail({ kind: 'library-unavailable', reason: 'damaged' }))
      : usual(search),
  );
  await printAll();
  expect(await screen.findByText(/damaged/u)).toBeVisible();
  expect(print).not.toHaveBeenCalled();
});

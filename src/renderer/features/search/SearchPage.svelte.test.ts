import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LibrarySearchResult, TitleHit } from '@shared/domain/library-search.ts';
import { NO_NAMES, type SubjectKey } from '@shared/domain/yours.ts';
import { toJsonText } from '@shared/json-text.ts';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import SearchPage from './SearchPage.svelte';

/** What waits for the next frame. */
let frames: FrameRequestCallback[];

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => {
    frames[frame - 1] = () => undefined;
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Whatever has been waiting for a frame gets one, until nothing waits any more. */
function paint(): void {
  while (frames.length > 0) frames.shift()?.(0);
}

function title(kind: TitleHit['kind'], name: string): TitleHit {
  return {
    kind,
    seriesId: 1,
    language: 'en-US',
    name,
    originalName: null,
    seriesName: 'Found',
    seasonNumber: kind === 'series' ? null : 1,
    episodeNumber: kind === 'episode' ? 1 : null,
    posterPath: null,
    seasonCount: 1,
    year: 2008,
  };
}

/** Four kinds of results, which have the words in their names. */
function resultsFor(text: string): LibrarySearchResult {
  const note = {
    kind: 'note' as const,
    subject: 'tv/1' as SubjectKey,
    names: { ...NO_NAMES, seriesName: 'Found' },
    excerpt: `Note ${text}`,
  };
  return {
    groups: [
      ...(['series', 'season', 'episode'] as const).map((kind) => ({
        kind,
        hits: [title(kind, `${kind} ${text}`)],
        hasMore: false,
      })),
      { kind: 'note', hits: [note], hasMore: false },
    ],
    hasUnseen: false,
  };
}

/** The name of the first result of each kind. */
const shownKinds = (): readonly (string | undefined)[] =>
  screen
    .getAllByRole('region')
    .map((region) => region.querySelector('[data-arrow-item] .name')?.textContent.trim());

it('draws the first kinds of results first, and the others once those are painted; until then they stay', async () => {
  const api = new FakeApi();
  vi.spyOn(api.library, 'search').mockImplementation(({ text }) =>
    Promise.resolve(ok(toJsonText(resultsFor(text)))),
  );
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, {
    api,
    start: started.value,
    component: SearchPage,
    given: { place: { page: 'search', query: 'a' }, memory: {} },
  });
  await vi.waitFor(() => expect(shownKinds()).toEqual(['series a', 'season a']));
  paint();
  await vi.waitFor(() => expect(shownKinds().at(-1)).toBe('Note a'));

  await userEvent.type(screen.getByRole('textbox'), 'b');
  await vi.waitFor(() => expect(shownKinds()).toEqual(['series ab', 'season ab', 'episode a', 'Note a']));
  paint();
  await vi.waitFor(() => expect(shownKinds().at(-1)).toBe('Note ab'));
});

it('asks for a name when a search is saved, with the query in it', async () => {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { page: 'search', query: 'job:director' }, memory: {} };
  render(InContext, { api, start: started.value, component: SearchPage, given });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Save search' }));
  const name = await screen.findByRole('textbox', { name: /job:director/u });
  expect(name).toHaveValue('job:director');
  expect(name).toHaveFocus();
  await user.keyboard('Directors{Enter}');
  await vi.waitFor(() =>
    expect(api.yoursNow.searches).toEqual([
      expect.objectContaining({ name: 'Directors', query: 'job:director' }),
    ]),
  );
  expect(screen.queryByRole('textbox', { name: /Rename/u })).toBeNull();
  expect(screen.getByRole('button', { name: 'Remove saved search' })).toHaveFocus();
});

it('leads to the token where nothing kept matches and TMDB cannot be searched', async () => {
  const api = new FakeApi();
  vi.spyOn(api.library, 'search').mockResolvedValue(ok(toJsonText({ groups: [], hasUnseen: false })));
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const enterToken = vi.fn();
  const given = { place: { page: 'search', query: 'fargo' }, memory: {} };
  render(InContext, { api, start: started.value, component: SearchPage, given, host: { enterToken } });
  await screen.findByText('Nothing in your library matches “fargo”.');
  await userEvent.click(screen.getByRole('button', { name: 'Enter a token' }));
  expect(enterToken).toHaveBeenCalledOnce();
});

it('says of results that go on that there are more, and how many where that is known', async () => {
  const api = new FakeApi();
  const group = { kind: 'season' as const, hits: [title('season', 'a')], hasMore: true };
  const search = vi.spyOn(api.library, 'search');
  search.mockResolvedValue(ok(toJsonText({ groups: [group], hasUnseen: false })));
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { page: 'search', query: 'a' }, memory: {} };
  render(InContext, { api, start: started.value, component: SearchPage, given });
  // In its heading, and as it is announced.
  await vi.waitFor(() => expect(screen.getAllByText('more than 1 result')).toHaveLength(2));
  search.mockResolvedValue(ok(toJsonText({ groups: [{ ...group, moreThan: 900 }], hasUnseen: false })));
  await userEvent.type(screen.getByRole('textbox'), 'c');
  await vi.waitFor(() => expect(screen.getAllByText('more than 900 results')).toHaveLength(2));
  search.mockResolvedValue(ok(toJsonText({ groups: [{ ...group, total: 512 }], hasUnseen: false })));
  await userEvent.type(screen.getByRole('textbox'), 'b');
  await vi.waitFor(() => expect(screen.getByText('512 results')).toBeInTheDocument());
});

it('has one tab stop for the fields and one for the examples, with the arrow keys inside', async () => {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { page: 'search', query: '' }, memory: {} };
  render(InContext, { api, start: started.value, component: SearchPage, given });
  const user = userEvent.setup();
  const field = screen.getByRole('textbox');
  field.focus();
  await user.tab();
  const hints = within(screen.getByRole('group')).getAllByRole('button');
  expect(hints[0]).toHaveFocus();
  await user.keyboard('{ArrowRight}');
  expect(hints[1]).toHaveFocus();
  await user.tab();
  const examples = screen.getAllByRole('term').map((term) => within(term).getByRole('button'));
  expect(examples.length).toBeGreaterThan(1);
  expect(examples[0]).toHaveFocus();
  await user.keyboard('{End}');
  expect(examples.at(-1)).toHaveFocus();
  await user.tab();
  expect(document.body).toHaveFocus();
  field.focus();
  await user.keyboard('{Enter}');
  expect(field, 'nothing is searched for').toHaveFocus();
  await user.keyboard('{ArrowDown}');
  expect(examples.at(0), 'past the fields').toHaveFocus();
});

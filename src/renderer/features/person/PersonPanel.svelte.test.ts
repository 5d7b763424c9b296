import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import type { KeptSeason } from '@shared/domain/season.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { toJsonText } from '@shared/json-text.ts';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { credit, crewCredit, person, seasonPage } from '../../test/season-fixture.ts';
import PersonPanel from './PersonPanel.svelte';

const user = userEvent.setup();
const hanks = person(31, 'Jane Hanks');
const regular = credit('regular', hanks, {
  character: 'The Chief',
  episodeCount: 3,
  episodeNumbers: [1, 2, 5],
});
const guest = credit('guest', hanks, { kind: 'guest', character: 'The Stranger', episodeCount: 1 });
const director = crewCredit('crew', hanks, 'Directing', 'Director', { episodeCount: 1 });
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

function season(seasonNumber: number): KeptSeason {
  return {
    seriesId: 7,
    seasonNumber,
    language: 'en-US',
    seriesName: 'The Wire',
    seasonName: `Season ${seasonNumber}`,
    airDate: null,
    posterPath: null,
    isWhole: true,
    fetchedAt: '2026-11-21T08:00:00.000Z',
    creditCount: 1,
    isExpired: false,
  };
}

/** Opens the panel with credits of this season, and of other kept ones by their number. */
async function open(
  settings: Partial<Settings>,
  credits: readonly Credit[],
  elsewhere: Readonly<Record<number, readonly Credit[]>> = {},
) {
  api.settingsNow = { ...DEFAULT_SETTINGS, ...settings };
  const found = Object.entries(elsewhere).flatMap(([number, own]) =>
    own.map((one) => ({ season: season(Number(number)), credit: one })),
  );
  vi.spyOn(api.library, 'creditsOfPerson').mockResolvedValue(ok(toJsonText(found)));
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = {
    selected: { id: credits[0]!.creditId, person: hanks, credits, page: seasonPage() },
    onclose: vi.fn(),
    onopen: vi.fn(),
    onstep: vi.fn(),
  };
  render(InContext, { api, start: started.value, component: PersonPanel, given });
  return given;
}

it('shows everything where nothing is hidden', async () => {
  const { onopen } = await open({}, [regular], { 2: [guest] });
  expect(screen.getByText('The Chief')).toBeVisible();
  expect(screen.getByText('Episodes 1–2, 5')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'The Wire, Season 2' }));
  expect(onopen).toHaveBeenCalledWith(season(2));
  expect(screen.getByText('The Stranger')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
});

it('hides each role by itself, and gives what is shown the focus', async () => {
  await open({ hideCharacters: true }, [
    regular,
    { ...regular, creditId: 'other', character: 'The Twin' },
    director,
  ]);
  expect(screen.queryByText('The Chief')).toBeNull();
  expect(screen.getByText('Director'), 'a job is no role').toBeVisible();
  const [first] = screen.getAllByRole('button', { name: 'Show role' });
  await user.click(first!);
  expect(screen.getByText('The Chief')).toBeVisible();
  expect(document.activeElement).toHaveTextContent('The Chief');
  expect(screen.queryByText('The Twin')).toBeNull();
});

it('hides in how many episodes and in which', async () => {
  await open({ hideEpisodeCounts: true }, [regular]);
  expect(document.body).not.toHaveTextContent(/3 episodes|1–2/);
  await user.click(screen.getByRole('button', { name: 'Show episodes' }));
  expect(screen.getByText('3 episodes')).toBeVisible();
  expect(screen.getByText('Episodes 1–2, 5')).toBeVisible();
});

it('hides a guest appearance here, and not the job of the same person', async () => {
  await open({ hideGuests: true }, [director, guest]);
  expect(screen.getByText('Director')).toBeVisible();
  expect(document.body).not.toHaveTextContent('The Stranger');
  await user.click(screen.getByRole('button', { name: 'Show guest appearance' }));
  expect(screen.getByText('The Stranger')).toBeVisible();
});

it('hides in which other seasons somebody is a guest, and their guest roles beside other credits', async () => {
  await open({ hideGuests: true }, [regular], { 2: [guest], 3: [director, guest] });
  const third = await screen.findByRole('button', { name: 'The Wire, Season 3' });
  expect(screen.queryByRole('button', { name: 'The Wire, Season 2' })).toBeNull();
  expect(document.body).not.toHaveTextContent('The Stranger');
  const item = third.closest('li');
  await user.click(within(item!).getByRole('button', { name: 'Show guest appearance' }));
  expect(item).toHaveTextContent('The Stranger');
  await user.click(screen.getByRole('button', { name: 'Show guest appearance' }));
  expect(screen.getByRole('button', { name: 'The Wire, Season 2' })).toBeVisible();
});

it('closes on Escape from anywhere inside', async () => {
  const { onclose } = await open({}, [regular]);
  screen.getByRole('button', { name: 'Copy credit id regular' }).focus();
  await user.keyboard('{Escape}');
  expect(onclose).toHaveBeenCalledOnce();
});

it('lists every kept season by series, the newest first, and marks the one on the page', async () => {
  await open({}, [regular], { 2: [guest], 3: [director] });
  const wire = (await screen.findByRole('heading', { name: 'The Wire' })).parentElement;
  expect(
    within(wire!)
      .getAllByRole('button')
      .map((button) => button.textContent.trim()),
  ).toEqual(['Season 3', 'Season 2']);
  const here = screen.getByRole('heading', { name: 'Breaking Bad' }).parentElement;
  const [marked] = within(here!).getAllByRole('listitem');
  expect(marked).toHaveTextContent('Season 1 This season');
  expect(within(here!).queryByRole('button')).toBeNull();
});

it('says so when no other season credits the person', async () => {
  await open({}, [regular]);
  expect(await screen.findByText('No other kept season credits this person.')).toBeVisible();
});

it('hides the name of a series that only knows the person as a guest', async () => {
  await open({ hideGuests: true }, [regular], { 2: [guest] });
  const show = await screen.findByRole('button', { name: 'Show guest appearance' });
  expect(document.body).not.toHaveTextContent('The Wire');
  await user.click(show);
  expect(screen.getByRole('heading', { name: 'The Wire' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'The Wire, Season 2' })).toBeVisible();
});

it('shows the portrait in the size of the settings', async () => {
  const withPortrait = { ...hanks, profilePath: '/hanks.jpg' };
  api.settingsNow = { ...DEFAULT_SETTINGS, imageSize: 'large' };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const selected = { id: 'regular', person: withPortrait, credits: [regular], page: seasonPage() };
  const given = { selected, onclose: vi.fn(), onopen: vi.fn(), onstep: vi.fn() };
  render(InContext, { api, start: started.value, component: PersonPanel, given });
  expect(screen.getByRole('img', { name: 'Portrait of Jane Hanks' })).toHaveAttribute(
    'src',
    'endroll-image://h632/hanks.jpg',
  );
});

it('goes to the next and the previous person by button and by key', async () => {
  const { onstep } = await open({}, [regular]);
  await user.click(screen.getByRole('button', { name: 'Next person' }));
  await user.click(screen.getByRole('button', { name: 'Previous person' }));
  await user.keyboard('j{Alt>}{ArrowUp}{ArrowDown}{/Alt}k');
  expect(onstep.mock.calls.flat()).toEqual([1, -1, 1, -1, 1, -1]);
});

it('leaves the keys alone where something is typed, or with Ctrl', async () => {
  const { onstep } = await open({}, [regular]);
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  await user.keyboard('jk{Alt>}{ArrowDown}{/Alt}');
  field.remove();
  await user.keyboard('{Control>}k{/Control}');
  expect(onstep).not.toHaveBeenCalled();
});

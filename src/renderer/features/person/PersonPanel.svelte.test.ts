import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import type { KeptSeason } from '@shared/domain/season.ts';
import { SAMPLE_SERIES_ID } from '@shared/domain/sample.ts';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { credit, crewCredit, person, seasonPage } from '../../test/season-fixture.ts';
import type { SelectedPerson } from '../../state/selected-person.ts';
import PersonPanel from './PersonPanel.svelte';
import { KEPT_DETAILS } from '../../test/kept-season-fixture.ts';

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

function season(seasonNumber: number, seriesId = 7): KeptSeason {
  return {
    seriesId,
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
    ...KEPT_DETAILS,
  };
}

type Elsewhere = Readonly<Record<number, readonly Credit[]>>;

/** Lets the library have these credits of a series, by season number. */
function keep(elsewhere: Elsewhere, seriesId?: number) {
  const found = Object.entries(elsewhere).flatMap(([number, own]) =>
    own.map((one) => ({ season: season(Number(number), seriesId), credit: one })),
  );
  return vi.spyOn(api.library, 'creditsOfPerson').mockResolvedValue(ok(toJsonText(found)));
}

/** Who stands before and after on the page. */
const beside: { readonly previous: SelectedPerson | null; readonly next: SelectedPerson | null } = {
  previous: { id: 'before', person: hanks, credits: [], page: seasonPage() },
  next: { id: 'after', person: hanks, credits: [], page: seasonPage() },
};

const go = vi.fn();

const episodesShown = () =>
  within(screen.getByRole('list', { name: 'Episodes' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent.trim());

/** Opens the panel with credits of this season, and of other kept ones of a series by their number. */
async function open(
  settings: Partial<Settings>,
  credits: readonly Credit[],
  elsewhere: Elsewhere = {},
  seriesId?: number,
) {
  api.settingsNow = { ...DEFAULT_SETTINGS, ...settings };
  keep(elsewhere, seriesId);
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = {
    selected: { id: credits[0]!.creditId, person: hanks, credits, page: seasonPage() },
    ...beside,
    onclose: vi.fn(),
    onopen: vi.fn(),
    onstep: vi.fn(),
    onopenpage: vi.fn(),
  };
  const { rerender } = render(InContext, {
    api,
    start: started.value,
    component: PersonPanel,
    given,
    host: { go },
  });
  return { ...given, change: (other: Partial<typeof given>) => rerender({ given: { ...given, ...other } }) };
}

it('shows everything where nothing is hidden', async () => {
  const { onopen } = await open({}, [regular], { 2: [guest] });
  expect(screen.getByText('The Chief')).toBeVisible();
  expect(episodesShown()).toEqual(['1', '2', '5']);
  await user.click(await screen.findByRole('button', { name: 'The Wire, Season 2' }));
  expect(onopen).toHaveBeenCalledWith(season(2));
  expect(screen.getByText('The Stranger')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
});

it('names what somebody is, and not that a role is hidden, beside a job', async () => {
  const later = { ...regular, character: '', isRoleHidden: true } as const;
  await open({}, [regular], { 2: [later, director], 3: [later] });
  expect(await screen.findByText('Regular · Director')).toBeVisible();
  expect(screen.getByText('Role hidden')).toBeVisible();
});

it('says of the people of the sample that they are, and nothing of TMDB', async () => {
  const given = await open({}, [regular]);
  const madeUp = { ...hanks, personId: SAMPLE_SERIES_ID + 1000, popularity: 12 };
  await given.change({ selected: { ...given.selected, person: madeUp } });
  expect(screen.getByRole('heading', { name: 'Sample' })).toBeVisible();
  expect(screen.queryByText('Details from TMDB')).toBeNull();
  expect(screen.queryByText('Popularity')).toBeNull();
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
  expect(document.body).not.toHaveTextContent('3 episodes');
  expect(screen.queryByRole('list', { name: 'Episodes' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show episodes' }));
  expect(screen.getByText('3 episodes')).toBeVisible();
  expect(episodesShown()).toEqual(['1', '2', '5']);
});

it('leads to each episode somebody is in', async () => {
  await open({}, [regular]);
  await user.click(screen.getByRole('button', { name: 'Open Episode 1: Pilot' }));
  expect(go).toHaveBeenCalledWith({
    page: 'episode',
    seriesId: 1396,
    seasonNumber: 1,
    language: 'en-US',
    episodeNumber: 1,
  });
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
  screen.getByRole('button', { name: 'Copy credit ID regular' }).focus();
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
  expect(await screen.findByText('Not credited in any other season you keep.')).toBeVisible();
});

describe('where the reader has not seen everything', () => {
  const nothing = 'Not credited in any other season you keep.';
  const SERIES = 1396;
  const keptOf = (...numbers: number[]): KeptSeason[] =>
    numbers.map((number) => ({ ...season(number, SERIES), episodeCount: 2 }));

  /** The first season is on the page: the regular is in both of its episodes, and in the second season. */
  async function openSeen(episodeNumber: number | null): Promise<void> {
    api.kept = keptOf(1, 2);
    api.yoursNow = { ...api.yoursNow, seen: [{ seriesId: SERIES, seasonNumber: 1, episodeNumber }] };
    const { change, selected } = await open({}, [regular], { 2: [regular] }, SERIES);
    const { season: shown, ...page } = seasonPage();
    const credits = [credit('both', hanks, { episodeCount: 2, episodeNumbers: [1, 2] })];
    await change({ selected: { ...selected, page: { ...page, season: { ...shown, credits } } } });
  }

  it.each([2, null])('does not deny other seasons, and offers to show them: seen to %s', async (to) => {
    await openSeen(to);
    await user.click(await screen.findByRole('button', { name: 'Show anyway' }));
    expect(await screen.findByRole('button', { name: 'Breaking Bad, Season 2' })).toBeVisible();
    expect(screen.queryByText(nothing)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Hide again' }));
    expect(screen.queryByRole('button', { name: 'Breaking Bad, Season 2' })).toBeNull();
    expect(screen.queryByText(nothing)).toBeNull();
  });

  it('leaves the offer to a page that hides something itself', async () => {
    const ofPerson = vi.spyOn(api.library, 'creditsOfPerson');
    await openSeen(1);
    await ofPerson.mock.results[0]?.value;
    await tick();
    expect(screen.queryByText(nothing)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Show anyway' })).toBeNull();
  });

  it('denies them where all is seen but some of the season on the page', async () => {
    api.kept = keptOf(1);
    api.yoursNow = { ...api.yoursNow, seen: [{ seriesId: SERIES, seasonNumber: 1, episodeNumber: 1 }] };
    await open({}, [regular]);
    expect(await screen.findByText(nothing)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show anyway' })).toBeNull();
  });
});

it('says why when the library cannot be read, and lists what it has once it can', async () => {
  const stopped = { kind: 'library-unavailable', reason: 'stopped' } as const;
  vi.spyOn(api.library, 'creditsOfPerson').mockResolvedValueOnce(fail(stopped));
  await open({}, [regular], { 2: [guest] });
  expect(await screen.findByText(/^The library stopped\./)).toBeVisible();
  expect(screen.queryByText('Not credited in any other season you keep.')).toBeNull();
  api.send('library:changed', null);
  expect(await screen.findByRole('button', { name: 'The Wire, Season 2' })).toBeVisible();
  expect(screen.queryByText(/^The library stopped\./)).toBeNull();
});

describe('while the library changes', () => {
  it('the list stays, with the focus and with what the reader has asked to see', async () => {
    await open({ hideGuests: true }, [regular], { 2: [director], 3: [guest, director] });
    await user.click(await screen.findByRole('button', { name: 'Show guest appearance' }));
    expect(document.body).toHaveTextContent('The Stranger');
    const second = screen.getByRole('button', { name: 'The Wire, Season 2' });
    second.focus();
    keep({ 2: [director], 3: [guest, director], 4: [director] });
    api.send('library:changed', null);
    expect(await screen.findByRole('button', { name: 'The Wire, Season 4' })).toBeVisible();
    expect(second).toHaveFocus();
    expect(document.body).toHaveTextContent('The Stranger');
  });

  it('what was found last is not shown of another person', async () => {
    const { change } = await open({}, [regular], { 2: [director] });
    await screen.findByRole('button', { name: 'The Wire, Season 2' });
    vi.spyOn(api.library, 'creditsOfPerson').mockReturnValue(new Promise(() => undefined));
    const other = person(32, 'Thomas Hanks');
    await change({
      selected: { id: 'other', person: other, credits: [credit('other', other)], page: seasonPage() },
    });
    expect(await screen.findByRole('heading', { name: 'Thomas Hanks' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'The Wire, Season 2' })).toBeNull();
  });
});

it('copies a credit’s id, and says what came of it', async () => {
  await open({}, [regular]);
  const copy = screen.getByRole('button', { name: 'Copy credit ID regular' });
  await user.click(copy);
  expect(api.inputsOf('app.copyText')).toEqual([{ text: 'regular' }]);
  expect(await screen.findByText('Copied')).toBeVisible();
  vi.spyOn(api.app, 'copyText').mockResolvedValue(fail({ kind: 'unexpected', reference: 'ab12' }));
  await user.click(copy);
  expect(await screen.findByText('Not copied. The log has details under ab12.')).toBeVisible();
});

it('has the person’s page on TMDB opened', async () => {
  const { onopenpage } = await open({}, [regular]);
  await user.click(screen.getByRole('button', { name: 'Open on TMDB' }));
  expect(onopenpage).toHaveBeenCalledWith({ page: 'person', personId: 31 });
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
  const given = {
    selected,
    ...beside,
    onclose: vi.fn(),
    onopen: vi.fn(),
    onstep: vi.fn(),
    onopenpage: vi.fn(),
  };
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
  const { previous, next } = beside;
  expect(onstep.mock.calls.flat()).toEqual([next, previous, next, previous, next, previous]);
});

it('says that there is nobody before the first and after the last', async () => {
  const { onstep, change } = await open({}, [regular]);
  await change({ previous: null, next: null });
  for (const name of ['Next person', 'Previous person']) {
    const button = screen.getByRole('button', { name });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.click(button);
  }
  await user.keyboard('jk');
  expect(onstep).not.toHaveBeenCalled();
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

it('shows no credit id that is not TMDB’s', async () => {
  await open({}, [{ ...regular, creditId: 'own-31-x1' }]);
  expect(screen.getByText('The Chief')).toBeVisible();
  expect(document.body).not.toHaveTextContent('own-31');
});

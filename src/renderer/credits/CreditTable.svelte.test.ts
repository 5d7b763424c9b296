import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import { creditRows, type CreditRow } from '@shared/domain/credit-rows.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { groupCredits } from '@shared/domain/group-credits.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { fail } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import InContext from '../test/InContext.svelte';
import { credit, crewCredit, person, seasonPage } from '../test/season-fixture.ts';
import { RowSelection } from '../ui/row-selection.svelte.ts';
import type { People } from './people.ts';
import CopyMenu from './CopyMenu.svelte';
import CreditTable from './CreditTable.svelte';

const user = userEvent.setup();
const source = { title: 'Breaking Bad, Season 1', seriesId: 1396, fetchedAt: '2026-11-24T08:00:00.000Z' };
let api: FakeApi;
let selection: RowSelection;

beforeEach(() => {
  api = new FakeApi();
  selection = new RowSelection();
});

const rowsOf = (credits: readonly Credit[]): readonly CreditRow[] => creditRows(groupCredits(credits));
const few = rowsOf(seasonPage().season.credits);
const many = rowsOf(
  Array.from({ length: 5000 }, (_, index) =>
    credit(`credit-${index}`, person(index + 1, `Person ${index + 1}`), { kind: 'guest', order: index }),
  ),
);

async function open(
  rows: readonly CreditRow[],
  hidden: HiddenDetails = NOTHING_HIDDEN,
  rest: Record<string, unknown> = {},
  around: Partial<People> = {},
) {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = {
    rows,
    sort: 'billing',
    direction: 'ascending',
    onsort: vi.fn(),
    selection,
    hidden,
    source,
    ...rest,
  };
  const opened = vi.fn();
  const people = { scrollRoot: document.body, episodeTotal: 2, open: opened, ...around };
  render(InContext, { api, start: started.value, component: CreditTable, given, people });
  await tick();
  return { ...given, opened };
}

async function openMenu(rows: readonly CreditRow[], hidden: HiddenDetails = NOTHING_HIDDEN): Promise<void> {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { rows, isEmpty: rows.length === 0, source, hidden };
  render(InContext, { api, start: started.value, component: CopyMenu, given });
  await user.click(screen.getByRole('button', { name: 'Copy credits' }));
}

const grid = () => screen.getByRole<HTMLTableElement>('grid', { name: 'Credits' });
const row = (name: string | RegExp) => screen.getByRole('row', { name });
const drawn = () => grid().querySelectorAll('tbody tr[aria-rowindex]').length;
const cells = (name: string | RegExp) => [...row(name).children].map((cell) => cell.textContent.trim());
const chosen = () => few.filter(({ id }) => selection.has(id)).map(({ group }) => group.person.name);
const copied = () =>
  api.inputsOf('app.copyText').map((input) => (input as { readonly text: string }).text.split('\n'));

const cranston = 'Bryan Cranston, as Walter White, 2 of 2 episodes';
const paul = 'Aaron Paul, as Jesse Pinkman, 1 of 2 episodes';
const watanabe = 'Ken Watanabe, as Guest, 1 of 2 episodes';

describe('a row', () => {
  it('says who somebody is in one sentence, and shows what TMDB knows in its cells', async () => {
    await open(few);
    const stand = (texts: readonly string[]) => [
      texts[0],
      texts[1]?.replace(/\s+/gu, ' '),
      ...texts.slice(2),
    ];
    expect(stand(cells(watanabe))).toEqual([
      '',
      'KW Ken Watanabe 渡辺謙',
      'Guest',
      'Guest stars',
      '1',
      '',
      'Acting',
      '1.5',
    ]);
    expect(cells('Vince Gilligan, Director (1 episode)').slice(2, 5)).toEqual(['Director', 'Directing', '1']);
    expect(grid()).toHaveAttribute('aria-rowcount', String(few.length + 1));
    expect(row(cranston)).toHaveAttribute('aria-rowindex', '2');
  });

  it('says that TMDB has no role, and marks what the reader looks for', async () => {
    await open(rowsOf([credit('a', person(1, 'Ana Maria'))]), NOTHING_HIDDEN, {}, { query: 'mar' });
    expect(cells(/^Ana Maria/)[2]).toBe('Role not given');
    expect([...grid().querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Mar']);
  });

  it('opens the person by a click and by Enter, and says whose panel is open', async () => {
    const { opened } = await open(few, NOTHING_HIDDEN, {}, { chosenId: few[1]!.group.id });
    await user.click(row(cranston));
    expect(opened).toHaveBeenLastCalledWith(few[0]!.group);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(opened).toHaveBeenLastCalledWith(few[1]!.group);
    expect(row(paul)).toHaveAttribute('aria-current', 'true');
    expect(row(cranston)).not.toHaveAttribute('aria-current');
  });
});

describe('what is hidden', () => {
  it('is neither shown, said nor sorted by', async () => {
    const hidden = { ...NOTHING_HIDDEN, characters: true, episodeCounts: true };
    await open(few, hidden, { sort: 'role' });
    expect(cells('Bryan Cranston').slice(2, 6)).toEqual(['', 'Regular cast', '', '']);
    expect(cells('Vince Gilligan, Director').slice(2, 3), 'a job is no role').toEqual(['Director']);
    expect(screen.queryByRole('button', { name: 'Role or job' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Episodes' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Billing order' })).toHaveAttribute('aria-pressed', 'true');
    expect(grid().querySelector('[aria-sort]')).toBeNull();
  });

  it('is not copied', async () => {
    await openMenu(few, { ...NOTHING_HIDDEN, characters: true, episodeCounts: true });
    await user.click(await screen.findByText('Copy 6 credits as a table (TSV)'));
    expect(copied()[0]?.[1]?.split('\t')).toEqual(['Bryan Cranston', '', '', 'Regular cast', '', '']);
  });

  it('is not copied from the table either', async () => {
    await open(few, { ...NOTHING_HIDDEN, characters: true, episodeCounts: true });
    row(/^Bryan Cranston/).focus();
    await fireEvent.copy(document.body);
    const cells = copied()[0]?.[1]?.split('\t');
    expect(cells).toEqual(['Bryan Cranston', '', 'Regular cast', '', '', 'Acting', '1.5']);
  });
});

describe('sorting', () => {
  it('is asked for by a heading, and is said there', async () => {
    const { onsort } = await open(few, NOTHING_HIDDEN, { sort: 'name' });
    const heading = screen.getByRole('columnheader', { name: /^Name/ });
    expect(heading).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(onsort).toHaveBeenLastCalledWith({ sort: 'name', direction: 'descending' });
    await user.click(screen.getByRole('button', { name: 'Popularity' }));
    expect(onsort).toHaveBeenLastCalledWith({ sort: 'popularity', direction: 'descending' });
    await user.click(screen.getByRole('button', { name: 'Billing order' }));
    expect(onsort).toHaveBeenLastCalledWith({ sort: 'billing', direction: 'ascending' });
  });
});

describe('a selection', () => {
  it('is made with the mouse: boxes, Ctrl, and Shift for what lies between', async () => {
    const { opened } = await open(few);
    await user.click(row(cranston).querySelector('[data-select]')!);
    expect(chosen()).toEqual(['Bryan Cranston']);
    expect(screen.getByRole('checkbox', { name: 'Select all credits' })).toBePartiallyChecked();
    await user.keyboard('{Control>}');
    await user.click(row(cranston));
    await user.click(row(paul));
    await user.keyboard('{/Control}');
    expect(chosen()).toEqual(['Aaron Paul']);
    expect(opened).not.toHaveBeenCalled();
    await user.keyboard('{Shift>}');
    await user.click(row(watanabe));
    await user.keyboard('{/Shift}');
    expect(chosen()).toEqual(['Aaron Paul', 'Ken Watanabe']);
    expect(row(watanabe)).toHaveAttribute('aria-selected', 'true');
    expect(row(cranston)).toHaveAttribute('aria-selected', 'false');
    expect(screen.getByText('2 credits selected')).toHaveRole('status');
  });

  it('is made with the keyboard, and let go with Escape before anything else hears of it', async () => {
    await open(few);
    row(cranston).focus();
    await user.keyboard(' {ArrowDown}{ArrowDown}{Shift>} {/Shift}');
    expect(chosen()).toEqual(['Bryan Cranston', 'Aaron Paul', 'Ken Watanabe']);
    await user.keyboard('{Escape}');
    expect(chosen()).toEqual([]);
    await user.keyboard('{Shift>}{ArrowUp}{ArrowUp}{ArrowDown}{/Shift}');
    expect(chosen()).toEqual(['Aaron Paul', 'Ken Watanabe']);
    expect(row(paul)).toHaveFocus();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    await user.keyboard('{Escape}{Escape}');
    document.removeEventListener('keydown', heard);
    expect(heard, 'the second one is not ours').toHaveBeenCalledTimes(1);
  });
});

describe('copying from the keyboard', () => {
  it('takes the row with the focus, or what is selected, and says so', async () => {
    await open(few);
    row(paul).focus();
    await fireEvent.copy(document.body);
    const [head, first] = copied()[0]?.map((line) => line.split('\t')) ?? [];
    expect(head).toEqual([
      'Name',
      'Role or job',
      'Department',
      'Episodes',
      'Gender',
      'Known for',
      'Popularity',
    ]);
    expect(first?.slice(0, 4)).toEqual(['Aaron Paul', 'Jesse Pinkman', 'Regular cast', '1']);
    expect(copied()[0]?.at(-2)).toMatch(/^Breaking Bad, Season 1\tFrom The Movie Database/u);
    expect(await screen.findByText('1 credit copied.')).toBeVisible();
    selection.set([few[0]!.id, few[2]!.id]);
    await tick();
    await fireEvent.copy(document.body);
    expect(copied()[1]?.slice(1, 3)).toEqual([
      expect.stringMatching(/^Bryan Cranston\tWalter White\t/u),
      expect.stringMatching(/^Ken Watanabe 渡辺謙\tGuest\t/u),
    ]);
  });

  it('is left alone where the focus is elsewhere', async () => {
    await open(few);
    selection.set([few[0]!.id]);
    await fireEvent.copy(document.body);
    expect(copied()).toEqual([]);
  });

  it('says when it did not succeed', async () => {
    const error: AppError = { kind: 'unexpected', reference: 'ab12' };
    vi.spyOn(api.app, 'copyText').mockResolvedValue(fail(error));
    await open(few);
    row(paul).focus();
    await fireEvent.copy(document.body);
    expect(await screen.findByText(/^The credits were not copied\./)).toBeVisible();
  });
});

describe('the menu', () => {
  it('copies what it is given', async () => {
    await openMenu(few);
    await user.click(await screen.findByText('Copy 6 credits as Markdown'));
    expect(copied()[0]?.[0]).toBe('**Breaking Bad, Season 1**');
    expect(await screen.findByText('6 credits copied.')).toBeVisible();
  });

  it('has nothing to offer where nothing is shown', async () => {
    await openMenu([]);
    expect(screen.getByRole('button', { name: 'Copy credits' })).toBeDisabled();
  });
});

describe('five thousand rows', () => {
  it('are reached by the keyboard though few are there', async () => {
    await open(many);
    expect(grid()).toHaveAttribute('aria-rowcount', '5001');
    expect(drawn()).toBeLessThan(100);
    row('Person 1').focus();
    await user.keyboard('{End}');
    await waitFor(() => expect(row('Person 5000')).toHaveFocus());
    expect(row('Person 5000')).toHaveAttribute('aria-rowindex', '5001');
    expect(drawn()).toBeLessThan(100);
    await user.keyboard('{ArrowUp}{PageUp}');
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName('Person 4982'));
    expect(grid().querySelectorAll('tbody [tabindex="0"]'), 'one stop for Tab').toHaveLength(1);
  });

  it('are all selected, and copied, with Ctrl+A', async () => {
    await open(many);
    row('Person 1').focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(many.every(({ id }) => selection.has(id))).toBe(true);
    expect(screen.getByRole('checkbox', { name: 'Select all credits' })).toBeChecked();
    await fireEvent.copy(document.body);
    expect(copied()[0]?.slice(1, 5001)).toHaveLength(5000);
    expect(copied()[0]?.[5000]).toMatch(/^Person 5000\t\tGuest stars\t/u);
    expect(await screen.findByText('5,000 credits copied.')).toBeVisible();
  });

  it('are let go, and taken again, by the box in the head', async () => {
    await open(many);
    const all = screen.getByRole('checkbox', { name: 'Select all credits' });
    await user.click(all);
    expect(selection.has(many[4999]!.id)).toBe(true);
    await user.click(all);
    expect(selection.isEmpty).toBe(true);
  });
});

it('keeps the crew of one person in two departments apart', async () => {
  const ana = person(1, 'Ana');
  await open(rowsOf([crewCredit('a', ana, 'Writing', 'Writer'), crewCredit('b', ana, 'Sound', 'Mixer')]));
  await user.click(row('Ana, Writer').querySelector('[data-select]')!);
  expect(row('Ana, Writer')).toHaveAttribute('aria-selected', 'true');
  expect(row('Ana, Mixer')).toHaveAttribute('aria-selected', 'false');
});

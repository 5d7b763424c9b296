import { queries, render, screen, waitFor, within, type BoundFunctions } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ExportSubject } from '@shared/domain/credit-export.ts';
import type { Credit } from '@shared/domain/credit.ts';
import { NO_MARK, NO_NAMES, type YoursEntry } from '@shared/domain/yours.ts';
import { bareEpisode, bareSeason } from '@shared/domain/test/bare.ts';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { keptSeason } from '../test/kept-season-fixture.ts';
import { packedCredits } from '../test/pack-page.ts';
import { credit, crewCredit, person, seasonPage } from '../test/season-fixture.ts';
import App from './App.svelte';
import { pageEntries } from './pages.ts';

const [first, second] = [1, 2].map((seasonNumber) => ({ seriesId: 1396, seasonNumber, language: 'en-US' }));
const BEFORE = '2026-10-01T08:00:00.000Z';
const AFTER = '2026-11-01T08:00:00.000Z';
const LIST = { id: '0b7c7e0e-5c0a-4a52-9d5a-2f0d1c6f7a11', name: 'Casting 2026' };
const user = userEvent.setup({ delay: null });
let api: FakeApi;

// Loaded before the tests begin: on a busy machine the first loading takes longer than a test waits.
await Promise.all(Object.values(pageEntries).map(async ({ load }) => load()));

const credits: readonly Credit[] = [
  credit('regular', person(17419, 'Bryan Cranston'), { character: 'Walter White', episodeNumbers: [1] }),
  crewCredit('crew', person(3, 'Vince Gilligan'), 'Directing', 'Director', { episodeNumbers: [1] }),
];

const entry = (subject: string): YoursEntry => ({
  ...NO_MARK,
  subject,
  names: { ...NO_NAMES, personName: 'Bryan Cranston', seriesName: 'Breaking Bad' },
  works: [],
  fetchedAt: null,
  isStarred: true,
  changedAt: AFTER,
});

beforeEach(async () => {
  api = new FakeApi();
  api.kept = [1, 2].map((seasonNumber) => keptSeason({ seasonNumber }));
  const packed = await packedCredits(credits);
  api.creditsOfSeries = [1, 2].map((seasonNumber) => ({ seasonNumber, credits: packed }));
  api.page = ok(
    seasonPage({
      season: bareSeason({ key: first!, name: 'Season 1', episodes: [bareEpisode(1)], credits }),
    }),
  );
  const revisions = [
    {
      before: BEFORE,
      after: AFTER,
      changes: credits.map((after) => ({ kind: 'added', before: null, after }) as const),
    },
  ];
  api.seasonHistory = revisions;
  api.changesSince = {
    seasons: [{ key: first!, seriesName: 'Breaking Bad', seasonName: 'Season 1', revisions }],
    isCut: false,
  };
  api.yoursPage = { entries: [entry('person/17419'), entry('tv/1396/season/1')], hasUnseen: false };
  api.yoursNow = { ...api.yoursNow, lists: [{ ...LIST, subjects: ['tv/1396/season/1'] }] };
});

/** Opens a page, and exports the first thing it offers, or what is chosen there. */
async function exportFrom(
  address: string,
  sign: string | RegExp,
  then?: () => Promise<void>,
  choose?: (dialog: BoundFunctions<typeof queries>) => Promise<void>,
): Promise<unknown> {
  api.startAddress = address;
  render(App, { api });
  expect((await screen.findAllByText(sign, undefined, { timeout: 10_000 })).length).toBeGreaterThan(0);
  await then?.();
  api.send('app:commandChosen', { command: 'export' });
  const dialog = within(await screen.findByRole('dialog', { name: /^Export( credits)?$/u }));
  await choose?.(dialog);
  await user.click(dialog.getByRole('button', { name: 'Export…' }));
  await waitFor(() => expect(api.inputsOf('exporting.save')).toHaveLength(1));
  return (api.inputsOf('exporting.save')[0] as { subject: ExportSubject }).subject;
}

const changes = {
  kind: 'changes',
  seasons: [{ key: first, revisions: [{ before: BEFORE, after: AFTER }] }],
};

it.each<[string, string, string | RegExp, unknown]>([
  [
    'a comparison, those whom it shows',
    'endroll://compare/1396-1/1396-2',
    'Bryan Cranston',
    { kind: 'comparison', sides: [[first], [second]], isShared: false },
  ],
  [
    'people by season, those who are shown',
    'endroll://tv/1396/people',
    'Bryan Cranston',
    { kind: 'people', keys: [first, second], people: [{ personId: 17419, department: null }] },
  ],
  [
    'an episode, its people',
    'endroll://tv/1396/season/1/episode/1',
    'Vince Gilligan',
    { kind: 'episode', key: first, episodeNumber: 1 },
  ],
  ['what changed in the library, the changes shown', 'endroll://changes', /Vince Gilligan/, changes],
  ['a season’s history, the changes shown', 'endroll://tv/1396/season/1/history', /Vince Gilligan/, changes],
  [
    'notes and lists, what is shown',
    'endroll://yours',
    'Bryan Cranston',
    { kind: 'entries', subjects: ['person/17419', 'tv/1396/season/1'] },
  ],
])('exports of %s', async (_, address, sign, subject) => {
  expect(await exportFrom(address, sign)).toEqual(subject);
});

const openList = async () => user.click(screen.getByRole('button', { name: /^Casting 2026/ }));

it('exports a list of one’s own with how many entries it has, not as columns of credits', async () => {
  const subject = await exportFrom('endroll://yours', 'Bryan Cranston', openList, (dialog) => {
    expect(dialog.getByRole('radio', { name: 'This list' })).toBeChecked();
    expect(dialog.getByRole('status')).toHaveTextContent('One .csv file, 1 entry');
    expect(dialog.getByRole('radio', { name: 'CSV' })).toHaveAccessibleDescription(/one row for each entry/u);
    expect(dialog.queryByRole('group', { name: 'Columns' })).toBeNull();
    expect(dialog.queryByRole('radio', { name: /Kodi/ })).toBeNull();
    return Promise.resolve();
  });
  expect(subject).toEqual({ kind: 'entries', subjects: ['tv/1396/season/1'] });
  expect(await screen.findByText('3 entries exported to “Credits.csv”.')).toBeVisible();
});

it('exports the credits of what is on a list, as before', async () => {
  const subject = await exportFrom('endroll://yours', 'Bryan Cranston', openList, (dialog) =>
    user.click(dialog.getByRole('radio', { name: 'Their credits in the library' })),
  );
  expect(subject).toEqual({ kind: 'subjects', subjects: ['tv/1396/season/1'] });
});

it('offers no files for Kodi of a comparison, and the shared people where those are shown', async () => {
  const subject = await exportFrom('endroll://compare/1396-1/1396-2', 'Bryan Cranston', async () => {
    await user.click(screen.getByRole('radio', { name: 'Shared people' }));
    api.send('app:commandChosen', { command: 'export' });
    const dialog = within(await screen.findByRole('dialog', { name: 'Export credits' }));
    expect(dialog.getByRole('radio', { name: 'CSV' })).toBeChecked();
    expect(dialog.queryByRole('radio', { name: /Kodi/ })).toBeNull();
    await user.click(dialog.getByRole('radio', { name: 'All credits of the seasons compared' }));
    expect(dialog.getByRole('radio', { name: /Kodi/ })).toBeVisible();
    await user.keyboard('{Escape}');
  });
  expect(subject).toEqual({ kind: 'comparison', sides: [[first], [second]], isShared: true });
});

describe('what a filter leaves', () => {
  /** Types a filter, and returns what the export dialog says of the first choice. */
  async function filterBy(words: string, then?: () => Promise<void>): Promise<string> {
    await then?.();
    await user.type(within(screen.getByRole('article')).getByRole('textbox'), words);
    await screen.findByText('1 person');
    api.send('app:commandChosen', { command: 'export' });
    const dialog = within(await screen.findByRole('dialog', { name: 'Export credits' }));
    const outcome = dialog.getByRole('status').textContent;
    await user.keyboard('{Escape}');
    return outcome;
  }

  it('is exported of shared people, and the dialog says of how many', async () => {
    let outcome = '';
    const subject = await exportFrom('endroll://compare/1396-1/1396-2', 'Bryan Cranston', async () => {
      await user.click(screen.getByRole('radio', { name: 'Shared people' }));
      outcome = await filterBy('gilligan');
    });
    expect(subject).toEqual({
      kind: 'comparison',
      sides: [[first], [second]],
      isShared: true,
      personIds: [3],
    });
    expect(outcome).toContain('1 person');
  });

  it('is exported of two seasons', async () => {
    let outcome = '';
    const subject = await exportFrom('endroll://compare/1396-1/1396-2', 'Bryan Cranston', async () => {
      outcome = await filterBy('gilligan', () => user.click(screen.getByRole('radio', { name: 'Crew' })));
    });
    expect(subject).toEqual({
      kind: 'comparison',
      sides: [[first], [second]],
      isShared: false,
      personIds: [3],
      work: 'crew',
    });
    expect(outcome).toContain('1 person');
  });

  it('is exported of people by season', async () => {
    let outcome = '';
    const subject = await exportFrom('endroll://tv/1396/people', 'Bryan Cranston', async () => {
      outcome = await filterBy('director', () => user.click(screen.getByRole('radio', { name: 'Crew' })));
    });
    expect(subject).toEqual({
      kind: 'people',
      keys: [first, second],
      people: [{ personId: 3, department: 'Directing' }],
    });
    expect(outcome).toContain('1 person');
  });
});

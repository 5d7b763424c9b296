import { expect, it, vi } from 'vitest';
import { offeredCommands, type CommandSituation } from './commands.ts';

const quiet: CommandSituation = {
  page: 'welcome',
  subject: null,
  offered: {},
  isOnTmdb: false,
  canGoBack: false,
  canGoForward: false,
  theme: 'system',
  hasRecents: false,
  canExport: false,
  canCompare: false,
  hasToken: false,
  hasRemoved: false,
};
const run = vi.fn();

const offered = (situation: Partial<CommandSituation>, platform = 'linux') =>
  offeredCommands({ ...quiet, ...situation }, platform).map(({ command }) => command);

it('offers only what makes sense at a first start', () => {
  expect(offered({})).toEqual([
    'search',
    'find',
    'library',
    'yours',
    'backup',
    'pane',
    'settings',
    'theme-light',
    'theme-dark',
    'shortcuts',
    'guide',
    'updates',
    'report',
    'about',
  ]);
});

it('offers the sample where there is no token, wherever the page does not', () => {
  expect(offered({ page: 'season' })).toContain('sample');
  expect(offered({ page: 'season', hasToken: true })).not.toContain('sample');
});

it('begins with what the page offers, and with its link where TMDB has the page', () => {
  const aboutPage = ['refresh', 'roll', 'filter', 'print', 'save-pdf', 'copy-link', 'open-on-tmdb'];
  const all = { 'save-pdf': run, print: run, filter: run, roll: run, refresh: run };
  expect(offered({ page: 'season', offered: all, isOnTmdb: true }).slice(0, 7)).toEqual(aboutPage);
});

it('offers what can be done with what the page is about, on each page about it', () => {
  const season = { kind: 'season', seriesId: 1396, seasonNumber: 1 } as const;
  const about = (situation: Partial<CommandSituation>) =>
    offered(situation).filter((command) => ['copy-link', 'organize', 'seen'].includes(command));
  for (const page of ['season', 'roll', 'history'] as const)
    expect(about({ page, subject: season })).toEqual(['copy-link', 'organize', 'seen']);
  const person = { kind: 'person', personId: 17419 } as const;
  expect(about({ page: 'person', subject: person })).toEqual(['copy-link', 'organize']);
  expect(about({ page: 'compare' }), 'a comparison can be passed on').toEqual(['copy-link']);
  expect(about({ page: 'settings' })).toEqual([]);
});

it('does not offer to go where the reader is, nor the theme they have', () => {
  expect(offered({ page: 'library' })).not.toContain('library');
  expect(offered({ page: 'settings' })).not.toContain('settings');
  expect(offered({ theme: 'dark' })).toContain('theme-system');
  expect(offered({ theme: 'dark' })).not.toContain('theme-dark');
});

it('offers ways back, recent seasons to forget and seasons to compare only where there are some', () => {
  expect(offered({ canExport: true })).toContain('export');
  expect(offered({ canCompare: true })).toContain('compare');
  expect(offered({ canCompare: true, page: 'compare' })).not.toContain('compare');
  const more = offered({ canGoBack: true, canGoForward: true, hasRecents: true });
  expect(more).toEqual(expect.arrayContaining(['back', 'forward', 'clear-recents']));
});

it('writes keys as the platform does', () => {
  const keys = (platform: string) =>
    offeredCommands({ ...quiet, canGoBack: true }, platform).map((offer) => offer.keys.join(' '));
  expect(keys('win32')).toEqual(expect.arrayContaining(['Alt ←', 'Ctrl ,', 'Ctrl Shift L', '']));
  expect(keys('darwin')).toEqual(expect.arrayContaining(['⌘ [', '⌘ ,', '⇧ ⌘ L', '']));
});

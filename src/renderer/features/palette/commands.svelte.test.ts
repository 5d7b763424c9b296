import { expect, it } from 'vitest';
import { offeredCommands, type CommandSituation } from './commands.ts';

const quiet: CommandSituation = {
  place: { page: 'welcome' },
  canGoBack: false,
  canGoForward: false,
  theme: 'system',
  hasRecents: false,
};
const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

const offered = (situation: Partial<CommandSituation>, platform = 'linux') =>
  offeredCommands({ ...quiet, ...situation }, platform).map(({ command }) => command);

it('offers only what makes sense at a first start', () => {
  expect(offered({})).toEqual([
    'find',
    'library',
    'pane',
    'settings',
    'theme-light',
    'theme-dark',
    'shortcuts',
  ]);
});

it('begins with what is about the page', () => {
  const aboutSeason = ['refresh', 'filter', 'print', 'save-pdf', 'copy-link', 'open-on-tmdb'];
  expect(offered({ place: { page: 'season', key } }).slice(0, 6)).toEqual(aboutSeason);
  expect(offered({ place: { page: 'sample' } }).slice(0, 3)).toEqual(['filter', 'print', 'save-pdf']);
  expect(offered({ place: { page: 'series', key } }).slice(0, 2)).toEqual(['copy-link', 'open-on-tmdb']);
});

it('does not offer to go where the reader is, nor the theme they have', () => {
  expect(offered({ place: { page: 'library' } })).not.toContain('library');
  expect(offered({ place: { page: 'settings' } })).not.toContain('settings');
  expect(offered({ theme: 'dark' })).toContain('theme-system');
  expect(offered({ theme: 'dark' })).not.toContain('theme-dark');
});

it('offers ways back and recent seasons to forget only where there are some', () => {
  const more = offered({ canGoBack: true, canGoForward: true, hasRecents: true });
  expect(more).toEqual(expect.arrayContaining(['back', 'forward', 'clear-recents']));
});

it('writes keys as the platform does', () => {
  const keys = (platform: string) =>
    offeredCommands({ ...quiet, canGoBack: true }, platform).map((offer) => offer.keys.join(' '));
  expect(keys('win32')).toEqual(expect.arrayContaining(['Alt ←', 'Ctrl ,', 'Ctrl Shift L', '']));
  expect(keys('darwin')).toEqual(expect.arrayContaining(['⌘ [', '⌘ ,', '⇧ ⌘ L', '']));
});

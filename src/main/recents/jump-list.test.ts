import type { RecentSeason } from '@shared/domain/recent-season.ts';
import { en } from '@shared/text/en.ts';
import type { JumpListCategory, JumpListItem, MenuItemConstructorOptions } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { createJumpList } from './jump-list.ts';

const bad: RecentSeason = {
  address: 'endroll://tv/1396/season/1?language=de-DE',
  title: 'Breaking Bad, Staffel 1',
};
const grace: RecentSeason = { address: 'endroll://tv/2290/season/0', title: 'Will & Grace, Specials' };

let logger: MemoryLogger;
let shown: (JumpListCategory[] | null)[];
let removedItems: JumpListItem[];
let outcome: 'ok' | 'customCategoryAccessDeniedError';
let forgotten: (readonly string[])[];
let dockMenus: MenuItemConstructorOptions[][];
let opened: string[];

beforeEach(() => {
  logger = new MemoryLogger();
  shown = [];
  removedItems = [];
  outcome = 'ok';
  forgotten = [];
  dockMenus = [];
  opened = [];
});

function create(platform: NodeJS.Platform) {
  return createJumpList({
    platform,
    app: {
      getJumpListSettings: () => ({ minItems: 10, removedItems }),
      setJumpList: (categories) => {
        shown.push(categories);
        return outcome;
      },
    },
    setDockMenu: (template) => {
      if (platform === 'darwin') dockMenus.push(template);
    },
    program: 'C:\\Program Files\\Endroll\\Endroll.exe',
    m: en.menu,
    onOpen: (address) => opened.push(address),
    onRemoved: (addresses) => forgotten.push(addresses),
    logger,
  });
}

describe('on Windows', () => {
  it('is a category of tasks that start the program with the address', () => {
    create('win32')([bad, grace]);
    const common = {
      type: 'task',
      program: 'C:\\Program Files\\Endroll\\Endroll.exe',
      iconPath: 'C:\\Program Files\\Endroll\\Endroll.exe',
      iconIndex: 0,
    };
    expect(shown).toEqual([
      [
        {
          type: 'custom',
          name: 'Recent Seasons',
          items: [
            { ...common, args: '"endroll://tv/1396/season/1?language=de-DE"', title: bad.title },
            { ...common, args: '"endroll://tv/2290/season/0"', title: grace.title },
          ],
        },
      ],
    ]);
  });

  it('is the usual one when there are none', () => {
    create('win32')([]);
    expect(shown).toEqual([null]);
  });

  it.each([
    'endroll://tv/1396/season/1" --inspect=9229 "',
    'endroll://tv/1396/season/1\\',
    'endroll://settings --no-sandbox',
  ])('passes nothing on that is more than an address: %s', (address) => {
    create('win32')([{ address, title: 'Trick' }, grace]);
    expect(shown[0]?.[0]?.items?.map(({ args }) => args)).toEqual(['"endroll://tv/2290/season/0"']);
  });

  it('leaves out for good what the reader has taken out of it', () => {
    removedItems = [
      { type: 'task', args: '"endroll://tv/2290/season/0"' },
      { type: 'task', args: '"endroll://tv/7"' },
    ];
    create('win32')([bad, grace]);
    expect(shown[0]?.[0]?.items?.map(({ title }) => title)).toEqual([bad.title]);
    expect(forgotten).toEqual([[grace.address]]);
  });

  it('may be forbidden', () => {
    outcome = 'customCategoryAccessDeniedError';
    create('win32')([bad]);
    expect(logger.lines).toEqual(['info The jump list is not shown: customCategoryAccessDeniedError']);
  });
});

it('is the dock menu on a Mac', () => {
  create('darwin')([bad, grace]);
  expect(dockMenus[0]?.map(({ label }) => label)).toEqual([
    'Breaking Bad, Staffel 1',
    'Will && Grace, Specials',
  ]);
  (dockMenus[0]?.[1]?.click as () => void)();
  expect(opened).toEqual([grace.address]);
  expect(shown).toEqual([]);
});

it('is nothing on Linux', () => {
  create('linux')([bad]);
  expect([shown, dockMenus]).toEqual([[], []]);
});

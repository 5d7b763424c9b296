import { beforeEach, expect, it } from 'vitest';
import { WindowInbox } from './window-inbox.ts';

let delivered: unknown[];
let inbox: WindowInbox;

beforeEach(() => {
  delivered = [];
  inbox = new WindowInbox((_channel, payload) => delivered.push(payload));
});

it('hands the newest waiting address to the window when that starts', () => {
  inbox.addAddress('endroll://tv/1');
  inbox.addAddress('endroll://tv/2');
  expect(inbox.takeAddress()).toBe('endroll://tv/2');
  inbox.listen();
  expect(delivered).toEqual([]);
});

it('hands an address over once, so that a reloaded window stays where it was', () => {
  inbox.addAddress('endroll://tv/1');
  inbox.takeAddress();
  inbox.listen();
  inbox.close();
  expect(inbox.takeAddress()).toBeNull();
});

it('keeps what is asked for between the start and listening', () => {
  inbox.takeAddress();
  inbox.addCommand('filter');
  inbox.addCommand('palette');
  inbox.addCommand('filter');
  inbox.addAddress('endroll://tv/1');
  expect(delivered).toEqual([]);
  inbox.listen();
  expect(delivered).toEqual([{ address: 'endroll://tv/1' }, { command: 'filter' }, { command: 'palette' }]);
});

it('delivers at once while the window listens, as often as it is asked for', () => {
  inbox.listen();
  inbox.addCommand('back');
  inbox.addCommand('back');
  inbox.addAddress('endroll://tv/1');
  expect(delivered).toEqual([{ command: 'back' }, { command: 'back' }, { address: 'endroll://tv/1' }]);
});

it('keeps what is asked for while the window starts anew, and delivers nothing twice', () => {
  inbox.addCommand('palette');
  inbox.listen();
  inbox.close();
  inbox.addCommand('find');
  expect(delivered).toEqual([{ command: 'palette' }]);
  inbox.listen();
  expect(delivered).toEqual([{ command: 'palette' }, { command: 'find' }]);
});

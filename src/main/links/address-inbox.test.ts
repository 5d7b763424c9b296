import { expect, it } from 'vitest';
import { AddressInbox } from './address-inbox.ts';

function createInbox(): { inbox: AddressInbox; delivered: string[] } {
  const delivered: string[] = [];
  return { inbox: new AddressInbox((address) => delivered.push(address)), delivered };
}

it('hands the newest waiting address to the window when it opens', () => {
  const { inbox, delivered } = createInbox();
  inbox.add('endroll://tv/1');
  inbox.add('endroll://tv/2');
  expect(inbox.open()).toBe('endroll://tv/2');
  expect(delivered).toEqual([]);
});

it('hands an address over once, so that a reloaded window stays where it was', () => {
  const { inbox } = createInbox();
  inbox.add('endroll://tv/1');
  inbox.open();
  inbox.close();
  expect(inbox.open()).toBeNull();
});

it('delivers at once while the window is open, and keeps what comes while it is closed', () => {
  const { inbox, delivered } = createInbox();
  inbox.open();
  inbox.add('endroll://tv/1');
  inbox.close();
  inbox.add('endroll://tv/2');
  expect(delivered).toEqual(['endroll://tv/1']);
  expect(inbox.open()).toBe('endroll://tv/2');
});

import type { Events } from '@shared/ipc/contract.ts';
import type { WebContents } from 'electron';

/** Tells the window that something has happened. */
export type Emit = <Channel extends keyof Events>(channel: Channel, payload: Events[Channel]) => void;

/** Makes an {@link Emit} for the window that is there at the time; without one, nobody has to be told. */
export function createEmit(findPage: () => Pick<WebContents, 'send' | 'isDestroyed'> | null): Emit {
  return (channel, payload) => {
    const page = findPage();
    if (page !== null && !page.isDestroyed()) page.send(channel, payload);
  };
}

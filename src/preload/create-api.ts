import { contract, type Api } from '@shared/ipc/contract.ts';
import { channelOf } from '@shared/ipc/kinds.ts';

/** How a call or a subscription leaves the window: Electron's ipcRenderer in the preload, a direct connection in tests. */
export interface Transport {
  readonly invoke: (channel: string, input: unknown) => Promise<unknown>;
  /** Calls `listener` with each payload; returns a function that ends the subscription. */
  readonly subscribe: (channel: string, listener: (payload: unknown) => void) => () => void;
}

/** Makes `window.api` from the contract: a function for each call, an `onX` for each event. */
export function createApi({ invoke, subscribe }: Transport): Api {
  const api: Record<string, Record<string, unknown>> = {};
  for (const [group, members] of Object.entries(contract)) {
    const functions: Record<string, unknown> = {};
    for (const [name, { type }] of Object.entries(members)) {
      const channel = channelOf(group, name);
      if (type === 'call') functions[name] = (input: unknown) => invoke(channel, input);
      else
        functions[`on${capitalize(name)}`] = (listener: (payload: unknown) => void) =>
          subscribe(channel, listener);
    }
    api[group] = functions;
  }
  // Built by walking the same object that Api is derived from; the compiler cannot follow that.
  return api as unknown as Api;
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

import { type AppError } from '@shared/app-error.ts';
import { contract } from '@shared/ipc/contract.ts';
import { channelOf } from '@shared/ipc/kinds.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { Logger } from '../logging/logger.ts';
import type { Handler, Handlers } from './handlers.ts';
import { toInvalidInput } from './invalid-input.ts';
import { isLargerThan, LARGEST_PAYLOAD } from './payload-size.ts';
import { toAppError } from './to-app-error.ts';

/** What {@link registerCalls} needs. */
export interface CallRegistration {
  readonly ipc: Pick<IpcMain, 'handle'>;
  /** True when a call comes from the main frame of one of our windows, on our own page. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** The handlers, which are loaded after the window has begun to load its page; calls wait for them. */
  readonly loadHandlers: () => Promise<Handlers>;
  readonly logger: Logger;
}

/**
 * Registers every call of the contract. Each answers with a Result and never rejects: Electron would pass on only the
 * message of an error. This is the only caller of `ipcMain.handle`.
 */
export function registerCalls({ ipc, isTrusted, loadHandlers, logger }: CallRegistration): void {
  for (const [group, members] of Object.entries(contract)) {
    for (const [name, { type }] of Object.entries(members)) {
      if (type !== 'call') continue;
      const channel = channelOf(group, name);
      ipc.handle(channel, async (event, input: unknown): Promise<Result<unknown, AppError>> => {
        try {
          // Before any await: afterwards Electron no longer knows the frame that sent the call.
          if (!isTrusted(event)) throw new Error('The sender is not a window of Endroll.');
          const handler = findHandler(await loadHandlers(), group, name);
          return await answer(handler, input);
        } catch (error) {
          return fail(toAppError(error, channel, logger));
        }
      });
    }
  }
}

async function answer(
  handler: Handler<unknown, unknown>,
  input: unknown,
): Promise<Result<unknown, AppError>> {
  if (isLargerThan(input, LARGEST_PAYLOAD)) {
    return fail({ kind: 'invalid-input', field: 'input', problem: 'is too large' });
  }
  const parsed = handler.input.safeParse(input);
  return parsed.success ? ok(await handler.run(parsed.data)) : fail(toInvalidInput(parsed.error));
}

function findHandler(handlers: Handlers, group: string, name: string): Handler<unknown, unknown> {
  // `Handlers` has one for each call of the contract, and group and name come from there; here the link between a
  // handler and its own input is lost, and the schema is what holds it.
  const groups = handlers as unknown as Record<string, Record<string, Handler<unknown, unknown>>>;
  const handler = groups[group]?.[name];
  if (handler === undefined) throw new Error(`There is no handler for ${group}:${name}.`);
  return handler;
}

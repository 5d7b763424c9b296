import { type Calls, contract, type Emit } from '@shared/ipc/contract.ts';
import type { core, ZodMiniType } from 'zod/mini';
import type { AppError } from '@shared/app-error.ts';
import { channelOf } from '@shared/ipc/kinds.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { type Logger, toAppError } from '../logging/logger.ts';

/** The handler of a call: the schema of its input, and what to do. Throws EndrollError on failure. */
interface Handler<Input, Output> {
  readonly input: ZodMiniType<Input>;
  /** The most it takes, counted roughly as bytes, where that is more than any other call needs. */
  readonly largest?: number;
  run(input: Input): Output | Promise<Output>;
}

/** The handlers of one group of the contract. */
export type GroupHandlers<Group extends keyof Calls> = {
  readonly [Name in keyof Calls[Group]]: Calls[Group][Name] extends {
    readonly input: infer Input;
    readonly output: infer Output;
  }
    ? Handler<Input, Output>
    : never;
};

/** A handler for every call of the contract: a missing one does not compile. */
export type Handlers = { readonly [Group in keyof Calls]: GroupHandlers<Group> };

interface CallRegistration {
  readonly ipc: Pick<IpcMain, 'handle'>;
  /** True if a call comes from the main frame of one of our windows, showing our own page. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** The handlers, which are loaded after the window has started to load its page; calls wait for them. */
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
  if (isLargerThan(input, handler.largest ?? LARGEST_PAYLOAD)) {
    return fail({ kind: 'invalid-input', field: 'input', problem: 'is too large' });
  }
  const parsed = handler.input.safeParse(input);
  return parsed.success ? ok(await handler.run(parsed.data)) : fail(toInvalidInput(parsed.error));
}

function findHandler(handlers: Handlers, group: string, name: string): Handler<unknown, unknown> {
  // `Handlers` has one for each call of the contract, and group and name come from there. Here TypeScript loses the link
  // between a handler and its input; the schema guarantees it.
  const groups = handlers as unknown as Record<string, Record<string, Handler<unknown, unknown>>>;
  const handler = groups[group]?.[name];
  if (handler === undefined) throw new Error(`There is no handler for ${group}:${name}.`);
  return handler;
}

/** Creates an {@link Emit} for whatever window exists at the time; without a window, events are dropped. */
export function createEmit(findPage: () => Pick<WebContents, 'send' | 'isDestroyed'> | null): Emit {
  return (channel, payload) => {
    const page = findPage();
    if (page !== null && !page.isDestroyed()) page.send(channel, payload);
  };
}

/**
 * Describes the problem of an input, in words that follow the field's name: "seasonNumber" "is not a whole number from
 * 0". Only the first problem is reported. The value itself is not repeated: it may be a token.
 */
function toInvalidInput(error: core.$ZodError): AppError {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    return { kind: 'invalid-input', field: issue.keys[0] ?? 'input', problem: 'is not part of this call' };
  }
  const field = issue === undefined || issue.path.length === 0 ? 'input' : issue.path.map(String).join('.');
  return { kind: 'invalid-input', field, problem: issue?.message ?? 'is not valid' };
}

/** The most a call may carry unless it says otherwise, counted roughly as bytes. */
const LARGEST_PAYLOAD = 2 * 1024 * 1024;

/** The overhead of a value besides its text. */
const VALUE_COST = 8;

/**
 * True when `payload` is larger than `limit`. Counts only as far as the limit, so that a huge payload is refused
 * before anything walks through all of it; a payload that contains itself never ends and is therefore too large.
 */
function isLargerThan(payload: unknown, limit: number): boolean {
  const open: unknown[] = [payload];
  let size = 0;
  while (open.length > 0) {
    const value = open.pop();
    size += VALUE_COST;
    if (typeof value === 'string') size += value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) size += value.byteLength;
    else if (value instanceof Map || value instanceof Set) size += value.size * VALUE_COST;
    else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value);
      for (const [key, member] of entries) {
        size += key.length;
        open.push(member);
      }
    }
    if (size > limit) return true;
  }
  return false;
}

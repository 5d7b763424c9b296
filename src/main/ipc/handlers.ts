import type { Calls } from '@shared/ipc/contract.ts';
import type { ZodMiniType } from 'zod/mini';

/** What answers one call: the shape its input must have, and what to do. Throws EndrollError when it cannot. */
export interface Handler<Input, Output> {
  readonly input: ZodMiniType<Input>;
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

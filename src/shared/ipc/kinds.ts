import type { AppError } from '../app-error.ts';
import type { Result } from '../result.ts';

declare const shape: unique symbol;

/** A request from the window to main, answered once. Holds no code: only types, so that the preload stays small. */
export interface Call<Input, Output> {
  readonly type: 'call';
  readonly [shape]?: [Input, Output];
}

/** A message from main to the window. */
export interface Event<Payload> {
  readonly type: 'event';
  readonly [shape]?: Payload;
}

/** Declares a call in the contract. `Input` is `undefined` for a call without arguments. */
export function call<Input, Output>(): Call<Input, Output> {
  return { type: 'call' };
}

/** Declares an event in the contract. */
export function event<Payload>(): Event<Payload> {
  return { type: 'event' };
}

type Ask<Input, Output> = [Input] extends [undefined]
  ? () => Promise<Result<Output, AppError>>
  : (input: Input) => Promise<Result<Output, AppError>>;

/** What the window sees: a function for each call, and a subscription that returns its own end for each event. */
export type ApiOf<C> = {
  readonly [Group in keyof C]: {
    readonly [
      Name in keyof C[Group] as C[Group][Name] extends Event<unknown>
        ? `on${Capitalize<Name & string>}`
        : Name
    ]: C[Group][Name] extends Call<infer Input, infer Output>
      ? Ask<Input, Output>
      : C[Group][Name] extends Event<infer Payload>
        ? (listener: (payload: Payload) => void) => () => void
        : never;
  };
};

/** Input and output of every call, by group and name: what main's handlers are derived from. */
export type CallsOf<C> = {
  readonly [Group in keyof C]: {
    readonly [
      Name in keyof C[Group] as C[Group][Name] extends Call<unknown, unknown> ? Name : never
    ]: C[Group][Name] extends Call<infer Input, infer Output>
      ? { readonly input: Input; readonly output: Output }
      : never;
  };
};

/** Payload of every event, by its channel `group:name`. */
export type EventsOf<C> = {
  readonly [
    Channel in {
      [Group in keyof C & string]: {
        [Name in keyof C[Group] & string]: C[Group][Name] extends Event<unknown> ? `${Group}:${Name}` : never;
      }[keyof C[Group] & string];
    }[keyof C & string]
  ]: Channel extends `${infer Group}:${infer Name}`
    ? Group extends keyof C
      ? Name extends keyof C[Group]
        ? C[Group][Name] extends Event<infer Payload>
          ? Payload
          : never
        : never
      : never
    : never;
};

/** The channel of a call or event: `seasons:open`. */
export function channelOf<Group extends string, Name extends string>(
  group: Group,
  name: Name,
): `${Group}:${Name}` {
  return `${group}:${name}`;
}

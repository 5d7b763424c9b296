/** What can be bound and read. No booleans and no `undefined`: libsql ends the whole process on the first. */
export type SqlValue = string | number | null | Uint8Array;

/** What driver.ts needs from an engine. */
export interface Connection {
  readonly isInTransaction: () => boolean;
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => PreparedStatement;
  readonly close: () => void;
}

/** A statement of an engine's, which is run to its end each time. */
export interface PreparedStatement {
  run(values: readonly SqlValue[]): { readonly lastInsertRowid: number | bigint };
  all(values: readonly SqlValue[]): readonly object[];
}

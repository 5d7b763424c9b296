import { createRequire } from 'node:module';
import type { Connection, SqlValue } from './connection.ts';

/** The part of libsql's interface that is used: its own types are those of another package. */
interface LibsqlHandle {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): {
    run(values: readonly SqlValue[]): { readonly lastInsertRowid: number };
    all(values: readonly SqlValue[]): readonly LibsqlRow[];
  };
  close(): void;
}

type LibsqlRow = Readonly<Record<string, SqlValue | ArrayBuffer>>;

/**
 * Opens a file with libsql, which is loaded only now: releases do not ship it. Values are passed as one array,
 * because libsql takes a single `null` or byte array for the list itself.
 */
export function connectLibsql(location: string | URL): Connection {
  const Libsql = createRequire(import.meta.url)('libsql') as new (location: string) => LibsqlHandle;
  const handle = new Libsql(String(location));
  return {
    isInTransaction: () => handle.inTransaction,
    exec: (sql) => {
      handle.exec(sql);
    },
    prepare: (sql) => {
      const statement = handle.prepare(sql);
      return {
        run: (values) => statement.run(values),
        // libsql's get is not used: it leaves the statement running, which forbids a later VACUUM, and adds
        // a column `_metadata`.
        all: (values) => statement.all(values).map(withByteArrays),
      };
    },
    close: () => {
      handle.close();
    },
  };
}

function withByteArrays(row: LibsqlRow): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  );
}

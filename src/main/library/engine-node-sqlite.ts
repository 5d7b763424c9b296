import type * as NodeSqlite from 'node:sqlite';
import type { Connection } from './connection.ts';

/** Whether this runtime has `node:sqlite`: Electron 45 does, Electron 33 does not. */
export function hasNodeSqlite(): boolean {
  return nodeSqlite() !== undefined;
}

/** Opens a file with Node's own SQLite. */
export function connectNodeSqlite(location: string | URL): Connection {
  const sqlite = nodeSqlite();
  if (sqlite === undefined) throw new Error('This runtime has no node:sqlite');
  const handle = new sqlite.DatabaseSync(location);
  return {
    isInTransaction: () => handle.isTransaction,
    exec: (sql) => {
      handle.exec(sql);
    },
    prepare: (sql) => {
      const statement = handle.prepare(sql);
      return {
        run: (values) => statement.run(...values),
        all: (values) => statement.all(...values),
      };
    },
    close: () => {
      handle.close();
    },
  };
}

/** Not imported: the name does not exist in Node 20, where this returns `undefined`. */
function nodeSqlite(): typeof NodeSqlite | undefined {
  return process.getBuiltinModule('node:sqlite');
}

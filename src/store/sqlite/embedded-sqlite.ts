import process from 'node:process';
import type * as NodeSqlite from 'node:sqlite';
import { StoreError } from '../store-error.ts';

/**
 * Node's embedded SQLite. Asked for at run time, so that importing this module never fails on an older Node.
 *
 * @throws {StoreError} `node_too_old` where it is missing or lacks what we use
 */
export function embeddedSqlite(): typeof NodeSqlite {
  // The earliest of the older ones have no way to ask.
  if ('getBuiltinModule' in process) {
    const sqlite = process.getBuiltinModule('node:sqlite') as typeof NodeSqlite | undefined;
    if (sqlite && 'columns' in sqlite.StatementSync.prototype) return sqlite;
  }
  throw new StoreError(
    'node_too_old',
    `The embedded store needs Node 24 or later; this is ${process.version}. Run the proxy on Node 24.`,
  );
}

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DepositState } from '../../src/contract/deposit-state.ts';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';

export interface RecordedTransition {
  readonly depositId: string;
  readonly from: DepositState;
  readonly to: DepositState;
}

/** A database that outlives the proxies on it. */
export interface SimulatedStore {
  open(): Promise<DepositStore>;
  /** Every change of state, in order. */
  transitions(): Promise<RecordedTransition[]>;
}

export interface SimulatedStores {
  /** An empty one. */
  next(): SimulatedStore;
  dispose(): void;
}

function transitionsIn(file: string): RecordedTransition[] {
  const database = new DatabaseSync(file);
  try {
    const rows = database.prepare('select * from transition order by sequence').all();
    return rows.map((row) => ({
      depositId: String(row['deposit_id']),
      from: row['from_state'] as DepositState,
      to: row['to_state'] as DepositState,
    }));
  } finally {
    database.close();
  }
}

/** SQLite files, in memory where the system has a folder for that: what is tried here is not the disk. */
export async function sqliteStores(): Promise<SimulatedStores> {
  const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(base, 'ipay-simulation-'));
  const template = join(folder, 'template.sqlite');
  await (await openSqliteStore({ file: template })).close();
  const file = join(folder, 'deposits.sqlite');
  return {
    next() {
      for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
      copyFileSync(template, file);
      return {
        open: () => openSqliteStore({ file }),
        transitions: () => Promise.resolve(transitionsIn(file)),
      };
    },
    dispose: () => rmSync(folder, { recursive: true }),
  };
}

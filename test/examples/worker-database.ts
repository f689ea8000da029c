import { readFileSync } from 'node:fs';
import type { PostgresServer } from '../store/postgres-server.ts';

export interface WorkerDatabase {
  readonly url: string;
  /** What is credited in the shop's own tables. */
  readonly balance: () => Promise<number>;
}

/** A database as the worker's example wants it: its own tables in it, and nothing of the store. */
export async function newWorkerDatabase(server: PostgresServer): Promise<WorkerDatabase> {
  const url = await server.newDatabase();
  await server.rows(url, readFileSync('demo/examples/proxy/worker/shop.sql', 'utf8'));
  return {
    url,
    async balance() {
      const [row] = await server.rows(url, 'select coalesce(sum(amount_minor), 0) as sum from balance');
      return Number(row?.['sum']);
    },
  };
}

import type { PostgresServer } from '../store/postgres-server.ts';
import type { Example } from './shop-process.ts';
import { newWorkerDatabase } from './worker-database.ts';

/**
 * The worker's example, called by Node as its platform calls it; test/long/proxy-in-workerd.test.ts has the real
 * platform.
 */
export const workerOnNode =
  (server: PostgresServer): Example =>
  async ({ variables }) => {
    const { url, balance } = await newWorkerDatabase(server);
    return {
      command: [
        process.execPath,
        '--import',
        './test/examples/use-sources.ts',
        'test/examples/host-worker.ts',
      ],
      env: { ...variables, DATABASE_URL: url },
      balance,
    };
  };

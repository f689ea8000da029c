import type { DepositStore, MerchantEvent, Proxy } from 'ipay-deposit/proxy';
import { beginDeposit } from './begin-deposit.ts';
import { shopProxy } from './shop-proxy.ts';
import type { ShopVariable } from './shop-proxy.ts';

/** What of a worker's context is needed. */
export interface WorkerContext {
  waitUntil(work: Promise<unknown>): void;
}

/** As Cloudflare Workers and their like call it: `export default createWorker(…)`. */
export interface Worker<Environment> {
  fetch(request: Request, environment: Environment, context: WorkerContext): Promise<Response>;
  /** By a cron trigger, each minute. */
  scheduled(event: unknown, environment: Environment): Promise<void>;
}

/**
 * The proxy where there is no process that stays. The platform has no disk, so the store is yours to give, and
 * nothing runs between requests: what is due is done after those that may have left some, and by the schedule.
 *
 * @param openStore called for each request, because such platforms tie a connection to the request that made it
 */
export function createWorker<Environment extends Readonly<Partial<Record<ShopVariable, string>>>>(
  openStore: (environment: Environment) => Promise<DepositStore>,
  onEvent: (event: MerchantEvent, environment: Environment) => void | Promise<void>,
): Worker<Environment> {
  const open = async (environment: Environment): Promise<{ store: DepositStore; proxy: Proxy }> => {
    const store = await openStore(environment);
    const more = { basePath: '/pay', onEvent: (event: MerchantEvent) => onEvent(event, environment) };
    return { store, proxy: shopProxy((variable) => environment[variable], store, more) };
  };
  return {
    async fetch(request, environment, context) {
      const { store, proxy } = await open(environment);
      const isOurs = new URL(request.url).pathname === '/deposits';
      const response = await (isOurs ? beginDeposit(proxy, request) : proxy.fetch(request));
      const finish = request.method === 'POST' ? proxy.runDue() : Promise.resolve();
      context.waitUntil(finish.finally(() => store.close()));
      return response;
    },
    async scheduled(_event, environment) {
      const { store, proxy } = await open(environment);
      await proxy.runDue().finally(() => store.close());
    },
  };
}

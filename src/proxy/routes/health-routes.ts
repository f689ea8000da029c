import { Hono } from 'hono';
import type { ProxyContext } from '../context.ts';
import { answerJson } from './answer.ts';
import type { RouteEnv } from './route-env.ts';

/** Longer than a healthy store ever takes, shorter than a load balancer's patience. */
const storeTimeoutMs = 2_000;

type Readiness = 'ready' | 'stopping' | 'store_unavailable';

async function readinessOf({ store, clock, stopping }: ProxyContext): Promise<Readiness> {
  if (stopping.aborted) return 'stopping';
  const answered = new AbortController();
  try {
    return await Promise.race([
      // Any read would do; this one costs a look into an index.
      store.read.findDeposit('').then((): Readiness => 'ready'),
      clock.sleep(storeTimeoutMs, answered.signal).then((): Readiness => 'store_unavailable'),
    ]);
  } catch {
    return 'store_unavailable';
  } finally {
    answered.abort();
  }
}

/** `/healthz`: the process answers. `/readyz`: it also reaches its store and is not stopping. */
export function healthRoutes(context: ProxyContext): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  routes.get('/healthz', (c) => answerJson(c, { status: 'ok' }));
  routes.get('/readyz', async (c) => {
    const status = await readinessOf(context);
    return answerJson(c, { status }, status === 'ready' ? 200 : 503);
  });
  return routes;
}

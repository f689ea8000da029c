import { ProblemError, createProxy } from 'ipay-deposit/proxy';
import type { Proxy } from 'ipay-deposit/proxy';
import { openPostgresStore } from 'ipay-deposit/store/postgres';
import { creditEvent } from './credit-event.ts';

/** What `wrangler.jsonc` says, and `wrangler secret put` or `.dev.vars`. */
type Variable =
  | 'DATABASE_URL'
  | 'IPAY_GATEWAY_API_URL'
  | 'IPAY_GATEWAY_SECRET'
  | 'IPAY_ACCESS_KEY'
  | 'IPAY_PRIVATE_KEY'
  | 'IPAY_API_KEY'
  | 'SHOP_ORIGIN';
type Environment = Readonly<Record<Variable, string>>;

/** What of a worker's context is needed. */
interface WorkerContext {
  waitUntil(work: Promise<unknown>): void;
}

/** Anew for each request: a worker's connection belongs to the request that made it. */
async function open(environment: Environment) {
  const { DATABASE_URL: connectionString } = environment;
  const store = await openPostgresStore({ connectionString, perRequest: true });
  const proxy = createProxy({
    store,
    gateway: {
      apiUrl: environment.IPAY_GATEWAY_API_URL,
      secret: environment.IPAY_GATEWAY_SECRET,
      keyPairs: [{ accessKey: environment.IPAY_ACCESS_KEY, privateKey: environment.IPAY_PRIVATE_KEY }],
    },
    apiKeys: [environment.IPAY_API_KEY],
    origins: [environment.SHOP_ORIGIN],
    basePath: '/pay',
    // Cloudflare writes it, whatever the caller sent.
    clientAddress: ({ headers }) => headers.get('cf-connecting-ip') ?? undefined,
    onEvent: (event) => creditEvent(connectionString, event),
    log: console,
  });
  return { proxy, close: () => store.close() };
}

/** `POST /deposits`. Who pays comes from how the shop signs its payers in, never from the request's body. */
async function beginDeposit(proxy: Proxy, request: Request): Promise<Response> {
  const { amount } = Object(await request.json().catch(() => null)) as { readonly amount: string };
  try {
    const { token } = await proxy.createSession({ label: 'payer-42', amount, currency: 'LKR' });
    return Response.json({ token });
  } catch (error) {
    if (error instanceof ProblemError) return error.toResponse();
    throw error;
  }
}

export default {
  async fetch(request: Request, environment: Environment, context: WorkerContext): Promise<Response> {
    const { proxy, close } = await open(environment);
    const isOurs = request.method === 'POST' && new URL(request.url).pathname === '/deposits';
    const answer = isOurs ? beginDeposit(proxy, request) : proxy.fetch(request);
    // Is finished also when the payer has left, and delivers what a postback brought without waiting for the minute.
    const finish = answer.then(() => (request.method === 'POST' ? proxy.runDue() : undefined));
    context.waitUntil(finish.finally(close));
    return answer;
  },

  /** By the cron trigger, each minute. */
  async scheduled(_event: unknown, environment: Environment): Promise<void> {
    const { proxy, close } = await open(environment);
    await proxy.runDue().finally(close);
  },
};

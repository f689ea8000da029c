import { Hono } from 'hono';
import { boundedRequest } from '../gateway/bounded-request.ts';
import { controlRoutes } from './control-routes.ts';
import { depositRoutes } from './deposit-routes.ts';
import { failResponse, notFoundResponse } from './gateway-answers.ts';
import { PostbackDelivery } from './postback-delivery.ts';
import type { SandboxContext } from './sandbox-context.ts';
import { resolveOptions } from './sandbox-options.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { windowRoutes } from './window/window-routes.ts';
import { withdrawalRoutes } from './withdrawal-routes.ts';

const maxRequestBytes = 64 * 1024;

/** A gateway to play with. */
export interface Sandbox {
  /** Answers a request as the gateway would: API, payment window and, when switched on, test controls. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Begins to deliver postbacks, those left over from an earlier run included. */
  readonly start: () => void;
  /** Ends timers, deliveries under way and answers that are held back. `start` goes on where this left off. */
  readonly stop: () => Promise<void>;
}

/**
 * Makes a gateway that speaks the wire of the real one, with outcomes chosen by `magicNumbers`. It needs
 * nothing but a Fetch API; postbacks flow between `start` and `stop`.
 *
 * @throws {SandboxOptionsError} when an option is empty or no URL
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  const settings = resolveOptions(options);
  const delivery = new PostbackDelivery(settings);
  let stopping = new AbortController();
  const context: SandboxContext = { settings, delivery, stopping: () => stopping.signal };

  const app = new Hono();
  app.use(async (c, next) => {
    const request = await boundedRequest(c.req.raw, maxRequestBytes);
    if (!request) return failResponse('The request is too large.', 413);
    c.req.raw = request;
    return next();
  });
  app.route('/api/v1/transaction', depositRoutes(context));
  app.route('/v2/withdrawal', withdrawalRoutes(context));
  if (settings.controls) app.route('/sandbox', controlRoutes(context));
  app.route('/', windowRoutes(context));
  app.notFound(notFoundResponse);

  return {
    fetch: async (request) => app.fetch(request),
    start() {
      stopping = new AbortController();
      delivery.start();
    },
    async stop() {
      stopping.abort();
      await delivery.stop();
    },
  };
}

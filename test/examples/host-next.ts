import { serve } from '@hono/node-server';
import { POST as beginDeposit } from '../../demo/examples/proxy/next/app/deposits/route.ts';
import * as pay from '../../demo/examples/proxy/next/app/pay/[...path]/route.ts';

// Next.js's part: hands each request to the function its route's file exports under the method's name.

type Handler = (request: Request) => Promise<Response>;

const handlers: Readonly<Record<string, Handler>> = { ...pay };

serve({
  port: Number(process.env['PORT']),
  hostname: '127.0.0.1',
  fetch: async (request) => {
    const isOurs = new URL(request.url).pathname === '/deposits';
    const handler = isOurs ? beginDeposit : handlers[request.method];
    return handler ? handler(request) : new Response(null, { status: 405 });
  },
});

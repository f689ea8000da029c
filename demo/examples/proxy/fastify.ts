import fastify from 'fastify';
import { nodeHandler, socketAddress } from 'ipay-deposit/proxy/node';
import { openShop } from './open-shop.ts';

const proxy = await openShop({ basePath: '/pay', clientAddress: socketAddress });
const handle = nodeHandler(proxy);

const app = fastify();
await app.register((pay, _options, done) => {
  // In here no body is parsed: a postback's signature is over the bytes as they came.
  pay.removeAllContentTypeParsers();
  pay.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
  pay.all('/pay/*', (request, reply) => {
    reply.hijack();
    handle(request.raw, reply.raw);
  });
  done();
});

app.post('/deposits', async ({ body }) => {
  const { amount } = Object(body) as { readonly amount: string };
  const { token } = await proxy.createSession({ label: 'payer-42', amount, currency: 'LKR' });
  return { token };
});
await app.listen({ port: Number(process.env['PORT'] ?? 3000), host: '127.0.0.1' });

import { createNodeServer, socketAddress } from 'ipay-deposit/proxy/node';
import { beginDeposit } from './begin-deposit.ts';
import { openShop } from './open-shop.ts';

const proxy = await openShop({ basePath: '/pay', clientAddress: socketAddress });

const { server, drain } = createNodeServer({
  fetch: (request) => {
    const { pathname } = new URL(request.url);
    return pathname === '/deposits' ? beginDeposit(proxy, request) : proxy.fetch(request);
  },
});
server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1');

// Long polls are answered and deliveries finished before the process ends.
process.once('SIGTERM', () => void Promise.all([drain(), proxy.stop()]).then(() => process.exit()));

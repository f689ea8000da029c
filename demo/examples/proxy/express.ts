import express from 'express';
import { nodeHandler, socketAddress } from 'ipay-deposit/proxy/node';
import { openShop } from './open-shop.ts';

// Express takes the path of `app.use` off, so there is no `basePath`.
const proxy = await openShop({ clientAddress: socketAddress });

const app = express();
// Before every body parser: a postback's signature is over the bytes as they came.
app.use('/pay', nodeHandler(proxy));

app.use(express.json());
app.post('/deposits', async ({ body }, response) => {
  const { amount } = Object(body) as { readonly amount: string };
  const { token } = await proxy.createSession({ label: 'payer-42', amount, currency: 'LKR' });
  response.json({ token });
});
app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1');

import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { beginDeposit } from './begin-deposit.ts';
import { openShop } from './open-shop.ts';

const proxy = await openShop({ basePath: '/pay' });

const app = new Hono();
app.all('/pay/*', ({ req }) => proxy.fetch(req.raw));
app.post('/deposits', ({ req }) => beginDeposit(proxy, req.raw));
serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000), hostname: '127.0.0.1' });

import type { Proxy } from 'ipay-deposit/proxy';
import { openShop } from '../open-shop.ts';

/** One for the process, on the global object: Next.js loads this file again for each route, and after each change. */
const kept = globalThis as { ipayProxy?: Promise<Proxy> };

/** Opened by the first request, not by `next build`, which loads every route and has no secrets. */
export const openProxy = (): Promise<Proxy> => (kept.ipayProxy ??= openShop({ basePath: '/pay' }));

import * as z from 'zod/mini';
import { shopConfigSchema } from '../server/shop-shapes.ts';

/** Whether this page came from `npm start`, or from a host of files alone, which answers anything or nothing here. */
export async function isServerThere(): Promise<boolean> {
  try {
    const response = await fetch('shop/config', { cache: 'no-store' });
    return z.safeParse(shopConfigSchema, await response.json()).success;
  } catch {
    return false;
  }
}

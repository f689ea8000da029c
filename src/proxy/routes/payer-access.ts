import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ProxyContext } from '../context.ts';
import { limitBody } from './read-body.ts';

const maxBodyBytes = 4 * 1024;

/** Chromium remembers a preflight for at most this long. */
const preflightSeconds = 7200;

/** What stands before every route of the payer's browser: the pages that may call, and how much they may send. */
export const payerAccess = ({ settings }: ProxyContext): MiddlewareHandler[] => [
  cors({
    origin: [...settings.origins],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders: ['retry-after'],
    maxAge: preflightSeconds,
  }),
  limitBody(maxBodyBytes),
];

import type { Context } from 'hono';
import type { AnswerHeaders, RouteEnv } from './route-env.ts';

/** What every answer says, errors included: to a browser, that it is data for the page that asked, and no document. */
export const everyAnswer: Readonly<AnswerHeaders> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  // The payer's page is of another origin than the proxy and must read the answers.
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  // Half a year. Not for subdomains: the host may be the shop's own, whose other sites are none of our business.
  'strict-transport-security': 'max-age=15552000',
  'x-content-type-options': 'nosniff',
};

/**
 * An answer with the headers that were collected for it on the way. They stay one plain object up to here: Hono's
 * own ways to add headers make a `Headers`, copy it, and take a finished response apart to put it in, which costs
 * more than all the rest of a short answer.
 */
export const answer = (c: Context<RouteEnv>, body: string | null, status: number, type?: string): Response =>
  new Response(body, {
    status,
    headers: type === undefined ? c.env.headers : { ...c.env.headers, 'content-type': type },
  });

export const answerJson = (c: Context<RouteEnv>, value: unknown, status = 200): Response =>
  answer(c, JSON.stringify(value), status, 'application/json');

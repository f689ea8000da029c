import type { Context } from 'hono';
import type { ProxyContext } from '../context.ts';
import { answerJson } from './answer.ts';
import { readCount } from './read-body.ts';
import type { RouteEnv } from './route-env.ts';

/** What a payer's page can ask of its deposit or withdrawal. */
export interface Polled<View> {
  readonly now: () => Promise<View>;
  readonly news: (after: number, signal: AbortSignal) => Promise<View>;
}

/**
 * Answers `GET …?after=`: at once without a version to wait beyond, else as a long poll, of which each session holds
 * only so many.
 *
 * @param sessionOf finds the caller's session, or throws
 */
export async function answerPoll<Session extends { readonly tokenHash: string }, View extends object>(
  { waitingPolls, stopping }: ProxyContext,
  c: Context<RouteEnv>,
  sessionOf: () => Promise<Session>,
  polledBy: (session: Session) => Polled<View>,
): Promise<Response> {
  const session = await sessionOf();
  const { now, news } = polledBy(session);
  const after = readCount(c, 'after', 0);
  if (after === 0) return answerJson(c, await now());
  const poll = waitingPolls.enter(session.tokenHash);
  try {
    const view = await news(after, AbortSignal.any([c.req.raw.signal, poll.signal, stopping]));
    // It may have ended while it waited: by its time, or by the merchant.
    await sessionOf();
    return answerJson(c, view);
  } finally {
    poll.leave();
  }
}

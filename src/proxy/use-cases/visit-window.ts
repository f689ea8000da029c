import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { openWindow } from './open-window.ts';

/**
 * Where a browser without our script is sent: to the payment window, or, when it takes nothing more for this
 * deposit, to the merchant's page that tells how things stand.
 *
 * @throws {ProblemError} as `openWindow`; `submission_closed` only when the session names no such page
 */
export async function visitWindow(context: ProxyContext, depositId: string, lang: string): Promise<string> {
  try {
    return (await openWindow(context, depositId, lang)).url;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'submission_closed') throw error;
    const deposit = await context.store.read.findDeposit(depositId);
    if (deposit?.flow !== 'window' || deposit.returnUrls.pending === undefined) throw error;
    // A header takes ASCII alone.
    return new URL(deposit.returnUrls.pending).href;
  }
}

import type { ResumedSession, ResumeRequest } from '../../contract/resume.ts';
import type { ProxyContext } from '../context.ts';
import { changeDeposit } from '../deposit/move-deposit.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { hashOfToken } from '../session-token.ts';

/**
 * Makes a session for the device that went on by a link, once. It ends when the deposit's own session does, and is
 * revoked along with it.
 *
 * @throws {ProblemError} `resume_link_invalid`, `resume_link_expired` or `resume_link_used`; `session_invalid` or
 *   `session_expired` when the deposit's sessions have ended since the link was made
 */
export async function resumeSession(
  { store, clock, log, resumeCredentials }: ProxyContext,
  { credential, key }: ResumeRequest,
): Promise<ResumedSession> {
  const grant = resumeCredentials.read(credential);
  if (!grant) throw new ProblemError('resume_link_invalid');
  const { depositId, resumeId } = grant;
  const token = grant.tokenFor(key);
  const tokenHash = hashOfToken(token);
  const isNew = await store.transact(async (tx) => {
    const nowMs = clock.now();
    // Before its sessions: who revokes them in between has changed the deposit, and is noticed below.
    const deposit = await tx.findDeposit(depositId);
    const sessions = await tx.listSessions(depositId);
    const made = sessions.find((session) => session.resumeId === resumeId);
    // The device asks again because the answer was lost.
    if (made?.tokenHash === tokenHash) return false;
    if (made) throw new ProblemError('resume_link_used');
    if (nowMs >= grant.expiresAtMs) throw new ProblemError('resume_link_expired');
    const origin = sessions.find(({ revokedAtMs }) => revokedAtMs === null);
    if (!origin) throw new ProblemError('session_invalid');
    if (nowMs >= origin.expiresAtMs) throw new ProblemError('session_expired');

    if (!deposit) throw new ProblemError('session_invalid');
    // Whoever revokes the sessions meanwhile changes it too, and one of the two begins anew.
    await changeDeposit(tx, deposit, {}, nowMs);
    const { expiresAtMs } = origin;
    const session = { tokenHash, depositId, resumeId, createdAtMs: nowMs, expiresAtMs, revokedAtMs: null };
    if (!(await tx.insertSession(session))) throw new ProblemError('resume_link_used');
    return true;
  });
  // Its own answer tells the device whether the session still holds.
  if (isNew) log.info({ depositId }, 'deposit resumed on another device');
  return { token };
}

import type { ResumedSession, ResumeLink } from '../../../contract/resume.ts';
import { isHttpUrl } from '../../http-url.ts';
import type { ProxyConnection } from '../../proxy-connection.ts';
import { property } from '../property.ts';

const isLink = (answer: unknown): answer is ResumeLink =>
  isHttpUrl(property(answer, 'url')) && Number.isSafeInteger(property(answer, 'expiresInMs'));

const isSession = (answer: unknown): answer is ResumedSession =>
  /^[\w-]+$/.test(String(property(answer, 'token')));

/** Asks for a link to go on with on another device. Every failure is a `ProxyError`. */
export const resumeLink = (connection: ProxyConnection, signal: AbortSignal): Promise<ResumeLink> =>
  connection.ask('/deposit/resume', isLink, signal, {});

/** Exchanges what a link brought for a session of this device. Every failure is a `ProxyError`. */
export function resumedSession(
  connection: ProxyConnection,
  ticket: string,
  signal: AbortSignal,
): Promise<ResumedSession> {
  const [credential, key] = ticket.split(' ');
  return connection.ask('/resume', isSession, signal, { credential, key });
}

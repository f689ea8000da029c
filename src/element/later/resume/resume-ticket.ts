import { resumeFragment } from '../../../contract/resume.ts';
import { KeptText } from '../../kept-text.ts';

/** Under this name of no deposit. */
const keptAs = 'resume';

/** Whether the address holds what a resume link brings. */
export const isAtResumeLink = (): boolean => location.hash.startsWith(resumeFragment);

/**
 * Takes what a resume link brought out of the address, so that it is in no bookmark, history or shared address. With
 * it goes a random key of this device: asked again with both, the proxy gives the same answer.
 *
 * @returns both, divided by a blank, as a ticket; or what is kept of an earlier visit, which may be a token; or nothing
 */
export function takeTicket(kept: KeptText): string {
  if (!isAtResumeLink()) return kept.read(keptAs);
  const { hash, pathname, search } = location;
  const ticket = `${hash.slice(resumeFragment.length)} ${crypto.randomUUID()}`;
  history.replaceState(history.state, '', pathname + search);
  kept.write(keptAs, ticket);
  return ticket;
}

/** Keeps the token for reloads, in place of the ticket, where the page may store anything. */
export const keepToken = (kept: KeptText, token: string): void => kept.write(keptAs, token);

/** Whether the session is the one that this device has by a link. */
export const isByLink = (session: string | null): boolean =>
  new KeptText(() => sessionStorage).read(keptAs) === session;

/** A session token has no blank; what has yet to be exchanged for one has. */
export const isToken = (brought: string): boolean => brought !== '' && !brought.includes(' ');

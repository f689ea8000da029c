import type { DepositView } from '../../../contract/deposit-view.ts';
import { IpayDepositChangedEvent } from '../../events.ts';
import type { FlowHost } from '../../flow.ts';
import { KeptText } from '../../kept-text.ts';
import { ProxyConnection } from '../../proxy-connection.ts';
import type { StepsHost } from '../steps-host.ts';
import { ResumeFlow } from './resume-flow.ts';
import { isAtResumeLink, keepToken, takeTicket } from './resume-ticket.ts';

/** As `fetch`, without the session that there is none of yet. */
const fetchWithoutSession: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.delete('authorization');
  return fetch(input, { ...init, headers });
};

/** Goes on with what another device began: gets a session by its link, which the element then follows. */
export function goOnByLink(
  { element, flow }: StepsHost,
  proxy: string,
  host: FlowHost<DepositView>,
): ResumeFlow {
  const kept = new KeptText(() => sessionStorage);
  let session = 'link';
  const resume = new ResumeFlow({
    connection: new ProxyConnection(proxy, '', fetchWithoutSession),
    take: () => takeTicket(kept),
    host,
    resumed(token, isNew) {
      keepToken(kept, token);
      element.session = session = token;
      if (!isNew) return;
      // Once it is seen: a stranger may have sent the link.
      const warn = (): void => flow()?.notify('resumed');
      element.addEventListener(IpayDepositChangedEvent.eventName, warn, { once: true });
    },
  });
  // A link may be followed in the tab in which an older one has ended, or shows its deposit.
  const followed = (): void => {
    if (!isAtResumeLink()) return;
    if (flow() === resume) {
      resume.start();
      resume.wake();
    } else if (element.session === session) element.session = 'link';
  };
  element.addController({
    hostConnected: () => addEventListener('hashchange', followed),
    hostDisconnected: () => removeEventListener('hashchange', followed),
  });
  return resume;
}

import { pause } from '../../pause.ts';
import type { DepositFlow } from '../deposit-flow.ts';
import { screenOfView } from '../screen-of-view.ts';
import { resumeLink } from './resume-client.ts';

/** A link that is too old soon is not worth a look for the camera. */
const leastMs = 60_000;

interface KeptLink {
  readonly url: string;
  /** By the clock that no payer can set wrong. */
  readonly untilMs: number;
  readonly version: number;
}

/** The last link of each deposit on the page. Whoever uses one changes the deposit's version. */
const links = new WeakMap<DepositFlow, KeptLink>();

/**
 * Shows a QR code with a link to go on with on the phone, until it is too old, or the proxy has news: as soon as the
 * link is used, there is some.
 */
export async function offerResume(flow: DepositFlow): Promise<void> {
  const { view } = flow;
  if (!view) return;
  const signal = flow.begin();
  const isShown = () => !signal.aborted && flow.screen.kind === 'resume';
  // Nobody tells it any more when its link is used, or too old.
  signal.addEventListener('abort', () => {
    if (flow.screen.kind === 'resume') flow.show(screenOfView(view));
  });
  flow.show({ kind: 'resume', phase: 'asking' }, 'heading');
  try {
    // Also what comes under the same heading.
    flow.notify('screen');
    const kept = links.get(flow);
    const isGood = kept?.version === view.version && kept.untilMs - performance.now() > leastMs;
    const [link, { qrPath }] = await Promise.all([
      isGood ? kept : newLink(flow, view.version, signal),
      import('./qr-path.ts'),
    ]);
    if (!isShown()) return;
    links.set(flow, link);
    flow.show({ kind: 'resume', phase: 'ready', url: link.url, qr: qrPath(link.url) });
    await pause(link.untilMs - performance.now(), signal);
    if (isShown()) flow.show({ kind: 'resume', phase: 'old' });
  } catch (error) {
    if (isShown() && !flow.ended(error)) flow.show({ kind: 'resume', phase: 'failed' });
  }
}

async function newLink(flow: DepositFlow, version: number, signal: AbortSignal): Promise<KeptLink> {
  const askedMs = performance.now();
  const { url, expiresInMs } = await resumeLink(flow.options.client, signal);
  return { url, untilMs: askedMs + expiresInMs, version };
}

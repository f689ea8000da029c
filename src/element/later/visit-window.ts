import { asProxyError } from '../as-proxy-error.ts';
import type { OpenedWindow } from '../payment-flow.ts';
import { isFinal } from '../problem-meaning.ts';
import { checkDeposit } from './check-deposit.ts';
import type { DepositFlow } from './deposit-flow.ts';
import { windowUrl } from './deposit-requests.ts';
import { screenOfView } from './screen-of-view.ts';
import { isOvertaken } from './submission-problems.ts';

/**
 * Asks the proxy for the gateway's payment window, and opens it.
 *
 * @param open opens the window the way the page asks for, and tells what came of it
 */
export async function visitWindow(
  flow: DepositFlow,
  lang: string,
  open: (url: string) => OpenedWindow,
): Promise<void> {
  const { view, screen } = flow;
  if (view?.flow !== 'window' || (screen.kind === 'window' && screen.phase === 'opening')) return;
  const signal = flow.begin();
  const base = { kind: 'window', amount: view.amount } as const;
  const opening = { ...base, phase: 'opening' } as const;
  signal.addEventListener('abort', () => {
    if (flow.screen === opening) flow.show(screenOfView(view));
  });
  flow.show(opening);
  try {
    const url = await windowUrl(flow.options.client, lang, signal);
    if (signal.aborted) return;
    const opened = open(url);
    flow.show({ ...base, ...opened }, 'heading');
    // The heading that gets the focus is the same as before.
    if (opened.phase === 'blocked') flow.notify('screen');
  } catch (error) {
    if (signal.aborted || flow.ended(error)) return;
    const { code, message } = asProxyError(error);
    if (isFinal(code)) {
      flow.fail('unavailable', code, message);
    } else {
      flow.show(screenOfView(view));
      if (isOvertaken(code)) void checkDeposit(flow);
      else flow.notify('check_failed');
    }
  }
}

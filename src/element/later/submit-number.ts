import type { DepositView } from '../../contract/deposit-view.ts';
import { parseTransactionNumber, toAsciiDigits } from '../../contract/transaction-number.ts';
import type { TransactionNumberProblem } from '../../contract/transaction-number.ts';
import { asProxyError } from '../as-proxy-error.ts';
import type { ProxyErrorCode } from '../failure-code.ts';
import type { EntryError, Screen } from '../screen.ts';
import { checkDeposit } from './check-deposit.ts';
import { checkStatus } from './check-status.ts';
import type { DepositFlow } from './deposit-flow.ts';
import { activate } from './deposit-requests.ts';
import { isSamePress } from './number/entry-hint.ts';
import { mistakeOf } from './number/number-mistake.ts';
import type { NumberMistake } from './number/number-mistake.ts';
import { hintAtField, readMessage } from './number/type-number.ts';
import { isOvertaken, wasNotProcessed } from './submission-problems.ts';
import type { Tabs } from './tabs.ts';

type Submitting = Extract<Screen, { kind: 'submitting' }>;

/**
 * Hands the typed number in, unless it is none, or one is already on its way.
 *
 * @param isOnline whether there is a connection; what the browser says of it is proven false by an answer of the proxy
 */
export function submitNumber(
  flow: DepositFlow,
  tabs?: Tabs<DepositView>,
  isOnline = flow.options.isOnline(),
): void {
  const { view, screen, typed } = flow;
  if (!view || screen.kind === 'submitting') return;
  if (screen.kind === 'enter' && isSamePress(screen.hint)) return;
  const result = parseTransactionNumber(typed);
  if (!result.ok) {
    refuse(flow, view, result.problem);
    return;
  }
  const { transactionNumber } = result;
  const mistake = mistakeOf(transactionNumber, view);
  if (mistake && !isMeant(screen, mistake, transactionNumber)) {
    hintAtField(flow, { kind: 'mistake', mistake, transactionNumber, pressedAtMs: performance.now() });
  } else if (isOnline) {
    const signal = flow.begin();
    const submitting = {
      kind: 'submitting',
      attempt: view.attempts.used + 1,
      transactionNumber,
    } as const;
    // Taken off the page, or overtaken by something newer. In the first case it may have arrived.
    signal.addEventListener('abort', () => {
      if (flow.screen === submitting) flow.show({ ...submitting, kind: 'unknown' });
    });
    flow.show(submitting, 'heading');
    // Another tab may be faster; then its news takes the screen.
    const work = () =>
      signal.aborted || flow.screen !== submitting ? Promise.resolve() : send(flow, submitting, signal);
    void (tabs ? tabs.alone(signal, work) : work());
  } else if (screen.kind === 'offline') {
    void checkStatus(flow).then((answered) => {
      if (answered && flow.screen === screen) submitNumber(flow, tabs, true);
    });
  } else {
    flow.show({ kind: 'offline', attempt: view.attempts.used + 1 }, 'heading');
  }
}

/** Whether the payer was asked about this number, and handed it in again; or chose it, the date, from a message. */
function isMeant(screen: Screen, mistake: NumberMistake, transactionNumber: string): boolean {
  const hint = screen.kind === 'enter' ? screen.hint : undefined;
  return hint?.kind === 'mistake'
    ? hint.transactionNumber === transactionNumber
    : mistake === 'date' && hint?.kind === 'message' && hint.found.kind === 'offered';
}

/** The text is no number: maybe one with words around it, maybe another one of the screen. */
function refuse(flow: DepositFlow, view: DepositView, problem: TransactionNumberProblem): void {
  if (problem.reason === 'characters' && readMessage(flow, flow.typed, { atMs: performance.now() })) return;
  const mistake = mistakeOf(toAsciiDigits(flow.typed).replace(/[^0-9]/g, ''), view);
  flow.enterWith(view, mistake === 'wallet' || mistake === 'amount' ? { reason: mistake } : problem);
}

/** After which the payer is told that it takes long: before they wonder, and close the page. */
const slowAfterMs = 6000;

async function send(flow: DepositFlow, submitting: Submitting, signal: AbortSignal): Promise<void> {
  const { attempt, transactionNumber } = submitting;
  const slow = setTimeout(() => {
    if (!signal.aborted && flow.screen.kind === 'submitting') flow.notify('slow');
  }, slowAfterMs);
  try {
    const view = await activate(flow.options.client, { attempt, transactionNumber }, signal);
    if (signal.aborted) return;
    flow.take(view, 'heading');
    if (flow.screen !== submitting) return;
    // The gateway has looked for the number before; or the proxy knows of no such attempt.
    if (view.state === 'possible') flow.back();
    else flow.enterWith(view, { reason: 'unreceived' });
  } catch (error) {
    if (signal.aborted || flow.ended(error)) return;
    notSettled(flow, asProxyError(error).code, submitting);
  } finally {
    clearTimeout(slow);
  }
}

/** The proxy did not answer with a view: what that says about the number. */
function notSettled(flow: DepositFlow, code: ProxyErrorCode, submitting: Submitting): void {
  const { view } = flow;
  if (!view) return;
  const isOpen = view.attempts.used < submitting.attempt;
  const refusal = refusalOf(code);
  if (refusal) {
    // A poll may have told of the attempt while it was under way; now it is known to have gone nowhere.
    if (isOpen || view.state === 'submitting') flow.enterWith(view, refusal);
  } else if (isOpen && flow.screen.kind === 'submitting') {
    flow.show({ ...submitting, kind: 'unknown' }, 'heading');
    if (isOvertaken(code)) void checkDeposit(flow);
  }
}

/**
 * Why the number was not processed, when the proxy said for certain that it was not. Everything else (no
 * answer, an unreadable one, the proxy's own failure) leaves open whether the gateway has it.
 */
function refusalOf(code: ProxyErrorCode): EntryError | undefined {
  if (code === 'transaction_number_invalid') return { reason: 'characters' };
  if (!wasNotProcessed(code)) return undefined;
  return { reason: code === 'rate_limited' ? 'busy' : 'unsent' };
}

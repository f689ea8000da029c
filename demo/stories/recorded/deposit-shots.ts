import type { DepositView } from '../../../src/contract/deposit-view.ts';
import type { ProblemCode } from '../../../src/contract/problem.ts';
import { awaiting, awaitingWindow, credited, expired, submitted } from './deposit-views.ts';

export interface Shot<View = DepositView> {
  readonly name: string;
  /** What the proxy says when asked for the view; nothing: it never answers. */
  readonly view?: View;
  readonly problem?: ProblemCode;
  /** The problem the proxy has with what the payer sends. */
  readonly answer?: ProblemCode;
  /** What the proxy says to what the payer sends, without a problem; neither: the connection breaks. */
  readonly next?: View;
  /** What the payer does to get there. Run inside the page. */
  readonly act?: (element: Element) => void;
}

/** Presses one of the buttons and links, counted from 0. */
export const press = (element: Element, index = 0) =>
  element.shadowRoot?.querySelectorAll<HTMLElement>('button, a.button')[index]?.click();

const exhausted = { attempts: { used: 5, left: 0 } };
const returnUrls = { fail: 'https://shop.example/f', pending: 'https://shop.example/p' };
const named = { wallet: { identifier: '0734234201', details: { account_name: 'K. Perera' } } };

/** At the field, with a text put in, and a press after that if the text alone shows nothing. */
export const putIn = (element: Element, text: string, presses: boolean) => {
  press(element, 2);
  // The field is in a part of the code that may still be on its way.
  const waiting = setInterval(() => {
    const input = element.shadowRoot?.querySelector('input');
    if (!input) return;
    clearInterval(waiting);
    input.value = text;
    input.dispatchEvent(new InputEvent('input'));
    if (presses) press(element, 0);
  }, 20);
};

const next = submitted('accepted');

/** Every screen, and how to get there. */
export const shots: readonly Shot[] = [
  { name: 'loading' },
  { name: 'pay', view: awaiting(), next },
  { name: 'pay-named', view: awaiting(named), next },
  { name: 'pay-copy-failed', view: awaiting(), act: (element) => press(element, 0) },
  { name: 'enter', view: awaiting(), next, act: (element) => press(element, 2) },
  { name: 'enter-error', view: awaiting(), act: (element) => putIn(element, '4829 17', true) },
  { name: 'enter-found', view: awaiting(), act: (element) => putIn(element, 'TrxID 48291736', false) },
  { name: 'enter-offered', view: awaiting(), act: (element) => putIn(element, '48291736, 55501234', false) },
  { name: 'enter-none', view: awaiting(), act: (element) => putIn(element, 'LKR 2,500.00', false) },
  { name: 'enter-date', view: awaiting(), act: (element) => putIn(element, '24112026', true) },
  { name: 'submitting', view: submitted('submitting') },
  { name: 'accepted', view: submitted('accepted') },
  { name: 'credited', view: credited() },
  { name: 'credited-other', view: credited(245_050) },
  { name: 'checking', view: submitted('checking', { returnUrls }) },
  { name: 'checking-unchanged', view: submitted('checking'), act: (element) => press(element, 0) },
  { name: 'possible', view: submitted('possible') },
  { name: 'rejected', view: submitted('rejected', { returnUrls }) },
  { name: 'exhausted', view: submitted('rejected', exhausted) },
  { name: 'unknown', view: submitted('unknown') },
  { name: 'expired', view: expired() },
  { name: 'load-failed', problem: 'store_unavailable' },
  { name: 'unavailable', problem: 'gateway_misconfigured' },
  { name: 'session-ended', problem: 'session_expired' },
  { name: 'window', view: awaitingWindow() },
  { name: 'window-waiting', view: awaitingWindow({}, true) },
];

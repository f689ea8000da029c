import type { WithdrawalView } from '../../../src/contract/withdrawal-view.ts';
import { press } from './deposit-shots.ts';
import type { Shot } from './deposit-shots.ts';
import { refused, requested, sent } from './withdrawal-views.ts';

/** Types an account and sends it. Runs inside the page, as `press` does. */
export const handIn = (element: Element, texts = ['03405138', 'Test Name Acc', 'Bank of Ceylon']) => {
  texts.forEach((text, index) => {
    const input = element.shadowRoot?.querySelectorAll('input')[index];
    if (!input) return;
    input.value = text;
    input.dispatchEvent(new InputEvent('input'));
  });
  press(element);
};

/** Every screen, and how to get there. */
export const withdrawalShots: readonly Shot<WithdrawalView>[] = [
  { name: 'loading' },
  { name: 'form', view: requested(), next: sent('accepted') },
  { name: 'form-errors', view: requested(), act: (element) => press(element) },
  {
    name: 'form-error',
    view: requested(),
    act: (element) => handIn(element, ['0340', 'Kamal 2', 'Bank of Ceylon']),
  },
  { name: 'sending', view: sent('sending') },
  { name: 'accepted', view: sent('accepted') },
  { name: 'accepted-unchanged', view: sent('accepted'), act: (element) => press(element) },
  { name: 'unknown', view: sent('unknown') },
  { name: 'succeeded', view: sent('succeeded') },
  { name: 'failed', view: sent('failed') },
  { name: 'refused-balance', view: refused('insufficient_balance') },
  { name: 'refused', view: refused('refused') },
  { name: 'refused-expired', view: refused('expired') },
  { name: 'conflict', view: sent('conflict') },
  { name: 'lost', view: requested(), act: (element) => handIn(element) },
  {
    name: 'form-unsent',
    view: requested(),
    answer: 'gateway_unavailable',
    act: (element) => handIn(element),
  },
  {
    name: 'offline',
    view: requested(),
    act: (element) => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
      handIn(element);
      Reflect.deleteProperty(navigator, 'onLine');
    },
  },
  { name: 'load-failed', problem: 'store_unavailable' },
  { name: 'unavailable', problem: 'gateway_misconfigured' },
  { name: 'session-ended', problem: 'session_expired' },
];

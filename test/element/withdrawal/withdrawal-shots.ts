import type { WithdrawalView } from '../../../src/contract/withdrawal-view.ts';
import { press } from '../shots.ts';
import type { Shot } from '../shots.ts';
import { refused, requested, sent } from './views.ts';

/** Every screen, and how to get there. */
export const withdrawalShots: readonly Shot<WithdrawalView>[] = [
  { name: 'loading' },
  { name: 'form', view: requested() },
  { name: 'form-errors', view: requested(), act: (element) => press(element) },
  {
    name: 'form-error',
    view: requested(),
    act: (element) => {
      ['0340', 'Kamal 2', 'Bank of Ceylon'].forEach((text, index) => {
        const input = element.shadowRoot?.querySelectorAll('input')[index];
        if (!input) return;
        input.value = text;
        input.dispatchEvent(new InputEvent('input'));
      });
      press(element);
    },
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
  {
    // The page that takes the pictures answers no POST: its result stays unknown.
    name: 'handed-in',
    view: requested(),
    act: (element) => {
      for (const input of element.shadowRoot?.querySelectorAll('input') ?? []) {
        input.value = input.inputMode === 'numeric' ? '03405138' : 'Bank of Ceylon';
        input.dispatchEvent(new InputEvent('input'));
      }
      press(element);
    },
  },
  { name: 'load-failed', problem: 'store_unavailable' },
  { name: 'unavailable', problem: 'gateway_misconfigured' },
  { name: 'session-ended', problem: 'session_expired' },
];

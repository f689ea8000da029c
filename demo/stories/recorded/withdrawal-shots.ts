import type { WithdrawalView } from '../../../src/contract/withdrawal-view.ts';
import { handIn, offline, press, unanswered } from './payer-moves.ts';
import type { Shot } from './shot.ts';
import { refused, requested, sent } from './withdrawal-views.ts';

const status = '[role=status]:not(.unseen)';

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
  {
    name: 'accepted-failed',
    view: sent('accepted'),
    act: (element) => unanswered(() => press(element)),
    reached: status,
  },
  {
    name: 'accepted-offline',
    view: sent('accepted'),
    act: (element) => offline(() => press(element)),
    reached: status,
  },
  { name: 'unknown', view: sent('unknown') },
  { name: 'succeeded', view: sent('succeeded') },
  { name: 'failed', view: sent('failed') },
  { name: 'refused-balance', view: refused('insufficient_balance') },
  { name: 'refused', view: refused('refused') },
  { name: 'refused-expired', view: refused('expired') },
  { name: 'conflict', view: sent('conflict') },
  { name: 'lost', view: requested(), act: (element) => handIn(element), reached: '.wait' },
  {
    name: 'form-unsent',
    view: requested(),
    answer: 'gateway_unavailable',
    act: (element) => handIn(element),
    reached: '.error',
  },
  {
    name: 'offline',
    view: requested(),
    act: (element) => offline(() => handIn(element)),
    reached: '.bad',
  },
  { name: 'load-failed', problem: 'store_unavailable' },
  { name: 'unavailable', problem: 'gateway_misconfigured' },
  { name: 'session-ended', problem: 'session_expired' },
];

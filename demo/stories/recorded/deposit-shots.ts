import type { DepositView } from '../../../src/contract/deposit-view.ts';
import { awaiting, awaitingWindow, credited, expired, submitted } from './deposit-views.ts';
import { offline, opensAs, press, putIn, unanswered, uncopied, usePhone, withSlip } from './payer-moves.ts';
import type { Shot } from './shot.ts';

const exhausted = { attempts: { used: 5, left: 0 } };
const returnUrls = { fail: 'https://shop.example/f', pending: 'https://shop.example/p' };
const named = { wallet: { identifier: '0734234201', details: { account_name: 'K. Perera' } } };
const byPhone = awaiting({ canResume: true });
const link = {
  url: 'https://shop.example/continue#ipay-resume=dGVh.aXM.bm90.Y29mZmVl',
  expiresInMs: 600_000,
};
const twoNumbers = {
  reference: 'tea-71',
  handedIn: [
    { transactionNumber: '48291763', atMs: Date.UTC(2026, 10, 24, 4, 58, 30) },
    { transactionNumber: '48291736', atMs: Date.UTC(2026, 10, 24, 5, 1, 0) },
  ],
};

const next = submitted('accepted');
const status = '[role=status]:not(.unseen)';

/** Every screen, and how to get there. */
export const shots: readonly Shot<DepositView>[] = [
  { name: 'loading' },
  { name: 'pay', view: awaiting(), next },
  { name: 'pay-named', view: awaiting(named), next },
  { name: 'pay-copy-failed', view: awaiting(), next, act: (element) => uncopied(() => press(element, 0)) },
  { name: 'pay-by-phone', view: byPhone, next, link, reached: '.aside' },
  {
    name: 'resume',
    view: byPhone,
    next,
    link,
    act: (element) => usePhone(element),
    reached: '.qr svg',
  },
  {
    name: 'resume-asking',
    view: byPhone,
    link: 'hang',
    act: (element) => usePhone(element),
    reached: '.qr .spinner',
  },
  {
    name: 'resume-old',
    view: byPhone,
    link: { ...link, expiresInMs: 1 },
    act: (element) => usePhone(element),
    reached: '.qr p',
  },
  {
    name: 'resume-failed',
    view: byPhone,
    act: (element) => usePhone(element),
    reached: '.qr p',
  },
  {
    name: 'resume-copy-failed',
    view: byPhone,
    link,
    act: (element) => usePhone(element, () => uncopied(() => press(element))),
    reached: status,
  },
  { name: 'resume-ended', attributes: { session: 'link' } },
  { name: 'enter', view: awaiting(), next, act: (element) => press(element, 2) },
  {
    name: 'enter-error',
    view: awaiting(),
    act: (element) => putIn(element, '4829 17', () => press(element)),
  },
  { name: 'enter-found', view: awaiting(), act: (element) => putIn(element, 'TrxID 48291736') },
  { name: 'enter-offered', view: awaiting(), act: (element) => putIn(element, '48291736, 55501234') },
  { name: 'enter-none', view: awaiting(), act: (element) => putIn(element, 'LKR 2,500.00') },
  {
    name: 'enter-date',
    view: awaiting(),
    act: (element) => putIn(element, '24112026', () => press(element)),
  },
  {
    name: 'offline',
    view: awaiting(),
    next,
    act: (element) => putIn(element, '48291736', () => offline(() => press(element))),
    reached: '.bad',
  },
  { name: 'submitting', view: submitted('submitting') },
  {
    name: 'lost',
    view: awaiting(),
    act: (element) => putIn(element, '48291736', () => press(element)),
    reached: '.wait',
  },
  { name: 'accepted', view: submitted('accepted') },
  { name: 'credited', view: credited() },
  { name: 'credited-other', view: credited(245_050) },
  { name: 'checking', view: submitted('checking', { returnUrls }) },
  { name: 'checking-unchanged', view: submitted('checking'), act: (element) => press(element, 0) },
  {
    name: 'checking-failed',
    view: submitted('checking'),
    act: (element) => unanswered(() => press(element)),
    reached: status,
  },
  {
    name: 'checking-offline',
    view: submitted('checking'),
    act: (element) => offline(() => press(element)),
    reached: status,
  },
  { name: 'possible', view: submitted('possible') },
  { name: 'rejected', view: submitted('rejected', { returnUrls }) },
  { name: 'exhausted', view: submitted('rejected', exhausted) },
  { name: 'unknown', view: submitted('unknown') },
  {
    name: 'slip',
    view: submitted('checking', twoNumbers),
    act: (element) => withSlip(element),
    reached: '#slip',
  },
  {
    name: 'slip-credited',
    view: credited(245_050, twoNumbers),
    act: (element) => withSlip(element),
    reached: '#slip',
  },
  {
    name: 'slip-copy-failed',
    view: submitted('unknown', twoNumbers),
    act: (element) =>
      withSlip(element, (slip) =>
        uncopied(() => slip.querySelector<HTMLElement>('button:nth-last-of-type(2)')?.click()),
      ),
    reached: status,
  },
  { name: 'expired', view: expired() },
  { name: 'load-failed', problem: 'store_unavailable' },
  { name: 'unavailable', problem: 'gateway_misconfigured' },
  { name: 'session-ended', problem: 'session_expired' },
  { name: 'window', view: awaitingWindow(), window: 'page' },
  { name: 'window-opening', view: awaitingWindow(), window: 'hang', act: (element) => press(element) },
  {
    name: 'window-blocked',
    view: awaitingWindow(),
    window: 'page',
    act: (element) => {
      opensAs('window-blocked', null);
      press(element);
    },
    reached: 'a.main',
  },
  {
    name: 'window-frame',
    view: awaitingWindow(),
    window: 'page',
    attributes: { 'open-in': 'frame' },
    act: (element) => press(element),
    reached: 'iframe',
  },
  { name: 'window-waiting', view: awaitingWindow({}, true), window: 'page' },
  {
    name: 'window-closed',
    view: awaitingWindow({}, true),
    window: 'page',
    act: (element) => {
      opensAs('window-closed', { closed: true });
      press(element, 1);
    },
    reached: status,
  },
  { name: 'window-expired', view: expired({ flow: 'window', wallet: null }, true) },
];

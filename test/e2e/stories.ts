import type { Outcome } from './payer.ts';

/** How a deposit of LKR 2,500 goes for the payer, from the number handed in to where it ends. */
export interface Story {
  readonly name: string;
  /** The last two digits of the transaction number, which choose the outcome: see the sandbox's magic numbers. */
  readonly digits: string;
  /** What is to be seen on the way. */
  readonly meanwhile?: Outcome;
  /** `credited`: how much was added. Any other: where it stays, as nothing more comes from the gateway. */
  readonly end: { readonly credited: 2500 | 2450 } | Exclude<Outcome, 'rejected'> | 'unsent' | 'corrected';
}

export const mainStories: readonly Story[] = [
  { name: 'ok', digits: '50', end: { credited: 2500 } },
  { name: 'ok with another amount', digits: '01', end: { credited: 2450 } },
  { name: 'rejected, corrected, credited', digits: '05', meanwhile: 'rejected', end: 'corrected' },
  { name: 'no answer in time, then credited', digits: '06', meanwhile: 'unknown', end: { credited: 2500 } },
];

export const moreStories: readonly Story[] = [
  { name: 'pending, then credited', digits: '02', meanwhile: 'checking', end: { credited: 2500 } },
  { name: 'possible, then credited', digits: '04', meanwhile: 'possible', end: { credited: 2500 } },
  { name: 'an answer cut short, then credited', digits: '08', meanwhile: 'unknown', end: { credited: 2500 } },
  { name: 'pending for ever', digits: '03', end: 'checking' },
  { name: 'a server error, then credited', digits: '07', meanwhile: 'unknown', end: { credited: 2500 } },
  { name: 'a connection reset, then credited', digits: '09', meanwhile: 'unknown', end: { credited: 2500 } },
  { name: 'a number that certainly was not processed', digits: '10', end: 'unsent' },
  { name: 'credited before the slow answer', digits: '11', end: { credited: 2500 } },
  { name: 'accepted, and no money ever comes', digits: '12', end: 'received' },
  { name: 'possible for ever', digits: '13', end: 'possible' },
  { name: 'no answer, and no money ever comes', digits: '14', end: 'unknown' },
  { name: 'told three times, credited once', digits: '15', end: { credited: 2500 } },
  { name: 'two payments under one order, credited once', digits: '16', end: { credited: 2500 } },
];

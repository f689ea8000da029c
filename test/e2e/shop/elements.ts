import { setTimeout } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { sandboxControls } from '../sandbox-controls.ts';
import type { HandsIn, Visitor } from '../visitor.ts';
import { Customer } from './customer.ts';
import { inGroups } from './in-groups.ts';
import type { PageOptions, Shop } from './shop.ts';
import { Withdrawer } from './withdrawer.ts';

/** A deposit or withdrawal of somebody new. */
interface Visit {
  readonly id: string;
  readonly open: (context: BrowserContext) => Promise<Visitor & HandsIn>;
  /** How often the gateway was asked for it, with these digits. */
  readonly calls: (digits: string) => number;
  /** Has the gateway's late postback come now: what these digits come to in the end. */
  readonly postBack: (digits: string) => Promise<void>;
}

/** Waits until the gateway is asked: a page that is left any earlier may not have sent anything yet. */
export async function isAsked({ calls }: Pick<Visit, 'calls'>, digits: string): Promise<void> {
  while (calls(digits) === 0) await setTimeout(20);
}

/** What is the same of both elements, under its names in each. */
interface ShopElement {
  readonly name: 'deposit' | 'withdrawal';
  /** Its state, and what is typed, where nothing more is to come. */
  readonly doneState: string;
  /** Digits that no other test uses; the last two choose what the gateway does. */
  readonly digits: (test: number, outcome?: string) => string;
  readonly headings: {
    readonly underWay: string;
    /** It may have been lost on the way. */
    readonly lost: string;
    /** The gateway's answer was. */
    readonly unknown: string;
    /** After `openOutcome`. */
    readonly open: string;
  };
  /** Comes to a good end with the late postback. */
  readonly openOutcome: string;
  /** Said beside `lost`. */
  readonly advice: string;
  /** What the browser keeps of what was typed. */
  readonly kept: (digits: string) => string;
  readonly visit: (shop: Shop, options?: Pick<PageOptions, 'network'>) => Promise<Visit>;
}

const deposit: ShopElement = {
  name: 'deposit',
  doneState: 'credited',
  digits: (test, outcome = '50') => `66${String(test).padStart(4, '0')}${outcome}`,
  headings: {
    underWay: 'Checking your payment…',
    lost: "We don't know the result yet",
    unknown: "We don't know the result yet",
    open: "We're checking your payment",
  },
  openOutcome: '02',
  advice: "Don't pay again",
  kept: (digits) => digits.replace(/^.{4}/, '$& '),
  async visit(shop, options) {
    const session = await shop.session();
    const url = shop.page(session, options);
    return {
      id: session.depositId,
      open: (context) => Customer.at(context, url),
      calls: (digits) => shop.attempts(digits),
      async postBack(digits) {
        const sandbox = sandboxControls(shop.sandboxUrl);
        await sandbox.postBack((await sandbox.transactionOf(digits)).orderId);
      },
    };
  },
};

const withdrawal: ShopElement = {
  name: 'withdrawal',
  doneState: 'succeeded',
  digits: (test, outcome = '50') => `0340${String(test).padStart(2, '0')}${outcome}`,
  headings: {
    underWay: 'Sending your withdrawal…',
    lost: "We don't know the result yet",
    unknown: "We're checking your withdrawal",
    open: "We're checking your withdrawal",
  },
  openOutcome: '09',
  advice: "Your money won't be paid twice.",
  kept: (digits) =>
    JSON.stringify({
      accountNumber: inGroups(digits),
      accountName: 'Test Name Acc',
      bank: 'Bank of Ceylon',
    }),
  async visit(shop, options) {
    const session = await shop.withdrawalSession();
    const url = shop.withdrawalPage(session, options);
    return {
      id: session.withdrawalId,
      open: (context) => Withdrawer.at(context, url),
      calls: () => shop.payouts(session),
      postBack: () => sandboxControls(shop.sandboxUrl).postBack(session.withdrawalId),
    };
  },
};

/** Both elements, for what has to hold of either. */
export const elements = [deposit, withdrawal] as const;

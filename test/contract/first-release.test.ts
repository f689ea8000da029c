import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDepositView } from '../../src/contract/check-deposit-view.ts';
import { isWithdrawalView } from '../../src/contract/check-withdrawal-view.ts';
import { depositStates } from '../../src/contract/deposit-state.ts';
import {
  activationRequestSchema,
  resumeRequestSchema,
  sessionRequestSchema,
  windowRequestSchema,
} from '../../src/contract/request-schemas.ts';
import {
  withdrawalDetailsSchema,
  withdrawalOrderSchema,
  withdrawalSessionRequestSchema,
} from '../../src/contract/withdrawal-request-schemas.ts';
import { withdrawalRefusals, withdrawalStates } from '../../src/contract/withdrawal-state.ts';
import { ofContract } from '../proxy/of-contract.ts';
import {
  depositEventSchema,
  depositViewSchema,
  resumedSessionSchema,
  resumeLinkSchema,
  sessionSchema,
} from './answer-schemas.ts';
import recorded from './first-release.json' with { type: 'json' };
import {
  withdrawalEventSchema,
  withdrawalRecordSchema,
  withdrawalSessionSchema,
  withdrawalViewSchema,
} from './withdrawal-answer-schemas.ts';

/*
 * What proxies and elements of the first release say is recorded in `first-release.json`, and is never changed within
 * that line: payers' browsers keep old elements for months, and merchants' servers know the events of their day.
 */

interface Schema {
  readonly parse: (value: unknown) => unknown;
  readonly safeParse: (value: unknown) => { readonly success: boolean };
}

/** Which a proxy may leave out. */
const optional = ['withdrawalId'];

/** Every field that was there is still known, and is never missing: whoever was built then asks for it. */
function staysWhole(schema: Schema, answer: Readonly<Record<string, unknown>>): void {
  ofContract(schema, answer);
  for (const [name, value] of Object.entries(answer)) {
    if (optional.includes(name)) continue;
    assert.equal(schema.safeParse({ ...answer, [name]: undefined }).success, false, name);
    if (name !== 'data' || typeof value !== 'object' || value === null) continue;
    for (const inner of Object.keys(value)) {
      const data: object = { ...value, [inner]: undefined };
      assert.equal(schema.safeParse({ ...answer, data }).success, false, inner);
    }
  }
}

/** One of each state, as those that have a number, or an account, differ in their state alone. */
const depositViews = [
  ...recorded.depositViews,
  ...recorded.submittedStates.map((state) => ({ ...recorded.submittedView, state })),
];
const withdrawalViews = [
  ...recorded.withdrawalViews,
  ...recorded.sentStates.map((state) => ({ ...recorded.sentView, state })),
  ...recorded.refusals.map((refusal) => ({ ...recorded.refusedView, refusal })),
];

const statesOf = (views: readonly { readonly state: string }[]) =>
  [...new Set(views.map(({ state }) => state))].sort();

describe('an element of this version', () => {
  it('takes what a proxy of the first release answers', () => {
    for (const view of depositViews) assert(isDepositView(view), view.state);
    for (const view of withdrawalViews) assert(isWithdrawalView(view), view.state);
  });

  it('takes news in fields that it does not know, at every depth', () => {
    const news = { badge: { since: 1 } };
    for (const view of depositViews) {
      const { amount, attempts, wallet } = view;
      const more = {
        ...news,
        amount: { ...amount, ...news },
        attempts: { ...attempts, ...news },
        wallet: wallet && { ...wallet, ...news },
      };
      assert(isDepositView({ ...view, ...more }), view.state);
    }
    for (const view of withdrawalViews) assert(isWithdrawalView({ ...view, ...news }), view.state);
  });
});

describe('a proxy of this version', () => {
  it('answers what an element of the first release asks for, and in no state that it does not know', () => {
    for (const view of depositViews) staysWhole(depositViewSchema, view);
    for (const view of withdrawalViews) staysWhole(withdrawalViewSchema, view);
    staysWhole(resumeLinkSchema, recorded.resumeLink);
    staysWhole(resumedSessionSchema, recorded.resumedSession);
    assert.deepEqual(statesOf(depositViews), [...depositStates].sort());
    assert.deepEqual(statesOf(withdrawalViews), [...withdrawalStates].sort());
    assert.deepEqual(recorded.refusals, withdrawalRefusals);
  });

  it('takes what an element, or a server, of the first release sends', () => {
    const { activation, window, resume, withdrawal, session } = recorded.requests;
    const { withdrawalOrder, withdrawalSession } = recorded.requests;
    ofContract(activationRequestSchema, activation);
    ofContract(windowRequestSchema, window);
    ofContract(resumeRequestSchema, resume);
    ofContract(withdrawalDetailsSchema, withdrawal);
    ofContract(sessionRequestSchema, session);
    ofContract(withdrawalOrderSchema, withdrawalOrder);
    ofContract(withdrawalSessionRequestSchema, withdrawalSession);
  });

  it('gives a server of the first release what that reads', () => {
    staysWhole(sessionSchema, recorded.session);
    staysWhole(withdrawalSessionSchema, recorded.withdrawalSession);
    staysWhole(withdrawalRecordSchema, recorded.withdrawalRecord);
    for (const event of recorded.depositEvents) staysWhole(depositEventSchema, event);
    for (const event of recorded.withdrawalEvents) staysWhole(withdrawalEventSchema, event);
  });
});

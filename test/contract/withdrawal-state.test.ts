import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  canMoveWithdrawal,
  withdrawalStates,
  withdrawalTransitions,
} from '../../src/contract/withdrawal-state.ts';

const leadingTo = (to: (typeof withdrawalStates)[number]) =>
  withdrawalStates.filter((from) => canMoveWithdrawal(from, to));

describe('the table of a withdrawal’s legal moves', () => {
  it('is this one', () => {
    const moves = withdrawalStates.map((from) =>
      `${from} -> ${withdrawalTransitions[from].join(' ')}`.trim(),
    );
    assert.deepEqual(moves, [
      'requested -> sending refused succeeded failed',
      'sending -> accepted refused unknown requested succeeded failed',
      'accepted -> succeeded failed',
      'unknown -> accepted succeeded failed',
      'refused -> conflict',
      'succeeded -> conflict',
      'failed -> conflict',
      'conflict ->',
    ]);
  });

  for (const state of withdrawalStates) {
    it(`has no move from ${state} to itself, and none twice`, () => {
      assert.equal(canMoveWithdrawal(state, state), false);
      assert.equal(new Set(withdrawalTransitions[state]).size, withdrawalTransitions[state].length);
    });
  }

  it('never sends again what may have reached the gateway', () =>
    assert.deepEqual(leadingTo('sending'), ['requested']));
  it('never turns a lost answer into a refusal', () =>
    assert.deepEqual(leadingTo('refused'), ['requested', 'sending']));
  it('never swaps one result for the other', () => {
    assert.equal(canMoveWithdrawal('succeeded', 'failed'), false);
    assert.equal(canMoveWithdrawal('failed', 'succeeded'), false);
  });
});

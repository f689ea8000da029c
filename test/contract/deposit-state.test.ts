import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canMove, depositStates, depositTransitions, takesNumber } from '../../src/contract/deposit-state.ts';

describe('the table of legal moves', () => {
  it('is this one', () => {
    const moves = depositStates.map((from) => `${from} -> ${depositTransitions[from].join(' ')}`.trim());
    assert.deepEqual(moves, [
      'awaiting_payment -> submitting expired credited needs_review',
      'submitting -> accepted checking possible unknown rejected credited needs_review awaiting_payment expired',
      'accepted -> credited needs_review',
      'checking -> credited needs_review',
      'possible -> submitting credited needs_review',
      'unknown -> accepted checking possible needs_review credited',
      'rejected -> submitting credited needs_review',
      'needs_review -> credited',
      'credited ->',
      'expired -> submitting credited needs_review',
    ]);
  });

  for (const state of depositStates) {
    it(`has no move from ${state} to itself, and none twice`, () => {
      assert.equal(canMove(state, state), false);
      assert.equal(new Set(depositTransitions[state]).size, depositTransitions[state].length);
    });
  }
});

describe('credited', () => {
  for (const state of depositStates.filter((any) => any !== 'credited')) {
    it(`is reached from ${state} by one verified postback`, () =>
      assert.equal(canMove(state, 'credited'), true));
    it(`is never left for ${state}`, () => assert.equal(canMove('credited', state), false));
  }
});

describe('needs_review', () => {
  for (const state of depositStates.filter((any) => any !== 'credited' && any !== 'needs_review')) {
    it(`is reached from ${state} by a verified postback whose amount is held`, () =>
      assert.equal(canMove(state, 'needs_review'), true));
  }
  it('is left by a credit alone', () => assert.deepEqual(depositTransitions.needs_review, ['credited']));
});

describe('unknown', () => {
  it('never becomes rejected: after a lost answer a refusal proves nothing', () =>
    assert.equal(canMove('unknown', 'rejected'), false));
  it('takes no other number, so that nobody pays twice', () => assert.equal(takesNumber('unknown'), false));
  it('is never reached from an outcome the gateway gave', () => {
    const before = depositStates.filter((state) => canMove(state, 'unknown'));
    assert.deepEqual(before, ['submitting']);
  });
});

describe('takesNumber', () => {
  it('holds where the payer may hand in a number', () =>
    assert.deepEqual(depositStates.filter(takesNumber), [
      'awaiting_payment',
      'possible',
      'rejected',
      'expired',
    ]));
});

import assert from 'node:assert/strict';
import { canMoveWithdrawal } from '../../src/contract/withdrawal-state.ts';
import type { WithdrawalState } from '../../src/contract/withdrawal-state.ts';
import type { WithdrawalEvent } from '../../src/proxy/index.ts';
import { keyPair } from '../proxy/signed-postback.ts';
import { notPaid, paid } from './payout-desk.ts';
import type { Payout } from './payout-desk.ts';
import type { World } from './world.ts';

/** Everything the database says of one withdrawal, in the order in which it happened. */
interface Story {
  readonly id: string;
  readonly state: WithdrawalState;
  readonly path: readonly WithdrawalState[];
  readonly told: readonly WithdrawalEvent['type'][];
}

const isOfWithdrawal = (event: { readonly type: string }): event is WithdrawalEvent =>
  event.type.startsWith('withdrawal.');

async function storiesIn({ database, shop }: World): Promise<Story[]> {
  const moves = await database.rows('select * from withdrawal_transition order by sequence');
  return (await database.rows('select id, state from withdrawal')).map((row) => {
    const id = String(row['id']);
    const own = moves.filter((move) => move['withdrawal_id'] === id);
    let at: WithdrawalState = 'requested';
    for (const move of own) {
      assert.equal(move['from_state'], at, `${id} moved from where it was not`);
      const to = move['to_state'] as WithdrawalState;
      assert(canMoveWithdrawal(at, to), `${id} went from ${at} to ${to}`);
      at = to;
    }
    assert.equal(row['state'], at, `${id} is not where it went last`);
    const told = shop.taken.filter(isOfWithdrawal).filter(({ data }) => data.withdrawalId === id);
    return {
      id,
      state: at,
      path: own.map((move) => move['to_state'] as WithdrawalState),
      told: told.map(({ type }) => type).filter((type) => type !== 'withdrawal.needs_review'),
    };
  });
}

/** One intent, one id, one request: nothing else keeps a payout from being made twice. */
function assertSentOnce({ gateway: { payouts } }: World): void {
  assert.deepEqual(payouts.forged, [], 'a request with a wrong signature');
  assert.deepEqual(payouts.askedTwice, [], 'a withdrawal reached the gateway twice');
  const labels = [...payouts.payouts.values()].map(({ label }) => label);
  assert.equal(new Set(labels).size, labels.length, 'one intent reached the gateway under two ids');
}

/** Where a withdrawal must be when all that was signed has arrived. */
function statesAfter(
  payout: Payout | undefined,
  path: readonly WithdrawalState[],
): readonly WithdrawalState[] {
  // Never arrived there, as far as anybody can know.
  if (!payout) return ['requested', 'refused', 'unknown'];
  const wasRefused = path.includes('refused');
  assert(payout.isRefused || !wasRefused, `${payout.id} is refused here, and not at the gateway`);
  if (payout.results.size === 2) return ['conflict'];
  if (payout.results.has(paid)) return [wasRefused ? 'conflict' : 'succeeded'];
  if (payout.results.has(notPaid)) return [wasRefused ? 'refused' : 'failed'];
  // Refused, and the answer may have been lost.
  return ['refused', 'unknown'];
}

const toldOnceIn: Partial<Record<WithdrawalState, readonly string[]>> = {
  succeeded: ['withdrawal.succeeded'],
  failed: ['withdrawal.failed'],
  refused: ['withdrawal.refused'],
};

/** What a merchant has to do is told once and follows from the state: pay for good, give back, or look. */
function assertTold({ id, state, told }: Story): void {
  if (state === 'conflict') {
    assert.equal(told.length, 2, `${id}: ${told.join(', ')}`);
    assert.equal(told[1], 'withdrawal.conflict');
  } else assert.deepEqual(told, toldOnceIn[state] ?? [], `${id} is ${state}`);
}

async function assertWordsAreKept({ store, gateway: { payouts } }: World): Promise<void> {
  for (const { id, results } of payouts.payouts.values()) {
    for (const result of results) {
      const transactionId = `withdrawal:${id}:${result}`;
      const name = { account: keyPair.account, walletType: 'ipay', transactionId, variant: '' };
      assert(await store.read.findTransaction(name), `${transactionId} was signed and is not stored`);
    }
  }
}

/** All that must hold of withdrawals when everything has been delivered. */
export async function assertWithdrawalInvariants(world: World): Promise<number> {
  assertSentOnce(world);
  await assertWordsAreKept(world);
  const { payouts } = world.gateway.payouts;
  const stories = await storiesIn(world);
  for (const story of stories) {
    const allowed = statesAfter(payouts.get(story.id), story.path);
    assert(allowed.includes(story.state), `${story.id} is ${story.state}, not ${allowed.join(' or ')}`);
    assertTold(story);
  }
  for (const id of payouts.keys()) {
    assert(
      stories.some((story) => story.id === id),
      `${id} reached the gateway and is not in the database`,
    );
  }
  return payouts.size;
}

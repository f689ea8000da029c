import assert from 'node:assert/strict';
import { canMove } from '../../src/contract/deposit-state.ts';
import type { DepositState } from '../../src/contract/deposit-state.ts';
import type { MerchantEvent } from '../../src/proxy/index.ts';
import { keyPair } from '../proxy/signed-postback.ts';
import type { World } from './world.ts';

type Credit = Extract<MerchantEvent, { type: 'deposit.credited' }>['data'];

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const creditsIn = (events: readonly MerchantEvent[]): Credit[] =>
  events.flatMap((event) => (event.type === 'deposit.credited' ? [event.data] : []));

/** One credit per deposit and per transaction, each of money that the gateway has signed for that very order. */
async function assertCreditsAreTrue({ store, gateway }: World, credits: readonly Credit[]): Promise<void> {
  assert(unique(credits.map(({ depositId }) => depositId)), 'a deposit was credited twice');
  assert(unique(credits.map(({ transactionId }) => transactionId)), 'a transaction was credited twice');
  for (const { depositId, transactionId, credited } of credits) {
    const attempts = await store.read.listAttempts(depositId);
    const isTrue = gateway.signed.some(
      (payment) =>
        payment.transactionId === transactionId &&
        payment.amountMinor === credited.amountMinor &&
        attempts.some(({ id }) => id === payment.orderId),
    );
    assert(isTrue, `${depositId} was credited with ${transactionId}, which the gateway does not have for it`);
  }
}

/** Nothing the gateway signed is forgotten, and whoever paid has his credit. */
async function assertNothingIsLost({ store, gateway }: World, credits: readonly Credit[]): Promise<void> {
  for (const { orderId, transactionId } of gateway.signed) {
    const name = { account: keyPair.account, walletType: 'ipay', transactionId, variant: '' };
    assert(await store.read.findTransaction(name), `${transactionId} was signed and is not stored`);
    const attempt = await store.read.findAttempt(orderId);
    if (!attempt) continue;
    const deposit = await store.read.findDeposit(attempt.depositId);
    assert.equal(deposit?.state, 'credited', `${attempt.depositId} is paid and not credited`);
    assert(
      credits.some(({ depositId }) => depositId === attempt.depositId),
      'a credit was not told',
    );
  }
}

/** What the merchant was told is what the proxy has credited. */
async function assertBooksAgree(
  { store }: World,
  credits: readonly Credit[],
  depositIds: readonly string[],
): Promise<void> {
  const deposits = await Promise.all(depositIds.map((id) => store.read.findDeposit(id)));
  const credited = deposits.map((deposit) => deposit?.credited?.amountMinor ?? 0);
  assert.equal(
    sum(credits.map((credit) => credit.credited.amountMinor)),
    sum(credited),
    'ledger and credits',
  );
}

/** Every event was taken at least once, those of one deposit in their order. */
async function assertEventsArrived({ store, shop }: World): Promise<void> {
  const all = await store.read.listEvents(0, 10_000);
  assert.equal(shop.taken.length, all.length, 'events taken and written');
  for (const depositId of new Set(all.map((stored) => stored.depositId))) {
    const written = all.filter((stored) => stored.depositId === depositId).map(({ event }) => event.id);
    const taken = shop.taken
      .filter(({ data }) => 'depositId' in data && data.depositId === depositId)
      .map(({ id }) => id);
    // Events of no deposit have no order among themselves.
    if (depositId === null) assert.deepEqual(new Set(taken), new Set(written));
    else assert.deepEqual(taken, written, `events of ${depositId} out of order`);
  }
}

/** Every deposit went from where it was to where the table lets it go, and is where it went last. */
async function assertMovesAreLegal(world: World, depositIds: readonly string[]): Promise<void> {
  const at = new Map<string, DepositState>(depositIds.map((id) => [id, 'awaiting_payment']));
  for (const { depositId, from, to } of await world.transitions()) {
    assert.equal(at.get(depositId), from, `${depositId} moved from where it was not`);
    assert(canMove(from, to), `${depositId} went from ${from} to ${to}`);
    at.set(depositId, to);
  }
  for (const [id, state] of at) assert.equal((await world.store.read.findDeposit(id))?.state, state);
}

/** All that must hold when everything has been delivered. */
export async function assertInvariants(world: World, depositIds: readonly string[]): Promise<number> {
  assert.deepEqual(world.gateway.askedTwice, [], 'an attempt reached the gateway twice');
  const credits = creditsIn(world.shop.taken);
  await assertCreditsAreTrue(world, credits);
  await assertNothingIsLost(world, credits);
  await assertBooksAgree(world, credits, depositIds);
  await assertEventsArrived(world);
  await assertMovesAreLegal(world, depositIds);
  return credits.length;
}

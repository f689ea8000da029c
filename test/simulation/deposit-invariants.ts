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
async function assertCreditsAreTrue(
  { store, gateway: { deposits } }: World,
  credits: readonly Credit[],
): Promise<void> {
  assert(unique(credits.map(({ depositId }) => depositId)), 'a deposit was credited twice');
  assert(unique(credits.map(({ transactionId }) => transactionId)), 'a transaction was credited twice');
  for (const { depositId, transactionId, credited } of credits) {
    const attempts = await store.read.listAttempts(depositId);
    const isTrue = deposits.signed.some(
      (payment) =>
        payment.transactionId === transactionId &&
        payment.amountMinor === credited.amountMinor &&
        attempts.some(({ id }) => id === payment.orderId),
    );
    assert(isTrue, `${depositId} was credited with ${transactionId}, which the gateway does not have for it`);
  }
}

/** Nothing the gateway signed is forgotten, and whoever paid has the credit. */
async function assertNothingIsLost(
  { store, gateway: { deposits } }: World,
  credits: readonly Credit[],
): Promise<void> {
  for (const { orderId, transactionId } of deposits.signed) {
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
async function assertBooksAgree({ database }: World, credits: readonly Credit[]): Promise<void> {
  const deposits = await database.rows('select credited_minor from deposit where credited_minor is not null');
  assert.equal(
    sum(credits.map((credit) => credit.credited.amountMinor)),
    sum(deposits.map((row) => Number(row['credited_minor']))),
    'ledger and credits',
  );
}

/** Every deposit went from where it was to where the table lets it go, and is where it went last. */
async function assertMovesAreLegal({ database }: World): Promise<void> {
  const deposits = await database.rows('select id, state from deposit');
  const at = new Map<string, DepositState>(deposits.map(({ id }) => [String(id), 'awaiting_payment']));
  for (const row of await database.rows('select * from transition order by sequence')) {
    const depositId = String(row['deposit_id']);
    const [from, to] = [row['from_state'] as DepositState, row['to_state'] as DepositState];
    assert.equal(at.get(depositId), from, `${depositId} moved from where it was not`);
    assert(canMove(from, to), `${depositId} went from ${from} to ${to}`);
    at.set(depositId, to);
  }
  for (const { id, state } of deposits) assert.equal(at.get(String(id)), state);
}

/** All that must hold of deposits when everything has been delivered. */
export async function assertDepositInvariants(world: World): Promise<number> {
  assert.deepEqual(world.gateway.deposits.askedTwice, [], 'an attempt reached the gateway twice');
  const credits = creditsIn(world.shop.taken);
  await assertCreditsAreTrue(world, credits);
  await assertNothingIsLost(world, credits);
  await assertBooksAgree(world, credits);
  await assertMovesAreLegal(world);
  return credits.length;
}

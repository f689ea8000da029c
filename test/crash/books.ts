import assert from 'node:assert/strict';
import { keyPair } from '../proxy/signed-postback.ts';
import type { LedgerEntry } from './merchant-ledger.ts';
import { MerchantLedger } from './merchant-ledger.ts';
import type { PayingGateway } from './paying-gateway.ts';
import { openStoreAt } from './store-place.ts';
import type { Withdrawers } from './withdrawers.ts';

/** Every postback that was answered ok is in the store: asked right after the kill, before anybody repairs anything. */
export async function assertNothingLost(
  place: string,
  { signed }: PayingGateway,
  found: Set<string>,
): Promise<void> {
  const store = await openStoreAt(place);
  try {
    for (const { transactionId, acknowledged } of signed) {
      if (!acknowledged || found.has(transactionId)) continue;
      const name = { account: keyPair.account, walletType: 'ipay', transactionId, variant: '' };
      assert(await store.read.findTransaction(name), `${transactionId} was acknowledged and is lost`);
      found.add(transactionId);
    }
  } finally {
    await store.close();
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const areUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** The gateway's truth, the proxy's credits and the merchant's ledger are the same money, each payment once. */
async function assertDepositsAgree(
  place: string,
  { payments }: PayingGateway,
  depositIds: readonly string[],
  ledger: readonly LedgerEntry[],
): Promise<void> {
  const credits = ledger.filter(({ type }) => type === 'deposit.credited');
  assert(areUnique(credits.map(({ subject }) => subject)), 'a deposit was credited twice');
  assert(areUnique(payments.map(({ orderId }) => orderId)), 'an attempt reached the gateway twice');
  assert.equal(credits.length, payments.length, 'payments and ledger entries');
  const truth = sum(payments.map(({ amountMinor }) => amountMinor));
  assert.equal(sum(credits.map(({ amountMinor }) => amountMinor)), truth, 'ledger and truth');
  const store = await openStoreAt(place);
  try {
    // A session whose answer was lost in the crash has no payer: its deposit is never paid.
    const deposits = await Promise.all(depositIds.map((id) => store.read.findDeposit(id)));
    const credited = deposits.map((deposit) => deposit?.credited?.amountMinor ?? 0);
    assert.equal(sum(credited), truth, 'credits and truth');
  } finally {
    await store.close();
  }
}

/** One intent, one id, one request; and what the merchant was told of it, once, is what the gateway did. */
function assertPayoutsAgree(
  { payouts, refusals }: PayingGateway,
  { askedOff, calledOff }: Withdrawers,
  ledger: readonly LedgerEntry[],
): void {
  const arrived = [...payouts, ...refusals];
  assert(areUnique(arrived.map(({ withdrawalId }) => withdrawalId)), 'a withdrawal was sent twice');
  assert(areUnique(arrived.map(({ label }) => label)), 'an intent was sent under two ids');
  const told = ledger.filter(({ type }) => type.startsWith('withdrawal.'));
  assert(areUnique(told.map(({ subject }) => subject)), 'the merchant was told two ends of a withdrawal');
  const typeOf = new Map(told.map(({ subject, type }) => [subject, type]));
  for (const { withdrawalId, result } of payouts) {
    assert.equal(typeOf.get(withdrawalId), `withdrawal.${result}`, withdrawalId);
  }
  const refused = new Set(refusals.map(({ withdrawalId }) => withdrawalId));
  for (const { subject, type } of told) {
    // A refusal whose answer died with the proxy is known to nobody: then nothing is told, and a person is asked.
    const isRefused = refused.has(subject) || (type === 'withdrawal.refused' && askedOff.has(subject));
    assert.equal(type === 'withdrawal.refused', isRefused, `${subject} ends as ${type}`);
  }
  for (const id of calledOff) assert.equal(typeOf.get(id), 'withdrawal.refused', `${id} was called off`);
}

export async function assertBooksAgree(
  place: string,
  ledgerFile: string,
  gateway: PayingGateway,
  withdrawers: Withdrawers,
  depositIds: readonly string[],
): Promise<LedgerEntry[]> {
  const ledger = new MerchantLedger(ledgerFile);
  try {
    const entries = ledger.entries();
    await assertDepositsAgree(place, gateway, depositIds, entries);
    assertPayoutsAgree(gateway, withdrawers, entries);
    return entries;
  } finally {
    ledger.close();
  }
}

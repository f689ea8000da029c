import assert from 'node:assert/strict';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import type { StoredDeposit } from '../../src/store/records.ts';
import { keyPair } from '../proxy/signed-postback.ts';
import { KillableProxy } from './killable-proxy.ts';
import { MerchantLedger } from './merchant-ledger.ts';
import { Payers } from './payers.ts';
import { PayingGateway } from './paying-gateway.ts';
import { seededRandom } from './seeded-random.ts';
import { openStoreAt } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

export interface CrashRun {
  readonly place: StorePlace;
  readonly ledgerFile: string;
  readonly rounds: number;
  readonly seed: number;
}

export interface CrashFigures {
  readonly payments: number;
  readonly acknowledgedWhenKilled: number;
  readonly credits: number;
}

/** The events a killed proxy had in its hands are another's after a minute. */
const leaseIsOverMs = 61_000;

/** Every postback that was answered ok is in the store: asked right after the kill, before anybody repairs anything. */
async function assertNothingLost(
  place: StorePlace,
  { payments }: PayingGateway,
  found: Set<string>,
): Promise<void> {
  const store = await openStoreAt(place);
  try {
    for (const { transactionId, acknowledged } of payments) {
      if (!acknowledged || found.has(transactionId)) continue;
      const name = { account: keyPair.account, walletType: 'ipay', transactionId, variant: '' };
      assert(await store.read.findTransaction(name), `${transactionId} was acknowledged and is lost`);
      found.add(transactionId);
    }
  } finally {
    await store.close();
  }
}

async function creditedDeposits(store: DepositStore, ids: readonly string[]): Promise<StoredDeposit[]> {
  const deposits = await Promise.all(ids.map((id) => store.read.findDeposit(id)));
  return deposits
    .filter((deposit) => deposit?.state === 'credited')
    .filter((deposit) => deposit !== undefined);
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The gateway's truth, the proxy's credits and the merchant's ledger are the same money, each payment once. */
async function assertBooksAgree(run: CrashRun, gateway: PayingGateway, payers: Payers): Promise<number> {
  const store = await openStoreAt(run.place);
  const ledger = new MerchantLedger(run.ledgerFile);
  try {
    const entries = ledger.entries();
    const ids = entries.map(({ depositId }) => depositId);
    assert.equal(new Set(ids).size, ids.length, 'a deposit was credited twice');
    assert.equal(new Set(gateway.payments.map(({ orderId }) => orderId)).size, gateway.payments.length);
    assert.equal(entries.length, gateway.payments.length, 'payments and ledger entries');
    const truth = sum(gateway.payments.map(({ amountMinor }) => amountMinor));
    assert.equal(sum(entries.map(({ amountMinor }) => amountMinor)), truth, 'ledger and truth');
    // A session whose answer was lost in the crash has no payer: its deposit is never paid.
    const credited = await creditedDeposits(store, payers.depositIds);
    assert.equal(
      sum(credited.map((deposit) => deposit.credited?.amountMinor ?? 0)),
      truth,
      'credits and truth',
    );
    return entries.length;
  } finally {
    ledger.close();
    await store.close();
  }
}

/** Lets the load run until a number of things have happened, and kills the proxy in the middle of the next. */
async function killUnderLoad(
  proxy: KillableProxy,
  gateway: PayingGateway,
  payers: Payers,
  moments: number,
): Promise<void> {
  const stopping = new AbortController();
  const load = [payers.payAt(proxy.url, stopping.signal), gateway.sendPostbacks(proxy.url, stopping.signal)];
  await new Promise<void>((resolve) => {
    let left = moments;
    gateway.onTraffic = () => {
      if (--left === 0) resolve();
    };
  });
  await proxy.kill();
  stopping.abort();
  await Promise.all(load);
}

/** Kills the proxy again and again under load, then lets it finish, and compares all the books. */
export async function runCrashRounds(run: CrashRun): Promise<CrashFigures> {
  const random = seededRandom(run.seed);
  const gateway = new PayingGateway(random);
  const payers = new Payers(random);
  const gatewayUrl = await gateway.listen();
  let lives = 0;
  const found = new Set<string>();
  const start = () => KillableProxy.start(run.place, run.ledgerFile, gatewayUrl, leaseIsOverMs * lives++);
  try {
    for (let round = 0; round < run.rounds; round++) {
      await killUnderLoad(await start(), gateway, payers, 1 + random.below(80));
      await assertNothingLost(run.place, gateway, found);
    }
    const acknowledgedWhenKilled = gateway.payments.filter(({ acknowledged }) => acknowledged).length;

    const last = await start();
    const stopping = new AbortController();
    gateway.onTraffic = () => {
      if (gateway.payments.every(({ acknowledged }) => acknowledged)) stopping.abort();
    };
    gateway.onTraffic();
    await gateway.sendPostbacks(last.url, stopping.signal);
    await last.deliver();
    await last.kill();
    const credits = await assertBooksAgree(run, gateway, payers);
    return { payments: gateway.payments.length, acknowledgedWhenKilled, credits };
  } finally {
    gateway.close();
  }
}

import { keptDepositSchema } from '../server/shop-shapes.ts';
import type { KeptDeposit } from '../server/shop-shapes.ts';
import { readKept, writeKept } from './kept-value.ts';

const key = 'ipay-demo:deposit';

/** The deposit of the last visit. Its session is a bearer token: kept in storage, never in the address. */
export function loadDeposit(): KeptDeposit | undefined {
  return readKept(key, keptDepositSchema);
}

export function saveDeposit(deposit: KeptDeposit): void {
  writeKept(key, deposit);
}

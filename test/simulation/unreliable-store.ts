import type { DepositStore } from '../../src/store/deposit-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import type { SeededRandom } from '../crash/seeded-random.ts';

const unavailable = () => new StoreError('store_unavailable', 'The database did not do what it was asked.');

/**
 * The same store behind a connection that is lost now and then: before anything was done, or after all of it was.
 *
 * @param isWell from when on it is lost no more
 */
export const unreliableStore = (
  store: DepositStore,
  random: SeededRandom,
  isWell: () => boolean,
): DepositStore => ({
  ...store,
  async transact(work) {
    if (!isWell() && random.chance(0.02)) throw unavailable();
    const result = await store.transact(work);
    if (!isWell() && random.chance(0.02)) throw unavailable();
    return result;
  },
});

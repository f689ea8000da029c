import type { DepositRecord } from '../../contract/deposit-record.ts';
import type { ProxyContext } from '../context.ts';
import { depositRecordOf } from '../deposit/deposit-view-of.ts';
import { ProblemError } from '../errors/problem-error.ts';

/**
 * The deposit as its merchant sees it.
 *
 * @throws {ProblemError} `not_found`
 */
export async function findDeposit({ store }: ProxyContext, depositId: string): Promise<DepositRecord> {
  const deposit = await store.read.findDeposit(depositId);
  if (!deposit) throw new ProblemError('not_found');
  return depositRecordOf(deposit, await store.read.listAttempts(depositId));
}

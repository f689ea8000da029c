import { isWithdrawalView } from '../../contract/check-withdrawal-view.ts';
import type { WithdrawalDetails, WithdrawalView } from '../../contract/withdrawal-view.ts';
import { ProxyConnection } from '../proxy-connection.ts';

/** Speaks the withdrawal's side of the contract with the proxy. Every failure is a `ProxyError`. */
export class WithdrawalClient extends ProxyConnection {
  /** The withdrawal as it stands; with `after`, waits at the proxy for a version newer than that. */
  view(signal: AbortSignal, after?: number): Promise<WithdrawalView> {
    return this.askView('/withdrawal', isWithdrawalView, signal, after);
  }

  /** Says where the money goes. Given twice, the same account is paid once. */
  request(details: WithdrawalDetails, signal: AbortSignal): Promise<WithdrawalView> {
    return this.ask('/withdrawal', isWithdrawalView, signal, details);
  }
}
